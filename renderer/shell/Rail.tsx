import { Tip } from '../design/Tip.tsx'
import { usePlace } from '../interface/navigation.ts'
import { interfaceCommand, runInterfaceCommand } from '../interface/registry.ts'
import { rooms } from '../rooms.ts'
import styles from './Rail.module.css'

export function Rail() {
  const current = usePlace((place) => place.room)
  return (
    <nav aria-label="Rooms" className={styles['rail']}>
      {rooms.map(({ id, label, shortLabel, icon: Icon }) => (
        <Tip
          key={id}
          text={label}
          side="right"
          shortcut={interfaceCommand(`go.${id}`)?.shortcut ?? null}
        >
          <button
            type="button"
            aria-label={label}
            aria-current={id === current ? 'page' : undefined}
            className={styles['item']}
            onClick={() => runInterfaceCommand(`go.${id}`)}
          >
            <Icon aria-hidden="true" />
            <span aria-hidden="true">{shortLabel}</span>
          </button>
        </Tip>
      ))}
    </nav>
  )
}
