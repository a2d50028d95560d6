/** Going to what is pointed at, and back again. */
import { refuse } from '../../interface/messages.ts'
import { caretOffset } from '../editor/ProvisionEditor.tsx'
import { drafting, placeCaret, type Spot, START } from '../state.ts'

interface Stop {
  readonly provision: string
  readonly offset: number
}

const MOST_STOPS = 50
let stops: readonly Stop[] = []

export function goToProvision(provision: string, spot: Spot = START): void {
  const { caret } = drafting()
  if (caret !== null) {
    const stop = { provision: caret.provision, offset: caretOffset() ?? 0 }
    stops = [...stops, stop].slice(-MOST_STOPS)
  }
  placeCaret(provision, spot)
}

export function goBack(isHere: (provision: string) => boolean): void {
  const stop = stops.findLast(({ provision }) => isHere(provision))
  if (stop === undefined) {
    refuse('There is nowhere to go back to yet.')
    return
  }
  stops = stops.slice(0, stops.lastIndexOf(stop))
  placeCaret(stop.provision, { kind: 'offset', offset: stop.offset })
}
