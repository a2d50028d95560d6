import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, useId } from 'react'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { Button, IconButton, TextInput } from '../../design/controls.tsx'
import type { DraftedDocument } from '../document.ts'
import styles from './find.module.css'
import { ReplaceList } from './ReplaceList.tsx'
import { setFinding, useFinding } from './state.ts'
import { type Found, useFind } from './useFind.ts'

interface FindBarProps {
  readonly drafted: DraftedDocument
  /** What the page shows. */
  readonly views: readonly ProvisionView[]
  readonly citationOf: (provision: string) => string
}

/** Find and replace over the whole document, above the page. */
export function FindBar({ drafted, views, citationOf }: FindBarProps) {
  const { open, query, matchCase, wholeWord } = useFinding((state) => state)
  const found = useFind(drafted, views)
  const count = useId()
  if (open === null) return null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    found.close()
  }
  return (
    <search className={styles['find']} aria-label="Find in the legal text" onKeyDown={onKeyDown}>
      <div className={styles['line']}>
        <TextInput
          data-focus="find"
          className={styles['field']}
          aria-label="Find"
          aria-describedby={count}
          placeholder="Find"
          spellCheck={false}
          value={query}
          onChange={(event) => setFinding({ query: event.currentTarget.value, left: new Set() })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            found.step(event.shiftKey ? -1 : 1)
          }}
        />
        <span id={count} className={styles['count']} role="status">
          {countOf(found, query)}
        </span>
        <IconButton
          icon={CaseSensitive}
          label="Match case"
          aria-pressed={matchCase}
          onClick={() => setFinding({ matchCase: !matchCase, left: new Set() })}
        />
        <IconButton
          icon={WholeWord}
          label="Whole words"
          aria-pressed={wholeWord}
          onClick={() => setFinding({ wholeWord: !wholeWord, left: new Set() })}
        />
        <IconButton
          icon={ChevronUp}
          label="Find previous"
          shortcut="Shift+F3"
          onClick={() => found.step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label="Find next"
          shortcut="F3"
          onClick={() => found.step(1)}
        />
        {open === 'find' && (
          <Button look="quiet" onClick={() => setFinding({ open: 'replace' })}>
            Replace…
          </Button>
        )}
        <span className={styles['space']} />
        <IconButton icon={X} label="Close" shortcut="Esc" onClick={found.close} />
      </div>
      {open === 'replace' && <Replacing found={found} citationOf={citationOf} />}
    </search>
  )
}

function countOf({ hits, at }: Found, query: string): string {
  if (query === '') return ''
  if (hits.length === 0) return 'Nothing found'
  return at === -1 ? `${hits.length} found` : `${at + 1} of ${hits.length}`
}

function Replacing({
  found,
  citationOf,
}: {
  readonly found: Found
  readonly citationOf: (provision: string) => string
}) {
  const { replacement, left } = useFinding((state) => state)
  const { hits } = found
  const chosen = hits.length - [...left].length
  return (
    <>
      <div className={styles['line']}>
        <TextInput
          data-focus="replace"
          className={styles['field']}
          aria-label="Replace with"
          placeholder="Replace with (nothing deletes)"
          value={replacement}
          onChange={(event) => setFinding({ replacement: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            found.replaceOne()
          }}
        />
        <Button unavailable={hits.length === 0} onClick={found.replaceOne}>
          Replace
        </Button>
        <Button look="primary" unavailable={chosen === 0} onClick={found.replaceAll}>
          {hits.length > 0 && chosen < hits.length
            ? `Replace ${chosen} of ${hits.length}`
            : `Replace all ${hits.length > 0 ? hits.length : ''}`}
        </Button>
      </div>
      {hits.length > 0 && <ReplaceList hits={hits} citationOf={citationOf} />}
    </>
  )
}
