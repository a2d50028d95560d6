/** What the room sees: which step, in which reading, and what is laid over it. */
import type { Reading } from '../../shared/walkthrough/readings.ts'
import type { WalkthroughOrder } from '../../shared/walkthrough/steps.ts'
import { createStore } from '../store.ts'

/** What is laid over the clause, where something is. */
export type Panel = 'decision' | 'action' | 'alternative' | 'jump' | 'keys' | 'minutes'

export interface Show {
  readonly open: boolean
  readonly by: WalkthroughOrder
  /** Key of the step; null for the first. */
  readonly step: string | null
  readonly reading: Reading
  /** Nothing is shown, so that the room listens. */
  readonly blank: boolean
  /** 1 is the size at which an average clause fills the screen. */
  readonly scale: number
  readonly panel: Panel | null
  /** The provision that is being reworded, or null. */
  readonly writing: string | null
  /** The clause in every draft, side by side. */
  readonly comparing: boolean
  /** Where minutes go; null until the first one begins a meeting. */
  readonly meeting: string | null
  /** ISO instant at which the walkthrough began. */
  readonly began: string
}

const CLOSED: Show = {
  open: false,
  by: 'change',
  step: null,
  reading: 'redline',
  blank: false,
  scale: 1,
  panel: null,
  writing: null,
  comparing: false,
  meeting: null,
  began: '',
}

const store = createStore<Show>(CLOSED)
export const show = store.get
/** `useShow((show) => show.reading)` */
export const useShow = store.use
export const setShow = store.set

interface Beginning {
  readonly step: string | null
  readonly meeting: string | null
  readonly at: string
  readonly by?: WalkthroughOrder
}

export function beginShow({ step, meeting, at, by = 'change' }: Beginning): void {
  // The size suits the room, not the step: it is kept for the next time.
  store.set({ ...CLOSED, open: true, scale: store.get().scale, by, step, meeting, began: at })
}

export function endShow(): void {
  store.set({ open: false, panel: null, writing: null, blank: false, comparing: false })
}
