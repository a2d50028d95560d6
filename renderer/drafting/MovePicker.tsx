import { useMemo, useState } from 'react'
import { plainText } from '../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../legal-text/views.ts'
import { Chooser } from '../design/Chooser.tsx'
import type { DraftedDocument } from './document.ts'
import { resolverFor } from './frames.ts'
import { askWhere, useMoving } from './moving.ts'
import { moveChoices } from './placing.ts'
import { moveTo } from './structuring.ts'

interface MovePickerProps {
  readonly drafted: DraftedDocument
  /** The redline's provisions. */
  readonly views: readonly ProvisionView[]
  readonly citationOf: (provision: string) => string
}

/** Choices that are listed at once; more typing finds the others. */
const MOST = 80

/** "Move to clause…": every place that the provision can stand in, found by number or words. */
export function MovePicker({ drafted, views, citationOf }: MovePickerProps) {
  const moving = useMoving()
  const moved = moving === null ? undefined : views.find(({ id }) => id === moving)
  if (moved === undefined) return null
  return <Places moved={moved} {...{ drafted, views, citationOf }} />
}

function Places({
  moved,
  drafted,
  views,
  citationOf,
}: MovePickerProps & { readonly moved: ProvisionView }) {
  const [wanted, setWanted] = useState('')
  const places = useMemo(() => {
    const resolve = resolverFor(views)
    const wordsOf = ({ segments }: ProvisionView) => plainText(readingRuns(segments), resolve)
    return moveChoices(moved, views, citationOf, wordsOf)
  }, [moved, views, citationOf])
  const text = wanted.trim().toLowerCase()
  const fitting = places.filter(({ label }) => label.toLowerCase().includes(text)).slice(0, MOST)
  const name = citationOf(moved.id)
  return (
    <Chooser
      label={`Move ${name}`}
      placeholder={`Where ${name} goes: number or words of what it is to follow`}
      nothing="It can stand in no place with that number or those words."
      groups={[{ heading: `Move ${name}, with what stands under it`, choices: fitting }]}
      onSearch={setWanted}
      onChoose={(id) => {
        const chosen = places.find((one) => one.id === id)
        if (chosen !== undefined) moveTo({ drafted, views }, moved, chosen.place)
      }}
      onClose={() => askWhere(null)}
    />
  )
}
