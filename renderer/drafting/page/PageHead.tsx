import { isExploratory, versionLabel } from '../../workspace/current.ts'
import type { PageColumn } from '../columns.ts'
import type { DraftedDocument } from '../document.ts'
import type { DraftingView } from '../state.ts'
import styles from './page.module.css'

interface PageHeadProps {
  readonly drafted: DraftedDocument
  readonly view: DraftingView
  readonly columns: readonly PageColumn[]
}

const WORDS: Readonly<Record<DraftingView, (draft: string) => string>> = {
  redline: (draft) => `Redline of ${draft} against the baseline`,
  proposed: (draft) => `As ${draft} proposes it`,
  agreed: (draft) => `With what has been accepted of ${draft}`,
  baseline: () => 'As it stands, with nothing proposed',
  sideBySide: (draft) => `The baseline beside ${draft}`,
}

/** Which document this is, in which version, and how it is shown. */
export function PageHead({ drafted, view, columns }: PageHeadProps) {
  const { document, version, draft, modification } = drafted
  return (
    <header className={styles['head']} data-view={view}>
      <p className={styles['shortName']}>{document.shortName}</p>
      <h2>{document.title}</h2>
      <p className={styles['edition']}>
        Version {versionLabel(version)}. {WORDS[view](draft.name)}.
        {isExploratory(modification) &&
          ` ${modification.reference} is a Draft Proposal: the drafting is exploratory.`}
      </p>
      {columns.length > 1 && (
        <div className={styles['columnHeads']}>
          {columns.map(({ id, heading }) => (
            <span key={id}>{heading}</span>
          ))}
        </div>
      )}
    </header>
  )
}
