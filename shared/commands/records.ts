/** Commands that write one plain record: people, settings, report, Sub-Committee inputs. */
import { z } from 'zod'
import { Day, Id } from '../records/basics.ts'
import {
  GlossaryEntry,
  Modification,
  NarrativeBlock,
  NarrativeSection,
  Settings,
} from '../records/modification.ts'
import { ok } from '../result.ts'
import { formatDay } from '../timetable/days.ts'
import { put, remove } from '../workspace.ts'
import { defineCommand } from './command.ts'
import { find, withFields } from './lookup.ts'

export const addPerson = defineCommand({
  name: 'person.add',
  args: z.object({ id: Id, name: z.string().trim().min(1).max(200) }),
  run: (workspace, { id, name }) =>
    ok({ label: `Name ${name} as an author`, patches: [put(workspace, 'person', { id, name })] }),
})

export const editSettings = defineCommand({
  name: 'settings.edit',
  args: Settings.omit({ id: true }).partial(),
  run: (workspace, fields) => {
    const settings = find(workspace, 'settings', 'workspace')
    if (!settings.ok) return settings
    const next = withFields(settings.value, fields)
    const onlyAsAt = fields.asAt !== undefined && Object.keys(fields).length === 1
    return ok({
      label: onlyAsAt ? `Set “as at” to ${formatDay(next.asAt)}` : 'Change the workspace settings',
      patches: [put(workspace, 'settings', next)],
    })
  },
})

export const editModification = defineCommand({
  name: 'modification.edit',
  args: z.object({
    id: Id,
    fields: Modification.omit({ id: true, basis: true }).partial(),
  }),
  run: (workspace, { id, fields }) => {
    const modification = find(workspace, 'modification', id)
    if (!modification.ok) return modification
    const next = withFields(modification.value, fields)
    return ok({
      label: `Edit ${modification.value.reference}`,
      patches: [put(workspace, 'modification', next)],
    })
  },
})

export const respondToInput = defineCommand({
  name: 'input.respond',
  args: z.object({ id: Id, response: z.string().nullable(), respondedOn: Day.nullable() }),
  run: (workspace, { id, response, respondedOn }) => {
    const input = find(workspace, 'input', id)
    if (!input.ok) return input
    const committee = workspace.committee.get(input.value.committee)?.acronym ?? 'Sub-Committee'
    return ok({
      label: `Record the response of ${committee}`,
      patches: [put(workspace, 'input', { ...input.value, response, respondedOn })],
    })
  },
})

export const editSection = defineCommand({
  name: 'section.edit',
  args: z.object({ id: Id, heading: z.string().optional(), blocks: z.array(NarrativeBlock) }),
  run: (workspace, { id, heading, blocks }) => {
    const section = find(workspace, 'section', id)
    if (!section.ok) return section
    const next = {
      ...section.value,
      heading: heading ?? section.value.heading,
      blocks,
      basis: null,
    }
    return ok({
      label: `Edit “${section.value.heading}”`,
      patches: [put(workspace, 'section', next)],
    })
  },
})

/** Begins a part of the report that nobody has written yet. */
export const addSection = defineCommand({
  name: 'section.add',
  args: z.object({
    modification: Id,
    part: z.string().min(1),
    heading: z.string(),
    level: NarrativeSection.shape.level,
    blocks: z.array(NarrativeBlock),
  }),
  run: (workspace, { modification, part, heading, level, blocks }, context) => {
    const found = find(workspace, 'modification', modification)
    if (!found.ok) return found
    const orders = [...workspace.section.values()]
      .filter((section) => section.modification === modification)
      .map((section) => section.order)
    const order = Math.max(-1, ...orders) + 1
    const id = context.mint()
    const section = { id, modification, part, heading, order, level, blocks, basis: null }
    return ok({ label: `Begin “${heading}”`, patches: [put(workspace, 'section', section)] })
  },
})

export const putGlossaryEntry = defineCommand({
  name: 'glossary.put',
  args: GlossaryEntry.omit({ basis: true }),
  run: (workspace, entry) =>
    ok({
      label: `Glossary: ${entry.acronym}`,
      patches: [put(workspace, 'glossary', { ...entry, basis: null })],
    }),
})

export const removeGlossaryEntry = defineCommand({
  name: 'glossary.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const entry = find(workspace, 'glossary', id)
    if (!entry.ok) return entry
    return ok({
      label: `Take ${entry.value.acronym} out of the glossary`,
      patches: [remove(workspace, 'glossary', id)],
    })
  },
})

export const preferDraft = defineCommand({
  name: 'draft.prefer',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const draft = find(workspace, 'draft', id)
    if (!draft.ok) return draft
    const siblings = [...workspace.draft.values()].filter(
      (other) => other.modification === draft.value.modification,
    )
    return ok({
      label: `Prefer ${draft.value.name}`,
      patches: siblings
        .filter((other) => other.preferred !== (other.id === id))
        .map((other) => put(workspace, 'draft', { ...other, preferred: other.id === id })),
    })
  },
})
