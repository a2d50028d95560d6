import { useMemo, useRef, useState } from 'react'
import { textRun } from '../../../legal-text/text.ts'
import { citingRuns, wordBefore } from '../../../legal-text/typed-references.ts'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { Chooser } from '../../design/Chooser.tsx'
import { refuse } from '../../interface/messages.ts'
import { resolverFor } from '../frames.ts'
import { referenceChoices } from './choices.ts'
import styles from './references.module.css'
import { type Asking, setReferences } from './state.ts'

interface ReferencePickerProps {
  readonly asking: Asking
  readonly views: readonly ProvisionView[]
  readonly citationOf: (provision: string) => string
}

/** Finds the provision that a live reference is to point at, and puts the reference in. */
export function ReferencePicker({ asking, views, citationOf }: ReferencePickerProps) {
  const [wanted, setWanted] = useState('')
  const chosen = useRef(false)
  const choices = useMemo(
    () => referenceChoices(views, citationOf, resolverFor(views), wanted),
    [views, citationOf, wanted],
  )
  return (
    <Chooser
      label="Insert a reference"
      placeholder="Number, heading or words of the provision"
      nothing="No numbered provision has that."
      groups={[
        {
          heading: 'Provisions',
          choices: choices.map(({ id, citation, words, heading }) => ({
            id,
            label: `${citation} ${words}`,
            content: (
              <>
                <span className={styles['citation']}>{citation}</span>
                {words}
              </>
            ),
            aside:
              heading === '' ? undefined : <span className={styles['heading']}>{heading}</span>,
          })),
        },
      ]}
      onSearch={setWanted}
      onChoose={(id) => {
        chosen.current = true
        const byId = new Map(views.map((view) => [view.id, view]))
        const runs = citingRuns(id, byId)
        if (runs === null) {
          refuse('That provision stands under one without a number, so nothing can be printed.')
          return
        }
        const word = wordBefore(id, byId, asking.before)
        asking.take(word === '' ? runs : [textRun(word), ...runs])
      }}
      onClose={() => {
        setReferences({ asking: null })
        if (!chosen.current) asking.leave()
      }}
    />
  )
}
