import { useEffect, useMemo } from 'react'
import { Chooser } from '../../design/Chooser.tsx'
import { Keys } from '../../design/controls.tsx'
import { refuse } from '../../interface/messages.ts'
import { useCommands } from '../../interface/registry.ts'
import { flushEdits } from '../../workspace/store.ts'
import { useFollowing } from '../following.ts'
import { resolverFor } from '../frames.ts'
import { noteOf } from '../notes.ts'
import { drafting } from '../state.ts'
import { goBack, goToProvision } from './going.ts'
import { HoverCard } from './HoverCard.tsx'
import { LinkTyped } from './LinkTyped.tsx'
import { ReferencePicker } from './ReferencePicker.tsx'
import styles from './references.module.css'
import { goToStanding, type ReferencesProps, wordsOfStanding } from './showing.ts'
import { references, type Standing, setReferences, useReferences } from './state.ts'
import { STANDING_LINE } from './TermList.tsx'
import { usesOf } from './uses.ts'

/** What references and terms say of themselves, beside and over the page. */
export function References(given: ReferencesProps) {
  const views = useFollowing(given.views, given.views)
  const props = { ...given, views }
  const { citationOf } = props
  const { asking, listing } = useReferences((state) => state)
  useReferenceCommands(props)
  useEffect(() => () => setReferences({ asking: null, standing: null, hovered: null }), [])
  return (
    <>
      <StandingLine views={views} citationOf={citationOf} />
      <HoverCard {...props} />
      {asking !== null && <ReferencePicker asking={asking} {...{ views, citationOf }} />}
      {listing === 'uses' && <Uses {...{ views, citationOf }} />}
      {listing === 'typed' && <LinkTyped {...props} />}
    </>
  )
}

function useReferenceCommands({ drafted, views, citationOf }: ReferencesProps): void {
  const atCaret = (act: (standing: Standing) => void, otherwise?: () => boolean) => () => {
    flushEdits()
    const { standing } = references()
    if (standing !== null) act(standing)
    else if (otherwise?.() !== true) {
      refuse('Put the caret into a reference or a defined term first.')
    }
  }
  /** To the other end of what has been moved, split or joined. */
  const toOtherEnd = () => {
    const here = drafting().caret?.provision
    const view = views.find(({ id }) => id === here)
    const note = view === undefined ? null : noteOf(view, drafted.records, citationOf)
    if (note !== null) goToProvision(note.other)
    return note !== null
  }
  useCommands({
    'go.target': atCaret((standing) => goToStanding(standing, views), toOtherEnd),
    'go.uses': atCaret(() => setReferences({ listing: 'uses' })),
    'go.back': () => goBack((provision) => views.some(({ id }) => id === provision)),
    'references.link': () => {
      flushEdits()
      setReferences({ listing: 'typed' })
    },
  })
}

/** At the caret, without leaving the line: what the reference or the term there comes to. */
function StandingLine({ views, citationOf }: Pick<ReferencesProps, 'views' | 'citationOf'>) {
  const standing = useReferences((state) => state.standing)
  const uses = useMemo(
    () => (standing === null ? [] : usesOf(standing, views, resolverFor(views))),
    [standing, views],
  )
  if (standing === null) return null
  const { name, words } = wordsOfStanding(standing, views, citationOf)
  return (
    <p id={STANDING_LINE} className={styles['standing']} data-testid="standing">
      <strong>{name}</strong>
      <span className={styles['meaning']}>{words}</span>
      <span className={styles['keys']}>
        <Keys shortcut="F12" /> goes there
        <Keys shortcut="Shift+F12" /> {uses.length === 1 ? '1 use' : `${uses.length} uses`}
      </span>
    </p>
  )
}

function Uses({ views, citationOf }: Pick<ReferencesProps, 'views' | 'citationOf'>) {
  const standing = useReferences((state) => state.standing)
  const uses = useMemo(
    () => (standing === null ? [] : usesOf(standing, views, resolverFor(views))),
    [standing, views],
  )
  if (standing === null) return null
  const { name } = wordsOfStanding(standing, views, citationOf)
  return (
    <Chooser
      label={`Where ${name} is used`}
      placeholder={`${uses.length} uses of ${name}: number or words`}
      nothing="It is used nowhere else."
      groups={[
        {
          heading: `Uses of ${name}`,
          choices: uses.map(({ provision, words }, index) => ({
            id: String(index),
            label: `${citationOf(provision)} ${words}`,
            content: (
              <>
                <span className={styles['citation']}>{citationOf(provision)}</span>
                {words}
              </>
            ),
          })),
        },
      ]}
      onChoose={(index) => {
        const use = uses[Number(index)]
        if (use === undefined) return
        const { provision, start, end } = use
        goToProvision(provision, { kind: 'range', start, end })
      }}
      onClose={() => setReferences({ listing: null })}
    />
  )
}
