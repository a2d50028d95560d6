import { useVirtualizer } from '@tanstack/react-virtual'
import { Star } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button, Select } from '../../design/controls.tsx'
import { EmptyState } from '../../design/surfaces.tsx'
import { announce } from '../../interface/messages.ts'
import { navigate } from '../../interface/navigation.ts'
import { attempt } from '../../workspace/author.ts'
import { useCurrent } from '../../workspace/hooks.ts'
import { useWorkspace } from '../../workspace/store.ts'
import type { DraftedDocument } from '../document.ts'
import { read } from '../reading/state.ts'
import { useDrafting } from '../state.ts'
import { alignDrafts } from './align.ts'
import { CopyDialog } from './CopyDialog.tsx'
import styles from './comparing.module.css'
import { DraftRowLine } from './DraftRowLine.tsx'
import { type ComparedDraft, useComparedDraft } from './useComparedDraft.ts'

/** What a draft is compared with besides the other drafts. */
const OWN_TEXTS = ['agreed', 'baseline'] as const

/** Two drafts of a modification beside each other; what one says can be taken over by the other, change by change. */
export function CompareDrafts({ drafted }: { readonly drafted: DraftedDocument }) {
  const drafts = useCurrent()?.drafts ?? []
  const others = drafts.filter(({ id }) => id !== drafted.draft.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const [copying, setCopying] = useState(false)
  // Preferring the other must not turn the two round.
  useEffect(() => navigate({ draft: drafted.draft.id }), [drafted.draft.id])
  const other =
    OWN_TEXTS.find((text) => text === chosen) ??
    (others.find(({ id }) => id === chosen) ?? others[0])?.id ??
    null
  const copy = copying && <CopyDialog draft={drafted.draft} onClose={() => setCopying(false)} />
  if (other === null) {
    return (
      <EmptyState
        title={`There is no draft beside ${drafted.draft.name}`}
        actions={
          <>
            <Button look="primary" onClick={() => setCopying(true)}>
              Make an alternative…
            </Button>
            <Button onClick={() => setChosen('agreed')}>Compare with the agreed text</Button>
          </>
        }
      >
        <p>An alternative begins as a copy of this draft, and goes its own way from there.</p>
        {copy}
      </EmptyState>
    )
  }
  return (
    <section className={styles['compare']} aria-label="Drafts beside each other">
      <Pair
        drafted={drafted}
        other={other}
        options={[
          ...others.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'agreed', label: `Agreed text of ${drafted.draft.name}` },
          { value: 'baseline', label: 'Baseline' },
        ]}
        onOther={setChosen}
        onCopy={() => setCopying(true)}
      />
      {copy}
    </section>
  )
}

interface PairProps {
  readonly drafted: DraftedDocument
  readonly other: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onOther: (draft: string) => void
  readonly onCopy: () => void
}

const ESTIMATED_HEIGHT = 110

function Pair({ drafted, other, options, onOther, onCopy }: PairProps) {
  const [all, setAll] = useState(false)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const left = useComparedDraft(drafted.draft.id, drafted.document.id)
  const text = OWN_TEXTS.find((own) => own === other)
  const right = useComparedDraft(
    text === undefined ? other : drafted.draft.id,
    drafted.document.id,
    text,
  )
  const rows = useMemo(
    () => (left === null || right === null ? [] : alignDrafts(left.side, right.side)),
    [left, right],
  )
  const differing = useMemo(() => rows.filter((row) => row.differs), [rows])
  const shown = all ? rows : differing
  const list = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller,
    estimateSize: () => ESTIMATED_HEIGHT,
    overscan: 6,
    getItemKey: (index) => shown[index]?.key ?? index,
  })
  useCaretRow(shown, (index) => list.scrollToIndex(index, { align: 'center' }))
  return (
    <>
      <header className={styles['head']}>
        <div className={styles['heads']}>
          <DraftHead compared={left} fallback={drafted.draft.name} />
          <div className={styles['draftHead']}>
            <Select
              aria-label="Draft to compare with"
              data-focus="compare-with"
              value={other}
              options={options}
              onValueChange={onOther}
            />
            <Preference compared={right} />
          </div>
        </div>
        <div className={styles['tools']}>
          <span role="status">
            {differing.length === 0
              ? 'The two read the same.'
              : `${differing.length === 1 ? '1 provision differs' : `${differing.length} provisions differ`}.`}
          </span>
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={all}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
            All provisions
          </label>
          <Button look="quiet" onClick={onCopy}>
            Make an alternative…
          </Button>
        </div>
      </header>
      {right === null ? (
        <p className={styles['note']}>The other draft does not change this document.</p>
      ) : (
        <section
          ref={setScroller}
          className={styles['rows']}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          aria-label="Provisions"
        >
          {shown.length === 0 && (
            <p className={styles['note']}>
              Every provision reads the same in both. “All provisions” shows them beside each other.
            </p>
          )}
          <div style={{ height: list.getTotalSize(), position: 'relative' }}>
            {list.getVirtualItems().map(({ index, key, start }) => {
              const row = shown[index]
              return (
                row !== undefined &&
                left !== null && (
                  <div
                    key={key}
                    ref={list.measureElement}
                    data-index={index}
                    className={styles['slot']}
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    <DraftRowLine row={row} left={left} right={right} />
                  </div>
                )
              )
            })}
          </div>
        </section>
      )}
    </>
  )
}

function useCaretRow(
  shown: readonly {
    readonly left: { readonly id: string } | null
    readonly right: { readonly id: string } | null
  }[],
  scroll: (index: number) => void,
): void {
  const caret = useDrafting((state) => state.caret)
  const arrived = useRef(false)
  const latest = useRef({ shown, scroll })
  latest.current = { shown, scroll }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the caret scrolls
  useEffect(() => {
    const id = caret?.provision
    const index = latest.current.shown.findIndex(
      ({ left, right }) => left?.id === id || right?.id === id,
    )
    if (index !== -1) latest.current.scroll(index)
    // Whoever asked for a clause that reads the same in both wants to see it.
    else if (caret?.focus === true && arrived.current) read('page')
    arrived.current = true
  }, [caret?.move])
}

function DraftHead({
  compared,
  fallback,
}: {
  readonly compared: ComparedDraft | null
  readonly fallback: string
}) {
  return (
    <div className={styles['draftHead']}>
      <strong>{compared?.draft.name ?? fallback}</strong>
      <Preference compared={compared} />
    </div>
  )
}

function Preference({ compared }: { readonly compared: ComparedDraft | null }) {
  const readOnly = useWorkspace((state) => state.readOnly !== null)
  if (compared === null || compared.text !== 'redline') return null
  const { id, name, preferred } = compared.draft
  if (preferred) {
    return (
      <span className={styles['preferred']}>
        <Star aria-hidden="true" /> Preferred
      </span>
    )
  }
  if (readOnly) return null
  return (
    <Button
      look="quiet"
      onClick={() => {
        if (attempt('draft.prefer', { id })) announce(`${name} is preferred`)
      }}
    >
      Prefer {name}
    </Button>
  )
}
