import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { SearchFound, SearchHit } from '../../shared/channels.ts'
import { problemText, request } from '../bridge.ts'
import { IconButton, TextInput } from '../design/controls.tsx'
import { drafting, placeCaret, showView } from '../drafting/state.ts'
import { announce, refuse } from '../interface/messages.ts'
import { navigate } from '../interface/navigation.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { GROUP_HEADINGS, type Opening, openingOf, whereOf } from './hits.ts'
import styles from './search.module.css'
import { closeSearch, setQuery, useSearchState } from './state.ts'

/** Hits that are listed of each group at first, and with each further request. */
const LISTED = 30

/** Finds words in all versions, proposals, reasons and comments as one types; each opens where it stands. */
export function SearchPanel() {
  const open = useSearchState((state) => state.open)
  return open ? <Search /> : null
}

function Search() {
  const { query, asked } = useSearchState((state) => ({ query: state.query, asked: state.asked }))
  const [limit, setLimit] = useState(LISTED)
  const { found, problem } = useFound(query, limit)
  const workspace = useWorkspace((state) => state.workspace)
  const current = useCurrent()?.draft.id ?? null
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const before = useRef(document.activeElement)
  const id = useId()
  const hits = useMemo(() => found?.groups.flatMap((group) => group.hits) ?? [], [found])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each request for the search counts
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [asked])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have other hits
  useEffect(() => {
    setActive(0)
    setLimit(LISTED)
  }, [query])
  useEffect(() => {
    const option = document.getElementById(`${id}-${active}`)
    option?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  const close = () => {
    closeSearch()
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
  }
  const go = (index: number) => {
    const hit = hits[index]
    if (hit === undefined) return
    setActive(index)
    const opening = openingOf(hit, workspace, current)
    if (opening === null) {
      refuse('No draft starts from that version, so it cannot be opened in the drafting room.')
    } else openAt(opening)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      setActive(Math.min(Math.max(active + step, 0), hits.length - 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(active)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }

  return (
    <search className={styles['search']} aria-label="Search everything">
      <div className={styles['head']}>
        <TextInput
          ref={input}
          role="combobox"
          aria-label="Search all versions, proposals and comments"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-hits`}
          aria-activedescendant={hits.length > 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder="Search everything"
          value={query}
          maxLength={500}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <IconButton icon={X} label="Close the search" onClick={close} />
      </div>
      {problem !== null && (
        <p className={styles['note']} role="alert">
          {problem}
        </p>
      )}
      <Summary found={found} query={query} />
      <div id={`${id}-hits`} role="listbox" aria-label="Results" className={styles['hits']}>
        {found?.groups.map(({ kind, total, hits: listed }, at) => {
          const first = found.groups.slice(0, at).reduce((sum, group) => sum + group.hits.length, 0)
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is no set of fields
            <div key={kind} role="group" aria-label={`${GROUP_HEADINGS[kind]}, ${total}`}>
              <p className={styles['heading']} aria-hidden="true">
                {GROUP_HEADINGS[kind]} <span>{total}</span>
              </p>
              {listed.map((hit, index) => (
                <Hit
                  key={keyOf(hit)}
                  id={`${id}-${first + index}`}
                  hit={hit}
                  where={whereOf(hit, workspace)}
                  active={first + index === active}
                  onGo={() => go(first + index)}
                />
              ))}
            </div>
          )
        })}
      </div>
      {found?.groups.some(({ total, hits: listed }) => total > listed.length) === true && (
        <button
          type="button"
          className={styles['more']}
          onClick={() => setLimit(Math.min(limit * 3, 200))}
        >
          Show more of each
        </button>
      )}
    </search>
  )
}

function openAt({ draft, document, view, provision, change, offset }: Opening): void {
  runInterfaceCommand('go.drafting')
  if (drafting().view !== view) showView(view)
  navigate({ draft, provision, change, ...(document === null ? {} : { document }) })
  const spot =
    change !== null && offset === null
      ? ({ kind: 'change', change } as const)
      : ({ kind: 'offset', offset: offset ?? 0 } as const)
  placeCaret(provision, spot)
}

function keyOf({ kind, draft, version, provision, change, comment }: SearchHit): string {
  return [kind, draft, version, provision, change, comment].join(' ')
}

interface HitProps {
  readonly id: string
  readonly hit: SearchHit
  readonly where: string
  readonly active: boolean
  readonly onGo: () => void
}

function Hit({ id, hit, where, active, onGo }: HitProps) {
  let at = 0
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={styles['hit']}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onGo}
    >
      <span className={styles['where']}>{where}</span>
      <span className={styles['words']}>
        {hit.pieces.map(({ text, hit: isHit }) => {
          const key = at
          at += text.length
          return isHit ? <mark key={key}>{text}</mark> : text
        })}
      </span>
    </div>
  )
}

function Summary({ found, query }: { readonly found: SearchFound | null; readonly query: string }) {
  const total = found?.groups.reduce((sum, group) => sum + group.total, 0) ?? null
  const words =
    query.trim() === '' || total === null
      ? ''
      : total === 0
        ? `Nothing has “${query.trim()}”.`
        : total === 1
          ? '1 result'
          : `${total} results`
  useEffect(() => {
    if (words === '') return
    const timer = setTimeout(() => announce(words), 600)
    return () => clearTimeout(timer)
  }, [words])
  if (query.trim() === '') {
    return (
      <p className={styles['note']}>
        Words, part of a word, a number such as 4.1A(b), or “words in quotes”. Arrows choose, Enter
        opens.
      </p>
    )
  }
  return <p className={styles['note']}>{words}</p>
}

/** Asks the store as the words change, one question at a time; a workspace that changes is asked again. */
function useFound(
  query: string,
  limit: number,
): { readonly found: SearchFound | null; readonly problem: string | null } {
  const revision = useWorkspace((state) => state.revision)
  const [found, setFound] = useState<SearchFound | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const latest = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision may have other words
  useEffect(() => {
    latest.current += 1
    const mine = latest.current
    void request('workspace.search', { query, limit }).then((answer) => {
      if (mine !== latest.current) return
      setProblem(answer.ok ? null : problemText(answer.error))
      if (answer.ok) setFound(answer.value)
    })
  }, [query, limit, revision])
  return { found, problem }
}
