import { Link2, MessageSquareText, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import type { ChoiceGroup } from '../design/Chooser.tsx'
import { Chooser } from '../design/Chooser.tsx'
import { Button, classes, IconButton } from '../design/controls.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import { LinkDialog } from './LinkDialog.tsx'
import styles from './links.module.css'
import { SuspectLink } from './SuspectLink.tsx'

/** One link as it is listed. */
export interface ListedLink {
  readonly link: RecordOf<'link'>
  readonly suspect: boolean
  /** What stands at the other end, short: "4.1A", "S1". */
  readonly name: string
  /** The same in a sentence: "the change at 4.1A". */
  readonly spoken: string
  /** What going there is called, where that says more than the sentence: "the change at 4.1A, Option A". */
  readonly goesTo?: string
  readonly words?: ReactNode
  readonly onGo: () => void
}

export interface LinkOffer {
  /** "Link a change to the question of OPSG". */
  readonly label: string
  /** "Link a change…" */
  readonly text: string
  readonly placeholder: string
  readonly nothing: string
  readonly groups: () => readonly ChoiceGroup[]
  readonly onChoose: (id: string) => void
}

interface TracedLinksProps {
  readonly label: string
  readonly links: readonly ListedLink[]
  readonly offer: LinkOffer
  /** Said where there is no link; nothing is said where it is absent. */
  readonly none?: string
  /** Names only, for where there is little room. */
  readonly compact?: boolean
  readonly listClassName?: string | undefined
}

/** Links to one thing: gone to, noted, checked again, made and removed from here. */
export function TracedLinks({
  label,
  links,
  offer,
  none,
  compact = false,
  listClassName,
}: TracedLinksProps) {
  const [picking, setPicking] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  return (
    <div className={compact ? styles['compactLinks'] : styles['links']}>
      {links.length === 0 && none !== undefined && <p className={styles['quiet']}>{none}</p>}
      {links.length > 0 && (
        <ul aria-label={label} className={listClassName}>
          {links.map((listed) => (
            <LinkLine key={listed.link.id} listed={listed} compact={compact} />
          ))}
        </ul>
      )}
      {readOnly === null && (
        <Button
          look="quiet"
          className={styles['small']}
          aria-label={offer.label}
          onClick={() => setPicking(true)}
        >
          <Link2 aria-hidden="true" />
          {offer.text}
        </Button>
      )}
      {picking && (
        <Chooser
          label={offer.label}
          placeholder={offer.placeholder}
          groups={offer.groups()}
          nothing={offer.nothing}
          onChoose={offer.onChoose}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  )
}

function LinkLine({ listed, compact }: { readonly listed: ListedLink; readonly compact: boolean }) {
  const { link, suspect, name, spoken, goesTo = spoken, words, onGo } = listed
  const [noting, setNoting] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  return (
    <li className={styles['link']}>
      <div className={styles['linkLine']}>
        <button
          type="button"
          className={styles['goTo']}
          aria-label={`Go to ${goesTo}`}
          onClick={onGo}
        >
          {name}
        </button>
        {words}
        {readOnly === null && (
          <>
            <IconButton
              icon={MessageSquareText}
              className={styles['unlink']}
              label={`Note on the link to ${spoken}`}
              onClick={() => setNoting(true)}
            />
            <IconButton
              icon={X}
              className={styles['unlink']}
              label={`Remove the link to ${spoken}`}
              onClick={() => attempt('link.remove', { id: link.id })}
            />
          </>
        )}
      </div>
      {link.note !== '' && (
        <p className={classes(styles['note'], compact && styles['compactNote'])}>{link.note}</p>
      )}
      {suspect && <SuspectLink link={link} compact={compact} />}
      {noting && <LinkDialog link={link} spoken={spoken} onClose={() => setNoting(false)} />}
    </li>
  )
}
