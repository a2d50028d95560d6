import { useEffect, useMemo, useRef } from 'react'
import { EmptyState } from '../design/surfaces.tsx'
import { usePlace } from '../interface/navigation.ts'
import { useCommands } from '../interface/registry.ts'
import { AuthorBar } from '../shell/AuthorBar.tsx'
import { MessageLine } from '../shell/MessageLine.tsx'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { act } from './actions.ts'
import { Compare } from './Compare.tsx'
import { Foot } from './Foot.tsx'
import { Head } from './Head.tsx'
import { useShowKeys } from './listen.ts'
import { Panels } from './Panels.tsx'
import { PurposeBeside } from './PurposeBeside.tsx'
import { Stage } from './Stage.tsx'
import { type Scene, sceneOf } from './scene.ts'
import { endShow, useShow } from './state.ts'
import { usePresenterFollowing } from './usePresenterFollowing.ts'
import styles from './walkthrough.module.css'

/** The whole window, for a room: one clause at a time, with what it is for. */
export function Walkthrough() {
  const scene = useScene()
  useWalkthroughSize()
  useShowKeys()
  useLeavingWithTheRoom()
  useCommands({
    'view.redline': () => act('redline'),
    'view.proposed': () => act('proposed'),
    'view.baseline': () => act('baseline'),
    'view.sideBySide': () => act('compare'),
    'view.zoomIn': () => act('larger'),
    'view.zoomOut': () => act('smaller'),
    'view.zoomReset': () => act('usualSize'),
    'help.shortcuts': () => act('keys'),
  })
  const root = useRef<HTMLElement>(null)
  useEffect(() => root.current?.focus(), [])
  usePresenterFollowing(scene)
  return (
    <main
      ref={root}
      className={styles['walkthrough']}
      tabIndex={-1}
      aria-label="Walkthrough"
      data-walkthrough
    >
      {scene === null ? <Nothing /> : <Shown scene={scene} />}
    </main>
  )
}

function Shown({ scene }: { readonly scene: Scene }) {
  const { blank, comparing } = useShow((show) => ({
    blank: show.blank,
    comparing: show.comparing,
  }))
  if (scene.step === null) return <Nothing />
  return (
    <>
      <div className={styles['top']}>
        <AuthorBar />
        <Head scene={scene} />
      </div>
      {comparing ? (
        <Compare scene={scene} />
      ) : (
        <div className={styles['middle']}>
          <Stage scene={scene} />
          <PurposeBeside scene={scene} />
        </div>
      )}
      <div className={styles['bottom']}>
        <Panels scene={scene} />
        <MessageLine />
        <Foot scene={scene} />
      </div>
      {blank && (
        <div className={styles['blank']} role="status">
          <span className="visually-hidden">The screen is blank. Press B to show the clause.</span>
        </div>
      )}
    </>
  )
}

function Nothing() {
  return (
    <EmptyState title="Nothing to walk through yet">
      <p>This draft changes nothing. Press Escape, draft a change, and come back with F5.</p>
    </EmptyState>
  )
}

function useScene(): Scene | null {
  const current = useCurrent()
  const workspace = useWorkspace((state) => state.workspace)
  const choice = useShow(({ by, step, reading }) => ({ by, step, reading }))
  return useMemo(
    () =>
      current === null
        ? null
        : sceneOf(workspace, {
            modification: current.modification,
            draft: current.draft,
            ...choice,
          }),
    [current, workspace, choice],
  )
}

/** Everything of the tool is as large as the room needs it while the walkthrough is open. */
function useWalkthroughSize(): void {
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset['walkthrough'] = 'on'
    return () => {
      delete dataset['walkthrough']
    }
  }, [])
}

/** Going to another room of the tool ends the walkthrough: nothing happens where nobody sees it. */
function useLeavingWithTheRoom(): void {
  const room = usePlace((place) => place.room)
  const first = useRef(room)
  useEffect(() => {
    if (room !== first.current) endShow()
  }, [room])
}
