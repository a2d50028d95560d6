import { useCallback, useEffect, useRef, useState } from 'react'
import type { JournalEntry } from '../../shared/channels.ts'
import type { Problem } from '../../shared/result.ts'
import { request } from '../bridge.ts'
import { useWorkspace } from '../workspace/store.ts'

/** Entries that are read at a time. */
const BATCH = 100

interface Journal {
  readonly entries: readonly JournalEntry[]
  readonly problem: Problem | null
  readonly loading: boolean
  /** There are earlier entries. */
  readonly more: boolean
  readonly loadMore: () => void
  readonly reload: () => void
}

/** The newest entries of the journal, read again when there is another; earlier ones on request. */
export function useJournal(): Journal {
  const { revision, path } = useWorkspace((state) => ({
    revision: state.revision,
    path: state.file?.path ?? '',
  }))
  const [entries, setEntries] = useState<readonly JournalEntry[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [loading, setLoading] = useState(true)
  const [more, setMore] = useState(false)
  const asked = useRef(0)

  const read = useCallback(async (limit: number, earlier: readonly JournalEntry[]) => {
    asked.current += 1
    const mine = asked.current
    setLoading(true)
    const oldest = earlier.at(-1)?.revision
    const answer = await request('workspace.history', {
      limit,
      ...(oldest === undefined ? {} : { before: oldest }),
    })
    if (mine !== asked.current) return
    setLoading(false)
    setProblem(answer.ok ? null : answer.error)
    if (!answer.ok) return
    const found = [...answer.value].sort((left, right) => right.revision - left.revision)
    setEntries([...earlier, ...found])
    setMore(found.length === limit && (found.at(-1)?.revision ?? 1) > 1)
  }, [])

  const shown = useRef(BATCH)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision or file is another journal
  useEffect(() => {
    void read(Math.min(500, Math.max(BATCH, shown.current)), [])
  }, [read, revision, path])
  shown.current = entries.length

  return {
    entries,
    problem,
    loading,
    more,
    loadMore: () => void read(BATCH, entries),
    reload: () => void read(BATCH, []),
  }
}
