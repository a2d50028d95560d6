import type { Written } from '../../shared/channels.ts'
import { attempt } from './author.ts'
import { workspaceState } from './store.ts'

/** What was checked of exported legal text is kept in the workspace, where that can be written to. */
export function keepReceipts({ receipts }: Pick<Written, 'receipts'>): void {
  if (receipts.length === 0 || workspaceState().readOnly !== null) return
  attempt('receipt.keep', { receipts })
}
