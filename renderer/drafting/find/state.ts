/** What is looked for in the legal text. */
import { createStore } from '../../store.ts'
import type { FindOptions } from './find.ts'

export interface Finding extends FindOptions {
  readonly open: 'find' | 'replace' | null
  readonly query: string
  readonly replacement: string
  /** Key of the hit that is shown. */
  readonly current: string | null
  /** Keys of the hits that replacing all leaves out. */
  readonly left: ReadonlySet<string>
}

const store = createStore<Finding>({
  open: null,
  query: '',
  replacement: '',
  matchCase: false,
  wholeWord: false,
  current: null,
  left: new Set(),
})

export const finding = store.get
export const useFinding = store.use

export function setFinding(part: Partial<Finding>): void {
  store.set(part)
}
