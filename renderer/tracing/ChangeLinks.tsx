import type { LinkTarget } from '../../shared/linking.ts'
import { changesOfDraft, citedProvisions, type TracedChange } from '../../shared/tracing/changes.ts'
import { provisionsLinkedTo, type Traced } from '../../shared/tracing/questions.ts'
import type { Workspace } from '../../shared/workspace.ts'
import type { ChoiceGroup } from '../design/Chooser.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import { ChangeWords } from './ChangeWords.tsx'
import { goToChange, goToProvision } from './goTo.ts'
import styles from './links.module.css'
import { TracedLinks } from './TracedLinks.tsx'

interface ChangeLinksProps {
  readonly to: LinkTarget
  /** What the changes bear on, as in "Link a change to the question of OPSG". */
  readonly subject: string
  readonly links: readonly Traced<TracedChange>[]
  /** The draft that is worked on: its changes are offered first. */
  readonly draft: string
  /** Clauses only, for where there is little room. */
  readonly compact?: boolean
}

/** The changes that bear on something. */
export function ChangeLinks({ to, subject, links, draft, compact = false }: ChangeLinksProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const provisions = provisionsLinkedTo(workspace, to, draft)
  return (
    <TracedLinks
      label={`Changes that bear on ${subject}`}
      compact={compact}
      none="No change is linked to it."
      links={[
        ...links.map(({ link, end, suspect }) => ({
          link,
          suspect,
          name: end.citation,
          spoken: `the change at ${end.citation}`,
          goesTo: `the change at ${end.citation}, ${end.draftName}`,
          words: (
            <>
              {end.draft !== draft && <span className={styles['quiet']}>{end.draftName}</span>}
              {!compact && <ChangeWords change={end} />}
            </>
          ),
          onGo: () => goToChange(end),
        })),
        ...provisions.map(({ link, end, suspect }) => ({
          link,
          suspect,
          name: end.citation,
          spoken: `clause ${end.citation} as a whole`,
          words: <span className={styles['quiet']}>as a whole</span>,
          onGo: () => goToProvision(end.id, draft),
        })),
      ]}
      offer={{
        label: `Link a change to ${subject}`,
        text: 'Link a change…',
        placeholder: 'Clause or words of a change',
        nothing: 'No other change has these words.',
        groups: () =>
          changeChoices(
            workspace,
            draft,
            [...links, ...provisions].map(({ link }) => link.from.id),
          ),
        onChoose: (id) =>
          attempt('link.add', {
            from: { kind: workspace.change.has(id) ? 'change' : 'provision', id },
            to,
          }),
      }}
    />
  )
}

/** The changes of the modification's drafts that are not linked yet, those of the draft at hand first. */
function changeChoices(
  workspace: Workspace,
  draft: string,
  linked: readonly string[],
): readonly ChoiceGroup[] {
  const modification = workspace.draft.get(draft)?.modification
  const changes = [...workspace.draft.values()]
    .filter((candidate) => candidate.modification === modification)
    .sort((left, right) => Number(right.id === draft) - Number(left.id === draft))
    .map(({ id, name }) => ({
      heading: name,
      choices: changesOfDraft(workspace, id)
        .filter((change) => !linked.includes(change.id))
        .map(choiceOf),
    }))
  const provisions = citedProvisions(workspace, draft, false)
    .filter(({ id }) => !linked.includes(id))
    .map(({ id, citation, words }) => ({ id, label: `${citation} as a whole: ${words}` }))
  return [...changes, { heading: 'Clauses as a whole', choices: provisions }].filter(
    ({ choices }) => choices.length > 0,
  )
}

function choiceOf(change: TracedChange) {
  return {
    id: change.id,
    label: `${change.citation} ${change.act} ${change.deleted} ${change.inserted}`,
    content: (
      <span className={styles['choiceLine']}>
        <strong>{change.citation}</strong> <ChangeWords change={change} />
      </span>
    ),
  }
}
