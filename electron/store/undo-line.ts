/** The one line of undo of a workspace, worked out from its journal: undo and redo are entries too. */

export interface LineEntry {
  readonly revision: number
  readonly kind: 'do' | 'undo' | 'redo'
  readonly target: number | null
  readonly label: string
}

export interface UndoLine {
  /** Entries that can be undone, the last one first to go. */
  readonly done: readonly LineEntry[]
  /** Entries that can be redone, the last one first to come. */
  readonly undone: readonly LineEntry[]
}

export function advance(line: UndoLine, entry: LineEntry): UndoLine {
  const { done, undone } = line
  if (entry.kind === 'do') return { done: [...done, entry], undone: [] }
  if (entry.kind === 'undo') {
    const target = done.find(({ revision }) => revision === entry.target)
    if (target === undefined) return line
    return { done: done.filter((other) => other !== target), undone: [...undone, target] }
  }
  const target = undone.find(({ revision }) => revision === entry.target)
  if (target === undefined) return line
  return { done: [...done, target], undone: undone.filter((other) => other !== target) }
}

export function lineOf(entries: Iterable<LineEntry>): UndoLine {
  const done: LineEntry[] = []
  const undone: LineEntry[] = []
  for (const entry of entries) {
    if (entry.kind === 'do') {
      done.push(entry)
      undone.length = 0
      continue
    }
    const [from, to] = entry.kind === 'undo' ? [done, undone] : [undone, done]
    const last = from[from.length - 1]
    if (last !== undefined && last.revision === entry.target) {
      from.pop()
      to.push(last)
    }
  }
  return { done, undone }
}
