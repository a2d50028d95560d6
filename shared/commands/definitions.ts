/** A term put into a table of definitions: a row, with the term and the beginning of its meaning, in one step. */
import { z } from 'zod'
import { insertProvision } from '../../legal-text/structure.ts'
import { textRun } from '../../legal-text/text.ts'
import { viewDocument } from '../../legal-text/views.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { Id } from '../records/basics.ts'
import { failed, ok } from '../result.ts'
import { defineCommand } from './command.ts'
import { onDocument, structural, writeContext } from './drafted.ts'

export const addDefinition = defineCommand({
  name: 'definition.add',
  args: z.object({
    draft: Id,
    document: Id,
    table: Id,
    /** The row that it follows, or null where it comes first. */
    after: Id.nullable(),
    /** May be empty: the row is written in then. */
    term: z.string().max(200),
  }),
  run: (workspace, { table, after, term, ...place }, context) =>
    onDocument(workspace, place, 'Add a definition', ({ version, changes }) => {
      const write = writeContext(workspace, place, context)
      const provision = context.mint()
      const insertion = { provision, provisionKind: 'row', parent: table, after } as const
      const inserted = structural(insertProvision(version.provisions, changes, insertion, write))
      if (!inserted.ok || term === '') return inserted
      const views = viewDocument(version.provisions, version.numbering, inserted.value, 'proposed')
      const [first, second] = views.filter(({ parent }) => parent === provision)
      if (first === undefined || second === undefined) {
        return failed('definition/cells', 'That table has no two columns to define a term in.')
      }
      const words = [
        { cell: first.id, run: textRun(term, ['bold']) },
        { cell: second.id, run: textRun('means ') },
      ]
      return ok(
        words.reduce(
          (next, { cell, run }) =>
            writeSplice(
              version.provisions,
              next,
              { provision: cell, start: 0, end: 0, insert: [run] },
              write,
            ),
          inserted.value,
        ),
      )
    }),
})
