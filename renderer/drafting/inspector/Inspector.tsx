import { ListFilter } from 'lucide-react'
import { memo, useMemo } from 'react'
import type { Change } from '../../../legal-text/changes.ts'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { isSuspect } from '../../../shared/linking.ts'
import { withdrawnAlone } from '../../../shared/listed.ts'
import { Button, IconButton } from '../../design/controls.tsx'
import { Panel } from '../../design/surfaces.tsx'
import { usePlace } from '../../interface/navigation.ts'
import { interfaceCommand } from '../../interface/registry.ts'
import { useWorkspace, workspaceState } from '../../workspace/store.ts'
import { type ChangeGroup, countChanges, listedFor } from '../changeList.ts'
import type { DraftedDocument } from '../document.ts'
import { resolverFor } from '../frames.ts'
import { useDrafting } from '../state.ts'
import { BulkBar } from './BulkBar.tsx'
import { ChangeDetails } from './ChangeDetails.tsx'
import { ChangeLinks } from './ChangeLinks.tsx'
import { ChangeList } from './ChangeList.tsx'
import { CommentList } from './CommentList.tsx'
import { Comments } from './Comments.tsx'
import { Consequential, useConsequential } from './Consequential.tsx'
import type { PlacedThread } from './comments.ts'
import details from './details.module.css'
import styles from './inspector.module.css'
import { ReviewFilters } from './ReviewFilters.tsx'
import {
  entriesOf,
  filterGroups,
  isFiltered,
  type ReviewGroup,
  reviewGroups,
  withdrawnGroups,
} from './review.ts'
import { showFilter, showList, useReviewing } from './reviewing.ts'
import { useReviewCommands } from './useReviewCommands.ts'
import { Withdrawn } from './Withdrawn.tsx'

interface InspectorProps {
  readonly drafted: DraftedDocument
  /** The redline's provisions and the changes in them. */
  readonly views: readonly ProvisionView[]
  readonly groups: readonly ChangeGroup[]
  readonly citationOf: (provision: string) => string
  /** The conversations about the draft. */
  readonly placed: readonly PlacedThread[]
}

/** Every change and comment of the draft, and all there is to know of what is selected. */
export const Inspector = memo(function Inspector({
  drafted,
  views,
  groups,
  citationOf,
  placed,
}: InspectorProps) {
  const list = useReviewing((state) => state.list)
  const readOnly = useWorkspace((state) => state.readOnly !== null)
  const silent = useWorkspace((state) => state.discussionReadOnly !== null)
  const chosen = usePlace((place) => place.change)
  const selected = useMemo(
    () => (chosen === null ? null : listedFor(drafted.records, chosen)),
    [chosen, drafted.records],
  )
  const change = selected === null ? undefined : ownChange(drafted, selected)
  const open = placed.filter(({ thread }) => !thread.root.resolved).length
  const count = countChanges(groups)
  return (
    <aside className={styles['inspector']} aria-label="Changes and links">
      {list === 'changes' ? (
        <Panel
          title="Changes"
          className={styles['list']}
          tools={
            <>
              <span className={styles['count']}>{count === 0 ? 'none' : count}</span>
              <FilterTool />
              <Button look="quiet" onClick={() => showList('comments')}>
                Comments ({open})
              </Button>
            </>
          }
        >
          <Changes {...{ drafted, views, groups, citationOf, selected, readOnly, count }} />
        </Panel>
      ) : (
        <Panel
          title="Comments"
          className={styles['list']}
          tools={
            <>
              <span className={styles['count']}>{open === 0 ? 'none open' : `${open} open`}</span>
              <Button look="quiet" onClick={() => showList('changes')}>
                Changes ({count})
              </Button>
            </>
          }
        >
          <CommentList placed={placed} citationOf={citationOf} readOnly={silent} />
        </Panel>
      )}
      {change === undefined ? (
        <AtCaret citationOf={citationOf} readOnly={silent} />
      ) : (
        <ChangeDetails
          key={change.id}
          change={change}
          drafted={drafted}
          citation={citationOf(change.provision)}
        />
      )}
    </aside>
  )
})

/** Shows the filter's controls; pressed as long as something is filtered, so that nobody misses it. */
function FilterTool() {
  const { filtering, active } = useReviewing((state) => ({
    filtering: state.filtering,
    active: isFiltered(state.filter),
  }))
  return (
    <IconButton
      icon={ListFilter}
      label={active ? 'Filter: some changes are not listed' : 'Filter the changes'}
      shortcut={interfaceCommand('review.filter')?.shortcut ?? null}
      aria-expanded={filtering}
      aria-pressed={active}
      onClick={() => showFilter(!filtering)}
    />
  )
}

interface ChangesProps extends Omit<InspectorProps, 'placed'> {
  readonly selected: string | null
  readonly readOnly: boolean
  readonly count: number
}

function Changes({ drafted, views, groups, citationOf, selected, readOnly, count }: ChangesProps) {
  const { all, listed, shown } = useListed({ drafted, views, groups, citationOf })
  const filtering = useReviewing((state) => state.filtering)
  useReviewCommands(all, shown)
  const consequential = useConsequential({ drafted, views })
  const withdrawn = useMemo(() => withdrawnAlone(drafted.changes), [drafted.changes])
  if (count === 0 && withdrawn.length === 0 && consequential.length === 0) {
    return (
      <p className={styles['hint']}>
        {drafted.draft.name} changes nothing yet. Put the caret into a clause and type: each change
        is recorded as you make it.
      </p>
    )
  }
  return (
    <div className={styles['reviewed']}>
      {filtering && <ReviewFilters groups={listed} />}
      {!readOnly && <BulkBar drafted={drafted} all={all} shown={shown} />}
      <div className={styles['scrolled']}>
        {shown.length === 0 ? (
          <p className={styles['hint']} role="status">
            No change is like that.
          </p>
        ) : (
          <ChangeList groups={shown} selected={selected} readOnly={readOnly} />
        )}
        {consequential.length > 0 && <Consequential list={consequential} citationOf={citationOf} />}
        {withdrawn.length > 0 && <Withdrawn changes={withdrawn} citationOf={citationOf} />}
      </div>
    </div>
  )
}

/** All live changes; those of the status that is looked at; and those that the rest of the filter lets through. */
function useListed({ drafted, views, groups, citationOf }: Omit<InspectorProps, 'placed'>): {
  readonly all: readonly ReviewGroup[]
  readonly listed: readonly ReviewGroup[]
  readonly shown: readonly ReviewGroup[]
} {
  const filter = useReviewing((state) => state.filter)
  const { links, comments } = useWorkspace(({ workspace }) => ({
    links: workspace.link,
    comments: workspace.comment,
  }))
  const related = useMemo(
    () => ({ links: [...links.values()], comments: [...comments.values()] }),
    [links, comments],
  )
  const all = useMemo(
    () => reviewGroups(groups, drafted.records, related),
    [groups, drafted.records, related],
  )
  const gone = filter.status === 'withdrawn'
  const listed = useMemo(
    () => (gone ? withdrawnGroups(drafted.changes, citationOf, resolverFor(views), related) : all),
    [gone, all, drafted.changes, citationOf, views, related],
  )
  const shown = useMemo(
    () => filterGroups(listed, filter, (link) => isSuspect(workspaceState().workspace, link)),
    [listed, filter],
  )
  return { all, listed, shown: entriesOf(shown).length === 0 ? [] : shown }
}

interface AtCaretProps {
  readonly citationOf: (provision: string) => string
  readonly readOnly: boolean
}

/** What there is to say where the caret stands, while no change is selected. */
function AtCaret({ citationOf, readOnly }: AtCaretProps) {
  const provision = useDrafting((state) => state.caret?.provision ?? null)
  const textReadOnly = useWorkspace((state) => state.readOnly !== null)
  if (provision === null) return null
  return (
    <div className={details['details']}>
      <p className={details['made']}>
        Select a change to see its reason, links, comments and history.
      </p>
      <h3 className={details['whole']}>{citationOf(provision) || 'This provision'} as a whole</h3>
      <ChangeLinks
        key={`links ${provision}`}
        kind="provision"
        id={provision}
        readOnly={textReadOnly}
      />
      <Comments
        key={provision}
        on={{ kind: 'provision', id: provision }}
        subject={citationOf(provision) || 'this provision'}
        readOnly={readOnly}
        main
      />
    </div>
  )
}

function ownChange({ draft, records }: DraftedDocument, id: string): Change | undefined {
  const change = records.get(id)
  return change?.draft === draft.id ? change : undefined
}
