import { Dialog } from '../design/Dialog.tsx'
import { SHOW_KEYS } from './keys.ts'
import { closePanel } from './MinuteForm.tsx'
import styles from './minuting.module.css'

export function KeySheet() {
  return (
    <Dialog title="Keys of the walkthrough" wide reading onClose={closePanel}>
      <dl className={styles['keys']}>
        {SHOW_KEYS.map(({ action, printed, words }) => (
          <div key={action}>
            <dt>
              <kbd>{printed}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
