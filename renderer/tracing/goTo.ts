import type { EntryKind } from '../../shared/tracing/entries.ts'
import { navigate } from '../interface/navigation.ts'
import { runInterfaceCommand } from '../interface/registry.ts'

interface Whereabouts {
  readonly draft: string
  readonly document: string
  readonly provision: string
  readonly id: string
}

/** Opens the drafting room at a change. */
export function goToChange({ draft, document, provision, id }: Whereabouts): void {
  navigate({ draft, document, provision, change: id })
  runInterfaceCommand('go.drafting')
}

/** Opens the drafting room at a provision, in one draft or, with null, in the one that is worked on. */
export function goToProvision(provision: string, draft: string | null): void {
  navigate({ provision, change: null, ...(draft === null ? {} : { draft }) })
  runInterfaceCommand('go.drafting')
}

export function goToScenario(scenario: string): void {
  goToEntry('scenario', scenario)
}

/** Shows an entry in its table; topics and evidence have one of their own. */
export function goToEntry(kind: EntryKind, id: string): void {
  navigate({
    scenario: null,
    input: null,
    requirement: null,
    response: null,
    ...(kind === 'topic' || kind === 'evidence' ? {} : { [kind]: id }),
  })
}
