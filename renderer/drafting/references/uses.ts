/** Where something is used: a defined term in words, a provision in references. Pure. */
import { plainText, type Resolve } from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../../legal-text/views.ts'
import { findHits } from '../find/find.ts'
import type { Standing } from './state.ts'

export interface Use {
  readonly provision: string
  readonly start: number
  readonly end: number
  readonly words: string
}

const AROUND = 60

/** In reading order; the definition itself is no use of a term. */
export function usesOf(
  standing: Standing,
  views: readonly ProvisionView[],
  resolve: Resolve,
): readonly Use[] {
  if (standing.kind === 'reference') return referencesTo(standing.target, views, resolve)
  const { term, provision } = standing.term
  const options = { matchCase: true, wholeWord: false }
  return findHits(views, term, options, resolve)
    .filter((hit) => hit.provision !== provision && isWhole(hit))
    .filter((hit) => !isDefinedAt(hit.provision, provision, views))
    .map(({ provision: at, start, end, before, text, after }) => ({
      provision: at,
      start,
      end,
      words: `${before}${text}${after}`,
    }))
}

function isWhole({ before, after }: { readonly before: string; readonly after: string }): boolean {
  return !/[\p{L}\p{M}\p{N}]$/u.test(before) && !/^(?!s\b)[\p{L}\p{M}\p{N}]/u.test(after)
}

/** The cell beside the meaning names the term. */
function isDefinedAt(at: string, meaning: string, views: readonly ProvisionView[]): boolean {
  const cell = views.find(({ id }) => id === at)
  const row = views.find(({ id }) => id === meaning)?.parent
  return cell?.kind === 'cell' && cell.parent === row
}

function referencesTo(
  target: string,
  views: readonly ProvisionView[],
  resolve: Resolve,
): readonly Use[] {
  return views.flatMap(({ id, presence, segments }): readonly Use[] => {
    if (presence === 'deleted') return []
    const runs = readingRuns(segments)
    if (!runs.some((run) => run.kind === 'reference' && run.target === target)) return []
    const uses: Use[] = []
    let offset = 0
    let words = ''
    for (const [index, run] of runs.entries()) {
      const length = run.kind === 'text' ? run.text.length : 1
      const shown = plainText([run], resolve)
      if (run.kind === 'reference' && run.target === target) {
        const after = plainText(runs.slice(index + 1), resolve).slice(0, AROUND)
        const start = offset
        uses.push({
          provision: id,
          start,
          end: start + 1,
          words: `${words.slice(-AROUND)}${shown}${after}`,
        })
      }
      offset += length
      words += shown
    }
    return uses
  })
}
