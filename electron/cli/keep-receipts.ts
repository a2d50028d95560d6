/** What was checked of exported legal text is kept in the journal, where no window holds the workspace. */
import { randomUUID } from 'node:crypto'
import type { Written } from '../../shared/channels.ts'
import { receiptSentence } from '../../shared/report/receipts.ts'

import { openWorkspaceFile } from '../store/open.ts'
import type { Output } from './command.ts'

/** Says what each receipt states, and whether it is stored; one journal entry holds them all. */
export function keepReceipts(
  output: Output,
  path: string,
  { receipts }: Pick<Written, 'receipts'>,
  author: string,
): void {
  if (receipts.length === 0) return
  for (const receipt of receipts) output.note(`${receipt.file}: ${receiptSentence(receipt)}`)
  const what = receipts.length === 1 ? 'The receipt is' : `The ${receipts.length} receipts are`
  const reason = store(path, receipts, author)
  if (reason === null) output.note(`${what} stored in the workspace’s history.`)
  else output.note(`${what} not stored in the workspace. ${reason}`)
}

/** Why they could not be stored; null where they are. */
function store(path: string, receipts: Written['receipts'], author: string): string | null {
  const at = new Date().toISOString()
  const opened = openWorkspaceFile(path, at)
  if (!opened.ok) return opened.error.message
  const { mode, file } = opened.value
  try {
    if (mode === 'read') return file.readOnly
    const known = [...file.workspace().person.values()].find(
      ({ name }) => name.toLowerCase() === author.toLowerCase(),
    )
    const by = known === undefined ? { by: author } : {}
    const kept = file.run({
      name: 'receipt.keep',
      args: { receipts, ...by },
      author: known?.id ?? `person-${randomUUID()}`,
      at,
      seed: randomUUID(),
    })
    return kept.ok ? null : kept.error.message
  } finally {
    file.close()
  }
}
