import { useMemo } from 'react'
import { type Clause, type ClauseLine, clauseOf } from '../../shared/walkthrough/clauses.ts'
import { draftText } from '../../shared/walkthrough/readings.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { StageWords } from './StageWords.tsx'
import type { Scene } from './scene.ts'
import styles from './stage.module.css'

/** The clause in every draft of the modification, side by side, each against the baseline. */
export function Compare({ scene }: { readonly scene: Scene }) {
  const workspace = useWorkspace((state) => state.workspace)
  const drafts = useCurrent()?.drafts ?? []
  const change = scene.step?.change ?? null
  const columns = useMemo(
    () =>
      drafts.map(({ id, name }) => ({
        id,
        name,
        clause:
          change === null
            ? null
            : sameClause(workspace, id, change.document, change.provision, change.citation),
      })),
    [workspace, drafts, change],
  )
  const own = columns.find(({ id }) => id === scene.draft.id) ?? null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles['compare']} aria-label="All drafts side by side" tabIndex={0}>
      {columns.map(({ id, name, clause }) => (
        <section
          key={id}
          className={styles['column']}
          aria-label={name}
          data-current={id === scene.draft.id || undefined}
        >
          <h2>{name}</h2>
          {clause === null || clause.lines.length === 0 ? (
            <p className={styles['absent']}>Not in this draft.</p>
          ) : (
            clause.lines.map((line, index) => (
              <p
                key={line.provision}
                className={styles['columnLine']}
                data-differs={isOther(own, id, line, index) || undefined}
                style={{ '--depth': line.depth } as React.CSSProperties}
              >
                <span className={styles['number']}>
                  <StageWords pieces={line.numberPieces} current={null} />
                </span>
                <span>
                  <StageWords pieces={line.pieces} current={null} />
                  {isOther(own, id, line, index) && (
                    <span className={styles['differs']}>differs from {scene.draft.name}</span>
                  )}
                </span>
              </p>
            ))
          )}
        </section>
      ))}
    </section>
  )
}

interface Column {
  readonly id: string
  readonly clause: Clause | null
}

/** Whether a line of another draft proposes other words than the same line of the draft that is walked through. */
function isOther(own: Column | null, id: string, line: ClauseLine, index: number): boolean {
  if (own === null || own.id === id) return false
  const lines = own.clause?.lines ?? []
  const same = lines.find(({ provision }) => provision === line.provision) ?? lines[index]
  return same === undefined || proposedWords(same) !== proposedWords(line)
}

function proposedWords({ presence, pieces }: ClauseLine): string {
  if (presence === 'deleted') return ''
  return pieces
    .filter(({ kind }) => kind !== 'deleted')
    .map(({ text }) => text)
    .join('')
}

/** By its id; a clause that each draft inserts for itself, by how it is cited. */
function sameClause(
  workspace: Workspace,
  draft: string,
  document: string,
  provision: string,
  citation: string,
): Clause | null {
  const text = draftText(workspace, draft, document)
  if (text === null) return null
  const { rows } = text.reading('redline')
  if (rows.has(provision)) return clauseOf(text, provision, 'redline')
  for (const [id, own] of text.citations) {
    if (own === citation && rows.get(id)?.kind !== 'heading') return clauseOf(text, id, 'redline')
  }
  return null
}
