import { subjectLabel } from '../../shared/meetings/minutes.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { navigate } from '../interface/navigation.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { goToChange, goToProvision } from '../tracing/goTo.ts'
import { useWorkspace, workspaceState } from '../workspace/store.ts'
import styles from './meetings.module.css'

type Subject = RecordOf<'decision'>['on'][number]

/** What a minute is about, each a way to it. */
export function Subjects({ on }: { readonly on: readonly Subject[] }) {
  const workspace = useWorkspace((state) => state.workspace)
  const named = new Map(on.map((subject) => [subjectLabel(workspace, subject), subject]))
  if (named.size === 0) return <span className={styles['quiet']}>not stated</span>
  return (
    <ul className={styles['subjects']}>
      {[...named].map(([label, subject]) => (
        <li key={label}>
          <button type="button" className={styles['follow']} onClick={() => follow(subject)}>
            {label}
          </button>
        </li>
      ))}
    </ul>
  )
}

function follow({ kind, id }: Subject): void {
  if (kind === 'change') {
    const change = workspaceState().workspace.change.get(id)
    if (change !== undefined) goToChange(change)
    return
  }
  if (kind === 'provision') {
    goToProvision(id, null)
    return
  }
  navigate({ input: kind === 'input' ? id : null, scenario: kind === 'scenario' ? id : null })
  runInterfaceCommand('go.tracing')
}
