import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './design/tokens.css'
import './design/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { subscribe } from './bridge.ts'
import { listenToCommands } from './interface/keyboard.ts'
import { reportProblem } from './interface/messages.ts'
import { connectPreferences } from './preferences.ts'
import { App } from './shell/App.tsx'
import { openPath } from './shell/drop.ts'
import { connectWorkspace, flushEdits } from './workspace/store.ts'

listenToCommands()
subscribe('problem', ({ code, message, advice }) =>
  reportProblem(advice === undefined ? { code, message } : { code, message, advice }),
)
subscribe('file.asked', (path) => void openPath(path))
window.addEventListener('pagehide', flushEdits)
window.addEventListener('blur', flushEdits)
void connectPreferences()
void connectWorkspace()

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
