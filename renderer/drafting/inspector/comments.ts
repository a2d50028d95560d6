/** Comments as conversations: each with its replies, open or resolved, in the order of the text. Pure. */
import type { Change } from '../../../legal-text/changes.ts'
import type { RecordOf } from '../../../shared/records/index.ts'

export type Comment = RecordOf<'comment'>
export type Subject = Comment['on']

export interface Thread {
  readonly root: Comment
  /** Oldest first. */
  readonly replies: readonly Comment[]
}

export type ThreadFilter = 'open' | 'resolved' | 'all'

/** All conversations, oldest first. A reply to what is gone stands for itself. */
export function threadsOf(comments: Iterable<Comment>): readonly Thread[] {
  const all = [...comments].sort(byTime)
  const ids = new Set(all.map(({ id }) => id))
  const replies = new Map<string, Comment[]>()
  for (const comment of all) {
    if (comment.replyTo === null || !ids.has(comment.replyTo)) continue
    replies.set(comment.replyTo, [...(replies.get(comment.replyTo) ?? []), comment])
  }
  return all
    .filter(({ replyTo }) => replyTo === null || !ids.has(replyTo))
    .map((root) => ({ root, replies: replies.get(root.id) ?? [] }))
}

function byTime(left: Comment, right: Comment): number {
  return left.at.localeCompare(right.at) || left.id.localeCompare(right.id)
}

export function threadsOn(threads: readonly Thread[], { kind, id }: Subject): readonly Thread[] {
  return threads.filter(({ root }) => root.on.kind === kind && root.on.id === id)
}

export function filterThreads(threads: readonly Thread[], filter: ThreadFilter): readonly Thread[] {
  if (filter === 'all') return threads
  return threads.filter(({ root }) => root.resolved === (filter === 'resolved'))
}

export interface PlacedThread {
  readonly thread: Thread
  /** The provision it stands at. */
  readonly provision: string
  readonly change: string | null
}

/** The conversations about one draft and the provisions it changes, in the order of `provisions`. */
export function placedThreads(
  threads: readonly Thread[],
  draft: string,
  records: ReadonlyMap<string, Change>,
  provisions: readonly string[],
): readonly PlacedThread[] {
  const order = new Map(provisions.map((id, index) => [id, index]))
  return threads
    .flatMap((thread): readonly PlacedThread[] => {
      const { on } = thread.root
      if (on.kind === 'provision') {
        return order.has(on.id) ? [{ thread, provision: on.id, change: null }] : []
      }
      const record = records.get(on.id)
      if (record?.draft !== draft) return []
      return [{ thread, provision: record.provision, change: record.id }]
    })
    .sort(
      (left, right) =>
        (order.get(left.provision) ?? provisions.length) -
        (order.get(right.provision) ?? provisions.length),
    )
}

/** Open conversations at each provision, those on its changes among them. */
export function openByProvision(placed: readonly PlacedThread[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { thread, provision } of placed) {
    if (!thread.root.resolved) counts.set(provision, (counts.get(provision) ?? 0) + 1)
  }
  return counts
}
