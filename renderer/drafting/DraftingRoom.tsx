import {
  AlignLeft,
  ChevronDown,
  ChevronUp,
  Columns2,
  Focus,
  PanelLeft,
  PanelRight,
} from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { View } from '../../legal-text/views.ts'
import { request } from '../bridge.ts'
import { Button, IconButton } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { EmptyState } from '../design/surfaces.tsx'
import { interfaceCommand, runInterfaceCommand } from '../interface/registry.ts'
import { usePreferences } from '../preferences.ts'
import { useSearchState } from '../search/state.ts'
import { groupChanges } from './changeList.ts'
import { useDraftingCommands } from './commands.ts'
import { CompareDrafts } from './comparing/CompareDrafts.tsx'
import { type DraftedDocument, NO_VIEWS, useDraftedDocument, useViews } from './document.ts'
import styles from './drafting.module.css'
import { FindBar } from './find/FindBar.tsx'
import { useFollowing } from './following.ts'
import { citationsFor, resolverFor } from './frames.ts'
import { usePlacedThreads } from './inspector/CommentList.tsx'
import { openByProvision } from './inspector/comments.ts'
import { Inspector } from './inspector/Inspector.tsx'
import { MovePicker } from './MovePicker.tsx'
import { Outline } from './Outline.tsx'
import type { Dropping } from './page/dragging.ts'
import { LegalPage } from './page/LegalPage.tsx'
import { LinearText } from './reading/LinearText.tsx'
import { useReading } from './reading/state.ts'
import { useAssist } from './references/assist.ts'
import { References } from './references/References.tsx'
import { TermList } from './references/TermList.tsx'
import { type DraftingView, useDrafting } from './state.ts'
import { drop, useStructureCommands } from './structuring.ts'
import { useCaretFollowing } from './useCaretFollowing.ts'

const VIEWS: readonly { readonly value: DraftingView; readonly label: string }[] = [
  { value: 'redline', label: 'Redline' },
  { value: 'proposed', label: 'Proposed' },
  { value: 'agreed', label: 'Agreed' },
  { value: 'baseline', label: 'Baseline' },
  { value: 'sideBySide', label: 'Side by side' },
]

/** What is read besides the redline, which the panels always need. */
const OTHER: Readonly<Record<DraftingView, View | null>> = {
  redline: null,
  proposed: 'proposed',
  agreed: 'agreed',
  baseline: 'baseline',
  sideBySide: 'baseline',
}

/** Where the legal text of a draft is read and changed. */
export function DraftingRoom() {
  const drafted = useDraftedDocument()
  if (drafted === null) {
    return (
      <EmptyState
        title="There is no draft to work on"
        actions={
          <>
            <Button look="primary" onClick={() => runInterfaceCommand('file.newSample')}>
              New DP255 sample workspace…
            </Button>
            <Button onClick={() => runInterfaceCommand('file.open')}>Open a workspace…</Button>
          </>
        }
      >
        <p>This workspace holds no modification with a draft of a code document yet.</p>
      </EmptyState>
    )
  }
  return <Drafting drafted={drafted} />
}

function Drafting({ drafted }: { readonly drafted: DraftedDocument }) {
  const view = useDrafting((state) => state.view)
  const panels = usePreferences((preferences) => preferences.panels)
  const mode = useReading((state) => state.mode)
  const searching = useSearchState((state) => state.open)
  const redline = useViews(drafted, 'redline')
  const other = useViews(drafted, OTHER[view])
  const shown = view === 'redline' || view === 'sideBySide' ? redline : other
  const citations = citationsFor(redline)
  const citationOf = useCallback((id: string) => citations.get(id) ?? '', [citations])
  const scene = useMemo(() => ({ drafted, redline }), [drafted, redline])
  const arrivals = useMemo(() => ({ drafted, redline: NO_VIEWS }), [drafted])
  const beside = useFollowing(scene, arrivals)
  const arriving = beside.redline === NO_VIEWS && redline !== NO_VIEWS
  const groups = useMemo(
    () =>
      groupChanges(beside.redline, beside.drafted.records, citationOf, resolverFor(beside.redline)),
    [beside, citationOf],
  )
  const placed = usePlacedThreads(beside.drafted, beside.redline)
  const comments = useMemo(() => openByProvision(placed), [placed])
  const assist = useAssist(shown, drafted.document.id)
  useDraftingCommands({ drafted, views: redline, groups })
  const latest = useRef({ drafted, views: redline })
  latest.current = { drafted, views: redline }
  const onDrop = useCallback<Dropping>((...dropped) => drop(latest.current, ...dropped), [])
  useStructureCommands({ drafted, views: redline })
  useCaretFollowing(drafted, shown)
  useReadiness()

  return (
    <div
      className={styles['room']}
      data-outline={(panels.outline && !searching) || undefined}
      data-inspector={panels.inspector || undefined}
      data-behind={beside !== scene || undefined}
    >
      {panels.outline &&
        !searching &&
        (arriving ? (
          <nav aria-label="Outline" />
        ) : (
          <Outline views={beside.redline} drafted={beside.drafted} />
        ))}
      <div className={styles['middle']}>
        <Bar view={mode === 'page' ? view : null} />
        <Banner drafted={drafted} />
        {mode === 'page' && <FindBar drafted={drafted} views={shown} citationOf={citationOf} />}
        {mode === 'linear' && <LinearText drafted={drafted} views={redline} />}
        {mode === 'drafts' && <CompareDrafts drafted={drafted} />}
        {mode === 'page' && (
          <LegalPage
            drafted={drafted}
            view={view}
            views={shown}
            baseline={other}
            citationOf={citationOf}
            comments={comments}
            assist={assist}
            onDrop={onDrop}
          />
        )}
        {mode === 'page' && (
          <References drafted={drafted} views={shown} citationOf={citationOf} assist={assist} />
        )}
        <TermList />
        <MovePicker drafted={drafted} views={redline} citationOf={citationOf} />
      </div>
      {panels.inspector && arriving && <div className={styles['arriving']} />}
      {panels.inspector && !arriving && (
        <Inspector
          drafted={beside.drafted}
          views={beside.redline}
          groups={groups}
          citationOf={citationOf}
          placed={placed}
        />
      )}
    </div>
  )
}

/** No view is chosen while the text is read otherwise. */
function Bar({ view }: { readonly view: DraftingView | null }) {
  return (
    <div className={styles['bar']}>
      <Segmented
        label="View"
        value={view}
        options={VIEWS}
        onValueChange={(next) => runInterfaceCommand(`view.${next}`)}
      />
      <div className={styles['tools']} role="toolbar" aria-label="Review and panels">
        <Tool id="review.previous" icon={ChevronUp} />
        <Tool id="review.next" icon={ChevronDown} />
        <span className={styles['gap']} />
        <ReadingTools />
        <span className={styles['gap']} />
        <PanelTool id="view.outline" icon={PanelLeft} panel="outline" />
        <PanelTool id="view.inspector" icon={PanelRight} panel="inspector" />
      </div>
    </div>
  )
}

interface ToolProps {
  readonly id: string
  readonly icon: typeof ChevronUp
  /** For what is on or off. */
  readonly pressed?: boolean
}

function Tool({ id, icon, pressed }: ToolProps) {
  const command = interfaceCommand(id)
  return (
    <IconButton
      icon={icon}
      label={command?.label ?? id}
      shortcut={command?.shortcut ?? null}
      aria-pressed={pressed}
      onClick={() => runInterfaceCommand(id)}
    />
  )
}

/** Other ways to read; pressed while they are in use. */
function ReadingTools() {
  const { mode, near } = useReading(({ mode, near }) => ({ mode, near }))
  return (
    <>
      <Tool id="view.near" icon={Focus} pressed={near} />
      <Tool id="view.linear" icon={AlignLeft} pressed={mode === 'linear'} />
      <Tool id="view.drafts" icon={Columns2} pressed={mode === 'drafts'} />
    </>
  )
}

function PanelTool({
  id,
  icon,
  panel,
}: ToolProps & {
  readonly panel: 'outline' | 'inspector'
}) {
  const open = usePreferences((preferences) => preferences.panels[panel])
  const command = interfaceCommand(id)
  return (
    <IconButton
      icon={icon}
      label={command?.label ?? id}
      shortcut={command?.shortcut ?? null}
      aria-pressed={open}
      onClick={() => runInterfaceCommand(id)}
    />
  )
}

/** Says once, in words, what the signs beside the text mean. */
function Banner({ drafted }: { readonly drafted: DraftedDocument }) {
  const { version, draft } = drafted
  const statuses = useMemo(
    () => new Set(version.provisions.map(({ provenance }) => provenance.status)),
    [version],
  )
  const ours = draft.basis?.standing === 'illustrative'
  if (!statuses.has('illustrative') && !ours) return null
  return (
    <p className={styles['banner']}>
      {statuses.has('illustrative') && (
        <span>
          ◇ <strong>Illustrative, not in-force text</strong>
        </span>
      )}
      {statuses.has('quoted') && <span>❝ Quoted from the Code</span>}
      {ours && <span>The wording of {draft.name} is illustrative too.</span>}
    </p>
  )
}

/** Tells the program, once a clause that can be typed in has been painted, that start-up is over. */
function useReadiness(): void {
  const open = useDrafting((state) => state.caret !== null)
  useEffect(() => {
    if (!open) return
    const frame = requestAnimationFrame(() => setTimeout(() => void request('window.ready')))
    return () => cancelAnimationFrame(frame)
  }, [open])
}
