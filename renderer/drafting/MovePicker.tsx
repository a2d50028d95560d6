import { useMemo, useState } from 'react'
import { plainText } from '../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../legal-text/views.ts'
import { Chooser } from '../design/Chooser.tsx'
import type { DraftedDocument } from './document.ts'
import { resolverFor } from './frames.ts'
import { askWhere, useMoving } from './moving.ts'
import { moveChoices } from './placing.ts'
import { moveAll } from './structuring.ts'

interface MovePickerProps {
  readonly drafted: DraftedDocument
  /** The redline's provisions. */
  readonly views: readonly ProvisionView[]
  readonly citationOf: (provision: string) => string
}

/** Choices that are listed at once; more typing finds the others. */
const MOST = 80

/** "Move to clause…": every place that the provisions can stand in, found by number or words. */
export function MovePicker({ drafted, views, citationOf }: MovePickerProps) {
  const moving = useMoving()
  const moved = views.filter(({ id }) => moving.includes(id))
  if (moving.length === 0 || moved.length === 0) return null
  return <Places moved={moved} {...{ drafted, views, citationOf }} />
}

function Places({
  moved,
  drafted,
  views,
  citationOf,
}: MovePickerProps & { readonly moved: readonly ProvisionView[] }) {
  const [wanted, setWanted] = useState('')
  const places = useMemo(() => {
    const resolve = resolverFor(views)
    const wordsOf = ({ segments }: ProvisionView) => plainText(readingRuns(segments), resolve)
    // Headings go where the clauses go that they stand with.
    const leading = moved.find(({ kind }) => kind !== 'heading') ?? moved[0]
    return leading === undefined ? [] : moveChoices(leading, views, citationOf, wordsOf, moved)
  }, [moved, views, citationOf])
  const text = wanted.trim().toLowerCase()
  const fitting = places.filter(({ label }) => label.toLowerCase().includes(text)).slice(0, MOST)
  const name = moved.length === 1 ? citationOf(moved[0]?.id ?? '') : `${moved.length} provisions`
  return (
    <Chooser
      label={`Move ${name}`}
      placeholder={`Where ${name} ${moved.length === 1 ? 'goes: number or words of what it is' : 'go: number or words of what they are'} to follow`}
      nothing="Nothing can be moved to a place with that number or those words."
      groups={[
        {
          heading: `Move ${name}, with what stands under ${moved.length === 1 ? 'it' : 'them'}`,
          choices: fitting,
        },
      ]}
      onSearch={setWanted}
      onChoose={(id) => {
        const chosen = places.find((one) => one.id === id)
        if (chosen !== undefined) moveAll({ drafted, views }, moved, chosen.place)
      }}
      onClose={() => askWhere([])}
    />
  )
}
