import { Redo2, Search, SquareArrowOutUpRight, Undo2 } from 'lucide-react'
import { Badge, Button, IconButton, Keys } from '../design/controls.tsx'
import { interfaceCommand, runInterfaceCommand } from '../interface/registry.ts'
import { isExploratory } from '../workspace/current.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { DraftSwitch, ModificationSwitch } from './DraftSwitch.tsx'
import styles from './TitleBar.module.css'

/** What is worked on, and the tools that every room shares. */
export function TitleBar() {
  return (
    <header className={styles['bar']}>
      <Work />
      <ModificationSwitch />
      <DraftSwitch />
      <div className={styles['tools']} role="toolbar" aria-label="Tools">
        <Steps />
        <Button
          aria-label="All commands"
          className={styles['search']}
          onClick={() => runInterfaceCommand('palette.open')}
        >
          <Search aria-hidden="true" />
          <span>All commands</span>
          <Keys shortcut={interfaceCommand('palette.open')?.shortcut ?? ''} />
        </Button>
        <Button onClick={() => runInterfaceCommand('export.open')}>
          <SquareArrowOutUpRight aria-hidden="true" />
          Export
        </Button>
      </div>
    </header>
  )
}

function Work() {
  const current = useCurrent()
  if (current === null) return <h1 className={styles['work']}>Drafting Workbench</h1>
  const { modification } = current
  return (
    <h1 className={styles['work']}>
      <span className={styles['reference']}>{modification.reference}</span>
      <span className={styles['title']} title={modification.title}>
        {modification.title}
      </span>
      <span className={styles['stage']}>
        <Badge tone={isExploratory(modification) ? 'caution' : 'neutral'}>
          {modification.stage ?? 'Stage not stated'}
          {isExploratory(modification) && ': exploratory drafting'}
        </Badge>
      </span>
    </h1>
  )
}

function Steps() {
  const { undo, redo } = useWorkspace((state) => state.undoState)
  return (
    <>
      <IconButton
        icon={Undo2}
        label={undo === null ? 'Undo' : `Undo: ${undo}`}
        shortcut={interfaceCommand('edit.undo')?.shortcut ?? null}
        unavailable={undo === null}
        onClick={() => runInterfaceCommand('edit.undo')}
      />
      <IconButton
        icon={Redo2}
        label={redo === null ? 'Redo' : `Redo: ${redo}`}
        shortcut={interfaceCommand('edit.redo')?.shortcut ?? null}
        unavailable={redo === null}
        onClick={() => runInterfaceCommand('edit.redo')}
      />
    </>
  )
}
