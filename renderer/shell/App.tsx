import { Lock } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Button } from '../design/controls.tsx'
import { ErrorState, LoadingState } from '../design/surfaces.tsx'
import { TipProvider } from '../design/Tip.tsx'
import { usePlace } from '../interface/navigation.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { rooms } from '../rooms.ts'
import { SearchPanel } from '../search/SearchPanel.tsx'
import { useSearchState } from '../search/state.ts'
import { useWalkthroughCommands } from '../walkthrough/commands.ts'
import { useShow } from '../walkthrough/state.ts'
import { load, useWorkspace } from '../workspace/store.ts'
import styles from './App.module.css'
import { AuthorBar } from './AuthorBar.tsx'
import { useShellCommands } from './commands.ts'
import { Dialogs } from './Dialogs.tsx'
import { useDroppedFiles } from './drop.ts'
import { MessageLine } from './MessageLine.tsx'
import { Rail } from './Rail.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TitleBar } from './TitleBar.tsx'

const Walkthrough = lazy(async () => ({
  default: (await import('../walkthrough/Walkthrough.tsx')).Walkthrough,
}))

const DueStrip = lazy(async () => ({
  default: (await import('../timetable/DueStrip.tsx')).DueStrip,
}))

export function App() {
  useShellCommands()
  useWalkthroughCommands()
  const dropping = useDroppedFiles()
  const walking = useShow((show) => show.open)
  return (
    <TipProvider delayDuration={500}>
      {walking ? (
        <Suspense fallback={<LoadingState label="Opening the walkthrough" />}>
          <Walkthrough />
        </Suspense>
      ) : (
        <Tool />
      )}
      <Dialogs />
      {dropping && (
        <div className={styles['drop']}>
          Drop a workspace to open it, or a document to import it
        </div>
      )}
    </TipProvider>
  )
}

/** The tool itself, in whose place a walkthrough stands. */
function Tool() {
  const searching = useSearchState((state) => state.open)
  return (
    <div className={styles['app']}>
      <a className={styles['skip']} href="#room">
        Skip to the room
      </a>
      <TitleBar />
      <Rail />
      <div className={styles['notices']}>
        <ReadOnlyNotice />
        <AuthorBar />
      </div>
      <main
        id="room"
        className={styles['room']}
        data-searching={searching || undefined}
        tabIndex={-1}
      >
        <RoomScreen />
        <SearchPanel />
      </main>
      <div className={styles['foot']}>
        <Suspense fallback={null}>
          <DueStrip />
        </Suspense>
        <MessageLine />
      </div>
      <StatusBar />
    </div>
  )
}

function RoomScreen() {
  const { status, problem } = useWorkspace((state) => ({
    status: state.status,
    problem: state.problem,
  }))
  const id = usePlace((place) => place.room)
  if (status === 'loading') return <LoadingState label="Opening the workspace" />
  if (problem !== null) {
    return (
      <ErrorState
        title="The workspace could not be opened"
        problem={problem}
        actions={<WaysOn />}
      />
    )
  }
  const Screen = (rooms.find((room) => room.id === id) ?? rooms[0])?.Screen
  if (Screen === undefined) return null
  return (
    <Suspense fallback={<LoadingState label="Opening the room" />}>
      <Screen />
    </Suspense>
  )
}

function WaysOn() {
  return (
    <>
      <Button look="primary" onClick={() => void load()}>
        Try again
      </Button>
      <Button onClick={() => runInterfaceCommand('file.open')}>Open another workspace…</Button>
      <Button onClick={() => runInterfaceCommand('file.newSample')}>New DP255 sample…</Button>
    </>
  )
}

function ReadOnlyNotice() {
  const { reason, ofFile } = useWorkspace((state) => ({
    reason: state.readOnly,
    ofFile: state.fileReadOnly !== null,
  }))
  if (reason === null) return null
  return (
    <p className={styles['readOnly']} role="status">
      <Lock aria-hidden="true" />
      <span>{ofFile ? `Read only. ${reason}` : reason}</span>
    </p>
  )
}
