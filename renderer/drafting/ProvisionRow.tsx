import { type CSSProperties, type KeyboardEvent, type MouseEvent, useRef } from 'react'
import type { Resolve } from '../../legal-text/text.ts'
import type { ProvisionView, Segment } from '../../legal-text/views.ts'
import { classes } from '../design/controls.tsx'
import { offsetAtPoint } from './caret.ts'
import type { DraftedDocument } from './document.ts'
import styles from './drafting.module.css'
import { ProvisionEditor } from './ProvisionEditor.tsx'
import { type Caret, placeCaret } from './state.ts'
import { Words } from './Words.tsx'

interface ProvisionRowProps {
  readonly row: ProvisionView
  /** Side by side: the row as it is in force, null where it is not; undefined in the other views. */
  readonly before: ProvisionView | null | undefined
  readonly citation: string
  readonly drafted: DraftedDocument
  readonly resolve: Resolve
  readonly resolveBaseline: Resolve
  readonly clean: boolean
  readonly editable: boolean
  readonly caret: Caret | null
  readonly selected: string | null
  readonly onCross: (direction: -1 | 1) => void
  readonly onRefuse: () => void
  readonly onSelectChange: (change: string | null) => void
}

/** One provision on the page: number in the margin, words, and the signs beside them. */
export function ProvisionRow(props: ProvisionRowProps) {
  const { row, before } = props
  if (before === undefined) return <Provision {...props} />
  return (
    <div className={styles['pair']}>
      {before === null ? (
        <div className={styles['absent']}>
          <span className={styles['aloud']}>Not in the baseline</span>
        </div>
      ) : (
        <Provision
          {...props}
          row={{ ...before, segments: struck(row.segments, before) }}
          resolve={props.resolveBaseline}
          editable={false}
          caret={null}
        />
      )}
      {row.presence === 'deleted' ? (
        <div className={styles['absent']}>
          <span className={styles['aloud']}>Not in the proposal</span>
        </div>
      ) : (
        <Provision
          {...props}
          row={{ ...row, segments: row.segments.filter(({ kind }) => kind !== 'deleted') }}
          editable={false}
          caret={null}
        />
      )}
    </div>
  )
}

/** The left column shows what goes as struck, so that both columns say what differs. */
function struck(redline: readonly Segment[], before: ProvisionView): readonly Segment[] {
  const shown = redline.filter(({ kind }) => kind !== 'inserted')
  return shown.length === 0 ? before.segments : shown
}

function Provision({
  row,
  citation,
  drafted,
  resolve,
  clean,
  editable,
  caret,
  selected,
  onCross,
  onRefuse,
  onSelectChange,
}: ProvisionRowProps) {
  const text = useRef<HTMLDivElement>(null)
  const label = citation === '' ? 'Unnumbered provision' : `Provision ${citation}`
  const changed = row.presence !== 'kept' || row.segments.some(({ kind }) => kind !== 'kept')
  const illustrative = row.provenance?.status !== 'quoted' && row.provenance?.status !== 'imported'

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    const target = event.target as HTMLElement
    const change = target.closest<HTMLElement>('[data-change]')?.dataset['change'] ?? null
    onSelectChange(change ?? row.structure[0] ?? null)
    if (!editable || text.current === null) return
    // A selection made by dragging is for copying; a click places the caret.
    if (document.getSelection()?.isCollapsed === false) return
    placeCaret(
      row.id,
      offsetAtPoint(text.current, event.clientX, event.clientY) ?? Number.POSITIVE_INFINITY,
    )
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (editable && (event.key === 'Enter' || event.key === 'F2')) {
      event.preventDefault()
      placeCaret(row.id, 0)
    } else if (
      !editable &&
      (event.key.length === 1 || event.key === 'Backspace' || event.key === 'Delete')
    ) {
      onRefuse()
    }
  }

  return (
    <article
      aria-label={label}
      className={classes(styles['provision'], styles[row.kind])}
      data-provision={row.id}
      data-presence={row.presence}
      data-illustrative={illustrative || undefined}
      data-changed={changed || undefined}
      data-active={caret !== null || undefined}
      style={{ '--depth': row.depth } as CSSProperties}
    >
      <Gutter row={row} changed={changed} illustrative={illustrative} />
      <NumberOf row={row} />
      {caret === null ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no place for law, and a button may not hold insertions
        <div
          ref={text}
          className={styles['text']}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: Enter begins editing here
          tabIndex={0}
          role="group"
          aria-label={editable ? `${label}, press Enter to edit` : label}
          onClick={onClick}
          onKeyDown={onKeyDown}
        >
          <Words segments={row.segments} resolve={resolve} selected={selected} />
          {row.segments.length === 0 && <span className={styles['blank']}>No words yet</span>}
        </div>
      ) : (
        <div className={styles['text']}>
          <ProvisionEditor
            provision={row.id}
            label={label}
            drafted={drafted}
            resolve={resolve}
            clean={clean}
            caret={caret}
            onCross={onCross}
            onSelectChange={onSelectChange}
          />
        </div>
      )}
      {row.provenance?.status === 'quoted' && row.kind !== 'heading' && (
        <p className={styles['source']}>Quoted from the Code. Source: {row.provenance.source}.</p>
      )}
    </article>
  )
}

function NumberOf({ row }: { readonly row: ProvisionView }) {
  const { number, baselineNumber, presence } = row
  if (number === null) return <span className={styles['number']} />
  return (
    <span className={styles['number']}>
      {presence === 'inserted' && <ins>{number}</ins>}
      {presence === 'deleted' && <del>{number}</del>}
      {presence === 'kept' && number}
      {presence === 'kept' && baselineNumber !== null && baselineNumber !== number && (
        <del>{baselineNumber}</del>
      )}
    </span>
  )
}

/** Signs beside the text: what is changed, and what is not in force. */
function Gutter({
  row,
  changed,
  illustrative,
}: {
  readonly row: ProvisionView
  readonly changed: boolean
  readonly illustrative: boolean
}) {
  const sign =
    row.presence === 'inserted' ? '+' : row.presence === 'deleted' ? '−' : changed ? '±' : ''
  return (
    <span className={styles['gutter']}>
      <span aria-hidden="true">{sign}</span>
      {illustrative && <span className={styles['aloud']}>Illustrative, not in-force text. </span>}
    </span>
  )
}
