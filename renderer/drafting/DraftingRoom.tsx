import { useEffect, useMemo } from 'react'
import { citationsOf } from '../../shared/tracing/changes.ts'
import { request } from '../bridge.ts'
import { Segmented } from '../design/Segmented.tsx'
import { EmptyState } from '../design/surfaces.tsx'
import { usePlace } from '../interface/navigation.ts'
import { usePreferences } from '../preferences.ts'
import { isExploratory } from '../workspace/current.ts'
import { useDraftingCommands } from './commands.ts'
import { type DraftedDocument, shownViews, useDraftedDocument, useViews } from './document.ts'
import styles from './drafting.module.css'
import { Inspector } from './Inspector.tsx'
import { Outline } from './Outline.tsx'
import { Page } from './Page.tsx'
import { type DraftingView, revealProvision, showView, useDrafting } from './state.ts'

const VIEWS: readonly { readonly value: DraftingView; readonly label: string }[] = [
  { value: 'redline', label: 'Redline' },
  { value: 'proposed', label: 'Proposed' },
  { value: 'agreed', label: 'Agreed' },
  { value: 'baseline', label: 'Baseline' },
  { value: 'sideBySide', label: 'Side by side' },
]

/** Where the legal text of a draft is read and changed. */
export function DraftingRoom() {
  const drafted = useDraftedDocument()
  if (drafted === null) {
    return (
      <EmptyState title="There is no draft to work on">
        This workspace holds no modification with a draft yet. File, New DP255 sample workspace
        makes one that does.
      </EmptyState>
    )
  }
  return <Drafting drafted={drafted} />
}

function Drafting({ drafted }: { readonly drafted: DraftedDocument }) {
  const view = useDrafting((state) => state.view)
  const panels = usePreferences((preferences) => preferences.panels)
  const redline = useViews(drafted, 'redline')
  const views = useViews(drafted, view === 'sideBySide' ? 'redline' : view)
  const baseline = useViews(drafted, 'baseline')
  const citations = useMemo(() => citationsOf(redline), [redline])
  const shown = useMemo(() => shownViews(views), [views])
  useDraftingCommands(drafted, shown)
  useRevealedPlace()
  useEffect(() => void request('window.ready'), [])

  return (
    <div
      className={styles['room']}
      data-outline={panels.outline || undefined}
      data-inspector={panels.inspector || undefined}
    >
      {panels.outline && <Outline views={redline} drafted={drafted} />}
      <section className={styles['middle']} aria-label="Legal text">
        <header className={styles['bar']}>
          <div className={styles['names']}>
            <h2>{drafted.document.shortName}</h2>
            <span>{drafted.document.title}</span>
          </div>
          <Segmented label="View" value={view} options={VIEWS} onValueChange={showView} />
        </header>
        <Banner drafted={drafted} />
        <Page
          drafted={drafted}
          view={view}
          views={shown}
          all={views}
          baseline={baseline}
          citations={citations}
        />
      </section>
      {panels.inspector && <Inspector drafted={drafted} redline={redline} citations={citations} />}
    </div>
  )
}

/** Says once, in words, what the marks beside the text mean. */
function Banner({ drafted }: { readonly drafted: DraftedDocument }) {
  const { modification, draft } = drafted
  const exploratory = isExploratory(modification)
  return (
    <p className={styles['banner']}>
      <span className={styles['sign']} aria-hidden="true" />
      Dotted rule: illustrative, not in-force text.
      {draft.basis?.standing === 'illustrative' && ` ${draft.name} is illustrative too.`}
      {exploratory &&
        ` Exploratory drafting: ${modification.reference} is a Draft Proposal and has no legal text.`}
    </p>
  )
}

/** Coming here from a question or scenario brings the change into sight. */
function useRevealedPlace(): void {
  const { change, provision } = usePlace((place) => ({
    change: place.change,
    provision: place.provision,
  }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another change of the same provision counts too
  useEffect(() => {
    if (provision !== null) revealProvision(provision)
  }, [change, provision])
}
