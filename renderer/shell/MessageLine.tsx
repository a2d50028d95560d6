import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import { Button, IconButton } from '../design/controls.tsx'
import { dismissMessage, useAnnouncement, useMessage } from '../interface/messages.ts'
import styles from './MessageLine.module.css'

const ICONS = { note: Info, refusal: CircleAlert, problem: TriangleAlert } as const

/** The one place where the tool speaks. Both regions stay in the document, or they would not be read. */
export function MessageLine() {
  const message = useMessage()
  const announcement = useAnnouncement()
  const Icon = ICONS[message?.tone ?? 'note']
  return (
    <div className={styles['region']}>
      <div role="status" aria-live="polite">
        {message !== null && (
          <div key={message.number} className={styles['line']} data-tone={message.tone}>
            <Icon aria-hidden="true" />
            <span className={styles['text']}>{message.text}</span>
            {message.action !== null && (
              <Button onClick={message.action.run}>{message.action.label}</Button>
            )}
            <IconButton icon={X} label="Dismiss" onClick={dismissMessage} />
          </div>
        )}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {announcement}
      </p>
    </div>
  )
}
