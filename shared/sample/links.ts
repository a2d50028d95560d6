import { type LinkSource, type LinkTarget, linkSource, linkTarget } from '../linking.ts'
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { illustrative, SAMPLE_AUTHOR, SAMPLE_INSTANT } from './facts.ts'
import { LINK_ROWS } from './scenarios.ts'

/** The sample's links: change to question, question to scenario, and through both change to scenario. */
export function sampleLinks(workspace: Workspace): readonly RecordOf<'link'>[] {
  const links = new Map<string, RecordOf<'link'>>()
  const add = (from: LinkSource, to: LinkTarget) => {
    const link = makeLink(workspace, from, to)
    links.set(link.id, link)
  }
  for (const [input, changes, scenarios] of LINK_ROWS) {
    for (const change of changes) {
      add({ kind: 'change', id: change }, { kind: 'input', id: input })
      for (const scenario of scenarios) {
        add(
          { kind: 'change', id: change },
          { kind: 'scenario', id: `dp255-${scenario.toLowerCase()}` },
        )
      }
    }
    for (const scenario of scenarios) {
      add({ kind: 'input', id: input }, { kind: 'scenario', id: `dp255-${scenario.toLowerCase()}` })
    }
  }
  return [...links.values()]
}

function makeLink(workspace: Workspace, from: LinkSource, to: LinkTarget): RecordOf<'link'> {
  const source = linkSource(workspace, from)
  const target = linkTarget(workspace, to)
  if (source === null || target === null) {
    throw new Error(`The sample links ${from.id} to ${to.id}, and one of them does not exist`)
  }
  return {
    id: `link-${from.id}-${to.id}`,
    from,
    to,
    note: '',
    confirmed: { by: SAMPLE_AUTHOR, at: SAMPLE_INSTANT, reason: '', from: source, to: target },
    basis: illustrative('which change bears on which question and scenario'),
  }
}
