/** Where provisions begin and end: Enter splits one, Backspace and Delete at the ends join two, lines are pasted. */
import { type Run, runsLength } from '../../../legal-text/text.ts'
import type { Execution } from '../../../shared/commands/command.ts'
import type { Result } from '../../../shared/result.ts'
import { announce, dismissRefusal, refuse } from '../../interface/messages.ts'
import { runInterfaceCommand } from '../../interface/registry.ts'
import { runCommand } from '../../workspace/author.ts'
import { flushEdits } from '../../workspace/store.ts'
import type { Span } from '../offsets.ts'
import { END, placeCaret, START } from '../state.ts'
import type { Desk } from './gestures.ts'

/** Runs a command on a provision; says why not where it is refused. */
function run(desk: Desk, name: string, args: object): Execution | null {
  const { draft, document } = desk.target
  const ran: Result<Execution> = runCommand(name, { draft, document, ...args })
  if (ran.ok) {
    dismissRefusal()
    return ran.value
  }
  if (desk.kind === 'cell') {
    refuse(ran.error.message, {
      label: 'Insert a row',
      run: () => runInterfaceCommand('insert.provisionAfter'),
    })
  } else refuse(ran.error.message)
  return null
}

/** Ids of provisions that came into being, in the order in which they were made. */
function provisionsMade({ patches }: Execution): readonly string[] {
  return patches.flatMap(({ before, after }) => {
    if (before !== null || after === null || !('kind' in after)) return []
    if (after.kind === 'split' && 'newProvision' in after) return [after.newProvision]
    return after.kind === 'insert' && 'place' in after ? [after.provision] : []
  })
}

/** Enter: what is behind the caret becomes a provision of its own; behind a heading comes what it heads. */
export function splitAt(desk: Desk, { start, end }: Span, length: number): void {
  flushEdits()
  const { provision } = desk.target
  if (desk.kind === 'heading' && start === end && start === length) {
    runInterfaceCommand('insert.provisionAfter')
    return
  }
  const split = run(desk, 'provision.split', { provision, offset: start, end })
  const [made] = split === null ? [] : provisionsMade(split)
  if (made === undefined) return
  announce(start === 0 ? 'A provision was put before this one' : 'Split in two')
  // In front of a provision the new one is empty and stands above: the caret goes along with the words.
  if (start === 0 && length > end) placeCaret(provision, START)
  else placeCaret(made, START)
}

/** Backspace at the start: the provision goes on from the one before it. */
export function joinBefore(desk: Desk, length: number): void {
  const host = desk.beside?.(-1) ?? null
  if (length === 0 && takeAway(desk, host?.provision)) return
  if (host === null) {
    refuse('No provision stands before this one that it could be joined to.')
    return
  }
  join(desk, desk.target.provision, host)
}

/**
 * A provision that is inserted and has no words goes, whatever stands before it; false where it stays, because others
 * stand under it.
 */
function takeAway(desk: Desk, before: string | undefined): boolean {
  const { target, row, kind } = desk
  if (row?.presence !== 'inserted' || kind === 'cell') return false
  flushEdits()
  const taken = run(desk, 'selection.replace', { provisions: [target.provision], insert: [] })
  if (taken === null || taken.patches.length === 0) return false
  announce('The provision is taken back')
  if (before !== undefined) placeCaret(before, END)
  return true
}

/** Delete at the end: the provision behind goes on here. */
export function joinBehind(desk: Desk, length: number): void {
  const next = desk.beside?.(1) ?? null
  if (next === null) {
    refuse('No provision stands behind this one that could be joined to it.')
    return
  }
  join(desk, next.provision, { provision: desk.target.provision, length })
}

function join(
  desk: Desk,
  provision: string,
  host: { readonly provision: string; readonly length: number },
): void {
  flushEdits()
  const joined = run(desk, 'provision.join', { provision })
  if (joined === null) return
  announce('Joined')
  const boundary = joined.patches.some(
    ({ after }) => after !== null && 'kind' in after && after.kind === 'join',
  )
  // A redline shows the words of both where they were, with the boundary struck between them.
  if (boundary && desk.view === 'redline') {
    if (provision === desk.target.provision) placeCaret(provision, START)
  } else placeCaret(host.provision, { kind: 'offset', offset: host.length })
}

/** Several lines: the first goes where the caret is, the others become provisions behind it. */
export function pasteLines(
  desk: Desk,
  { start, end }: Span,
  lines: readonly (readonly Run[])[],
): void {
  flushEdits()
  const { provision } = desk.target
  const pasted = run(desk, 'text.paste', { provision, start, end, paragraphs: lines })
  if (pasted !== null) goToPasted(pasted, lines, { provision, start })
}

/** Several lines in the place of the selected provisions. */
export function pasteOver(desk: Desk, lines: readonly (readonly Run[])[]): void {
  flushEdits()
  const views = desk.selection()
  const provisions = views.map(({ id }) => id)
  const provision = views.find(({ presence }) => presence !== 'deleted')?.id
  if (provision === undefined) return
  const pasted = run(desk, 'selection.paste', { provisions, paragraphs: lines })
  if (pasted !== null) goToPasted(pasted, lines, { provision, start: 0 })
}

/** The caret goes behind the last of the lines. */
function goToPasted(
  pasted: Execution,
  lines: readonly (readonly Run[])[],
  { provision, start }: { readonly provision: string; readonly start: number },
): void {
  announce(`${lines.length} lines pasted`)
  const split = pasted.patches.some(
    ({ before, after }) =>
      before === null && after !== null && 'kind' in after && after.kind === 'split',
  )
  const made = provisionsMade(pasted).at(-1)
  const last = runsLength(lines[lines.length - 1] ?? [])
  if (made === undefined) placeCaret(provision, { kind: 'offset', offset: start + last })
  else placeCaret(made, split ? { kind: 'offset', offset: last } : END)
}
