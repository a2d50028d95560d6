/** Where the person is: which room, and what is chosen in it. Every room reads and moves this. */
import { createStore } from '../store.ts'

export interface Place {
  /** Id of a room in `rooms.ts`. */
  readonly room: string
  /** Id of the draft that is worked on; null until a workspace is open. */
  readonly draft: string | null
  readonly document: string | null
  /** What is selected, where something is. */
  readonly provision: string | null
  readonly change: string | null
  readonly scenario: string | null
  readonly input: string | null
  readonly requirement: string | null
  readonly response: string | null
}

const store = createStore<Place>({
  room: 'drafting',
  draft: null,
  document: null,
  provision: null,
  change: null,
  scenario: null,
  input: null,
  requirement: null,
  response: null,
})

export const place = store.get
/** `usePlace((place) => place.draft)` */
export const usePlace = store.use

/** Goes somewhere. What is not named stays as it is. */
export function navigate(to: Partial<Place>): void {
  store.set(to)
}
