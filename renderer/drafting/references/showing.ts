/** What a reference or a term comes to, and the way there. */
import { plainText } from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../../legal-text/views.ts'
import { refuse } from '../../interface/messages.ts'
import type { DraftedDocument } from '../document.ts'
import { resolverFor } from '../frames.ts'
import type { Assist } from './assist.ts'
import { goToProvision } from './going.ts'
import { type Standing, setReferences } from './state.ts'

export interface ReferencesProps {
  readonly drafted: DraftedDocument
  /** What the page shows. */
  readonly views: readonly ProvisionView[]
  readonly citationOf: (provision: string) => string
  readonly assist: Assist
}

/** Goes to the provision that is referred to, or that says what the term means. */
export function goToStanding(standing: Standing, views: readonly ProvisionView[]): void {
  const id = standing.kind === 'reference' ? standing.target : standing.term.provision
  setReferences({ hovered: null })
  if (views.some((view) => view.id === id)) goToProvision(id)
  else refuse('What this points at does not stand in this view. Redline (Ctrl+1) shows it struck.')
}

/** What a reference or a term comes to, in words. */
export function wordsOfStanding(
  standing: Standing,
  views: readonly ProvisionView[],
  citationOf: (provision: string) => string,
): { readonly name: string; readonly words: string } {
  if (standing.kind === 'term') return { name: standing.term.term, words: standing.term.meaning }
  const view = views.find(({ id }) => id === standing.target)
  if (view === undefined)
    return { name: '[?]', words: 'What this points at no longer stands here.' }
  const words = plainText(readingRuns(view.segments), resolverFor(views))
  const gone = view.presence === 'deleted' ? 'Struck out. ' : ''
  return { name: citationOf(standing.target), words: `${gone}${words}` }
}
