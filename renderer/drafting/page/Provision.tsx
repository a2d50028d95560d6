import { type MouseEvent, useMemo } from 'react'
import { flushSync } from 'react-dom'
import type { Resolve } from '../../../legal-text/text.ts'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { navigate } from '../../interface/navigation.ts'
import { type PageColumn, refusalOf } from '../columns.ts'
import type { DraftedDocument } from '../document.ts'
import { type Crossing, selectWhilePressed } from '../editor/crossing.ts'
import type { Desk, Neighbour } from '../editor/gestures.ts'
import { ProvisionEditor } from '../editor/ProvisionEditor.tsx'
import type { Assist } from '../references/assist.ts'
import { goToProvision } from '../references/going.ts'
import { provisionLabel } from '../rows.ts'
import { type Caret, placeCaret } from '../state.ts'
import { type Dropping, selectAcrossWhilePressed, selectUpTo } from './dragging.ts'
import styles from './page.module.css'
import { Words } from './Words.tsx'

/** What every provision on the page needs to know of the page. */
export interface PageContext {
  readonly drafted: DraftedDocument
  readonly column: PageColumn
  readonly resolve: Resolve
  /** Numbers as they are in force. */
  readonly resolveBefore: Resolve
  readonly citationOf: (provision: string) => string
  readonly readOnly: string | null
  readonly selected: string | null
  /** Open comments at each provision. */
  readonly comments: ReadonlyMap<string, number>
  /** The provisions that are selected as wholes, in the order of the page. */
  readonly spanned: ReadonlySet<string>
  readonly selection: () => readonly ProvisionView[]
  readonly assist: Assist
  /** A provision was dragged by its number; null where nothing can be moved. */
  readonly onDrop: Dropping | null
  readonly besideOf: (provision: string, direction: -1 | 1) => Neighbour | null
  readonly onCross: (provision: string, crossing: Crossing) => void
  readonly onLeave: () => void
}

interface ProvisionProps {
  readonly view: ProvisionView
  readonly page: PageContext
  /** Null where the caret is somewhere else. */
  readonly caret: Caret | null
}

/** The words of one provision: static until the caret is in them. */
export function Provision({ view, page, caret }: ProvisionProps) {
  if (caret !== null) return <OpenProvision view={view} page={page} caret={caret} />
  const { column, resolve, selected } = page
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys reach every provision from its neighbours
    <div
      className={styles['words']}
      data-words={view.id}
      data-column={column.id}
      data-spanned={page.spanned.has(view.id) || undefined}
      onMouseDown={(event) => open(view, page, event)}
    >
      <Words
        segments={view.segments}
        resolve={resolve}
        resolveBefore={column.view === 'redline' ? page.resolveBefore : undefined}
        clean={column.clean}
        selected={selected}
      />
      {!column.clean && column.id === 'main' && view.runsOn !== null && (
        <ParagraphMark reading={view.runsOn.reading} />
      )}
      {view.segments.length === 0 && <span className={styles['blank']}>No words yet</span>}
    </div>
  )
}

/** The end of a paragraph that comes, where a provision is split, or goes, where it is joined to the next. */
function ParagraphMark({ reading }: { readonly reading: 'baseline' | 'proposed' }) {
  const [Mark, words] =
    reading === 'baseline'
      ? (['ins', 'split here'] as const)
      : (['del', 'joined to the next'] as const)
  return (
    <Mark className={styles['paragraphMark']}>
      <span className="visually-hidden" data-aloud>
        {` [${words}] `}
      </span>
    </Mark>
  )
}

/** Ctrl and a press on a reference goes to what it points at. */
function followReference(
  event: Pick<PointerEvent, 'ctrlKey' | 'metaKey' | 'preventDefault'> & {
    readonly target: EventTarget | null
  },
): boolean {
  if (!event.ctrlKey && !event.metaKey) return false
  const { target } = event
  const reference = target instanceof Element ? target.closest('[data-target]') : null
  const id = reference?.getAttribute('data-target')
  if (id == null) return false
  event.preventDefault()
  goToProvision(id)
  return true
}

/** Puts the editor where the words are. The browser would act on words that are gone by then, so we do. */
function open(
  view: ProvisionView,
  { column, spanned }: PageContext,
  event: MouseEvent<HTMLElement>,
): void {
  const byMenu = event.button === 2
  if (event.button !== 0 && !byMenu) return
  // The menu of the right button is about what is selected.
  if (byMenu && spanned.has(view.id)) return
  event.preventDefault()
  if (!byMenu && followReference(event)) return
  if (!byMenu && event.shiftKey && selectUpTo(view.id, column.id)) return
  const { clientX: x, clientY: y, target } = event
  const change =
    target instanceof Element ? target.closest('[data-change]')?.getAttribute('data-change') : null
  flushSync(() => {
    placeCaret(view.id, { kind: 'point', x, y }, { column: column.id })
    navigate({ change: change ?? view.structure[0] ?? null })
  })
  if (byMenu) return
  selectWhilePressed()
  selectAcrossWhilePressed(view.id, column.id)
}

/** Where the words are anchored, if that is not simply the provision itself. */
function anchoredElsewhere({ provision, pieces }: ProvisionView) {
  const [only] = pieces
  const own =
    pieces.length === 1 &&
    only?.kind === 'words' &&
    only.carrier === provision &&
    only.from === null &&
    only.to === null
  if (own || pieces.length === 0) return {}
  return { carriers: pieces.flatMap((piece) => (piece.kind === 'words' ? [piece.carrier] : [])) }
}

function OpenProvision({
  view,
  page,
  caret,
}: ProvisionProps & {
  readonly caret: Caret
}) {
  const { drafted, column, resolve, readOnly, selection, assist, besideOf } = page
  const { draft, document, version, records } = drafted
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the view, all but its words counts
  const desk = useMemo(
    (): Desk => ({
      target: {
        draft: draft.id,
        document: document.id,
        provisions: version.provisions,
        provision: view.provision,
        ...anchoredElsewhere(view),
      },
      row: view,
      view: column.view,
      clean: column.clean,
      resolve,
      refusal: refusalOf(column, view, readOnly),
      viewRefusal: refusalOf(column, { presence: 'kept' }, readOnly),
      selection,
      assist,
      kind: view.kind,
      beside: (direction) => besideOf(view.id, direction),
    }),
    [
      draft.id,
      document.id,
      version,
      view.id,
      view.presence,
      view.pieces,
      view.moved,
      view.notUsed,
      column,
      resolve,
      readOnly,
      selection,
      assist,
      view.kind,
      besideOf,
    ],
  )
  const label = provisionLabel(view, page.citationOf(view.id))
  return (
    <div
      className={styles['words']}
      data-words={view.id}
      data-column={column.id}
      data-spanned={page.spanned.has(view.id) || undefined}
      data-open
    >
      <ProvisionEditor
        desk={desk}
        segments={view.segments}
        label={`${label}, ${column.heading.toLowerCase()}`}
        caret={caret}
        onCross={(crossing) => page.onCross(view.id, crossing)}
        onLeave={page.onLeave}
        onPress={(event) => {
          if (event.button !== 0) return
          if (followReference(event)) return
          if (event.shiftKey) selectUpTo(view.id, column.id)
          else selectAcrossWhilePressed(view.id, column.id)
        }}
        onChangeAtCaret={(change) => {
          // What is being typed has no record yet.
          if (records.has(change)) navigate({ change, provision: view.id })
        }}
      />
    </div>
  )
}
