import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './design/tokens.css'
import './design/base.css'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { subscribe } from './bridge.ts'
import { listenToCommands } from './interface/keyboard.ts'
import { reportProblem } from './interface/messages.ts'
import { connectPreferences } from './preferences.ts'
import { App } from './shell/App.tsx'
import { openPath } from './shell/drop.ts'
import { connectWorkspace, flushEdits } from './workspace/store.ts'

void connectPreferences()
if (window.location.hash === '#presenter') void showPresenter()
else showTool()

function showTool(): void {
  listenToCommands()
  subscribe('problem', ({ code, message, advice }) =>
    reportProblem(advice === undefined ? { code, message } : { code, message, advice }),
  )
  subscribe('file.asked', (path) => void openPath(path))
  window.addEventListener('pagehide', flushEdits)
  window.addEventListener('blur', flushEdits)
  void connectWorkspace()
  render(<App />)
}

/** The presenter's window follows the walkthrough of the first one, and has no workspace of its own. */
async function showPresenter(): Promise<void> {
  const { Presenter } = await import('./walkthrough/Presenter.tsx')
  render(<Presenter />)
}

function render(content: ReactNode): void {
  const root = document.getElementById('root')
  if (root !== null) createRoot(root).render(<StrictMode>{content}</StrictMode>)
}
