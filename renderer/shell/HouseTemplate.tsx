import { request } from '../bridge.ts'
import { Button } from '../design/controls.tsx'
import { reportProblem } from '../interface/messages.ts'
import { setPreferences, usePreferences } from '../preferences.ts'
import styles from './ExportDialog.module.css'
import { fileName } from './fileName.ts'

/** The user's own Word template for reports: chosen once, and kept until another is. */
export function HouseTemplate() {
  const path = usePreferences((preferences) => preferences.houseTemplate)
  const choose = async () => {
    const chosen = await request('export.template')
    if (!chosen.ok) reportProblem(chosen.error)
    else if (chosen.value !== null) setPreferences({ houseTemplate: chosen.value })
  }
  return (
    <div className={styles['template']}>
      <p className={styles['note']} title={path}>
        House template for reports in Word: {path === '' ? 'none' : fileName(path)}
      </p>
      <Button onClick={() => void choose()}>Choose…</Button>
      {path !== '' && (
        <Button look="quiet" onClick={() => setPreferences({ houseTemplate: '' })}>
          None
        </Button>
      )}
    </div>
  )
}
