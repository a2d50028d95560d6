/** Commands on the parts of a report and the pictures in it. */
import { z } from 'zod'
import { Id } from '../records/basics.ts'
import { Picture } from '../records/modification.ts'
import { wholeOutlineOf } from '../report/outline.ts'
import { failed, ok } from '../result.ts'
import { put } from '../workspace.ts'
import { defineCommand } from './command.ts'
import { find } from './lookup.ts'

/** Puts a part into the report or leaves it out, whatever the stage says; null: as the stage says. */
export const choosePart = defineCommand({
  name: 'report.part',
  args: z.object({ modification: Id, part: z.string().min(1), included: z.boolean().nullable() }),
  run: (workspace, { modification, part, included }) => {
    const found = find(workspace, 'modification', modification)
    if (!found.ok) return found
    const entry = wholeOutlineOf(workspace, modification).find(({ part: { id } }) => id === part)
    if (entry === undefined) return failed('report/part', `The report has no part “${part}”.`)
    const { [part]: _, ...others } = found.value.reportParts
    const reportParts = included === null ? others : { ...others, [part]: included }
    const did = included === null ? 'As the stage says:' : included ? 'Put in' : 'Leave out'
    return ok({
      label: `${did} “${entry.heading}”`,
      patches: [put(workspace, 'modification', { ...found.value, reportParts })],
    })
  },
})

export const addPicture = defineCommand({
  name: 'picture.add',
  args: Picture,
  run: (workspace, picture) => {
    const found = find(workspace, 'modification', picture.modification)
    if (!found.ok) return found
    if (workspace.picture.has(picture.id)) {
      return failed('picture/exists', 'A picture has this id already.')
    }
    return ok({ label: `Add “${picture.name}”`, patches: [put(workspace, 'picture', picture)] })
  },
})
