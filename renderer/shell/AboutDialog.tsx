import { useEffect, useState } from 'react'
import type { AnswerOf } from '../../shared/channels.ts'
import { request } from '../bridge.ts'
import { Spinner } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { Table } from '../design/surfaces.tsx'

type Information = AnswerOf<'application.info'>

const ROWS: readonly (readonly [keyof Information, string])[] = [
  ['version', 'Drafting Workbench'],
  ['electron', 'Electron'],
  ['chrome', 'Chromium'],
  ['node', 'Node'],
  ['platform', 'Platform'],
]

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const [information, setInformation] = useState<Information | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    void request('application.info').then((answer) => {
      if (answer.ok) setInformation(answer.value)
      else setProblem(answer.error.message)
    })
  }, [])
  return (
    <Dialog title="About the Drafting Workbench" onClose={onClose}>
      {problem !== null && <p role="alert">{problem}</p>}
      {problem === null && information === null && <Spinner label="Asking for the versions" />}
      {information !== null && (
        <Table>
          <tbody>
            {ROWS.map(([key, label]) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{information[key]}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Dialog>
  )
}
