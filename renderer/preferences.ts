/** What this person prefers on this machine; kept by the main process. */
import type { Preferences } from '../shared/channels.ts'
import { request, subscribe } from './bridge.ts'
import { reportProblem } from './interface/messages.ts'
import { createStore } from './store.ts'

const store = createStore<Preferences & { readonly loaded: boolean }>({
  theme: 'system',
  zoom: 1,
  authorName: '',
  recentFiles: [],
  houseTemplate: '',
  panels: { outline: true, inspector: true },
  role: 'drafting',
  timetable: { view: 'table', dismissed: '' },
  loaded: false,
})

export const preferences = store.get
/** `usePreferences((preferences) => preferences.theme)` */
export const usePreferences = store.use
export const onPreferences = store.subscribe

export async function connectPreferences(): Promise<void> {
  subscribe('preferences.changed', adopt)
  const answer = await request('preferences.get')
  if (answer.ok) adopt(answer.value)
  else store.set({ loaded: true })
}

/** Changes preferences at once, and keeps them. */
export function setPreferences(part: Partial<Preferences>): void {
  adopt({ ...store.get(), ...part })
  void request('preferences.set', part).then((answer) => {
    if (!answer.ok) reportProblem(answer.error)
  })
}

function adopt(next: Preferences): void {
  store.set({ ...next, loaded: true })
  document.documentElement.dataset['theme'] = next.theme
  document.documentElement.style.setProperty('--zoom', String(next.zoom))
}
