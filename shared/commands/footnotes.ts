/** A footnote with its mark: put in as one change of the text, and one step of undo. */
import { z } from 'zod'
import { insertFootnote } from '../../legal-text/noting.ts'
import { Id, RunRecord } from '../records/basics.ts'
import { defineCommand } from './command.ts'
import { onDocument, structural, where, writeContext } from './drafted.ts'

export const insertFootnoteCommand = defineCommand({
  name: 'footnote.insert',
  args: z.object({
    ...where,
    provision: Id,
    /** Where the mark goes, in the proposed text of the provision, in UTF-16 units. */
    offset: z.number().int().nonnegative(),
    /** The footnote's words; may be none: they are written in it then. */
    text: z.array(RunRecord).optional(),
  }),
  run: (workspace, { provision, offset, text = [], ...place }, context) =>
    onDocument(workspace, place, 'Insert footnote', ({ version, changes }) => {
      const write = writeContext(workspace, place, context)
      const wanted = { provision, offset, footnote: context.mint(), text }
      return structural(insertFootnote(version.provisions, changes, wanted, write))
    }),
})
