import { useMemo } from 'react'
import type { Resolve } from '../../legal-text/text.ts'
import type { Clause } from '../../shared/walkthrough/clauses.ts'
import type { DraftText } from '../../shared/walkthrough/readings.ts'
import type { Crossing } from '../drafting/editor/crossing.ts'
import type { Desk } from '../drafting/editor/gestures.ts'
import { ProvisionEditor } from '../drafting/editor/ProvisionEditor.tsx'
import { type Caret, END, type Spot, START } from '../drafting/state.ts'
import { useWorkspace } from '../workspace/store.ts'
import { finishWriting } from './actions.ts'
import { setShow } from './state.ts'

interface LiveLineProps {
  readonly text: DraftText
  readonly clause: Clause
  readonly provision: string
  readonly resolve: Resolve
}

let moves = 1_000_000
let entering: Spot = END

/** A provision that is reworded in front of the room: tracked like any other typing. Escape closes it. */
export function LiveLine({ text, clause, provision, resolve }: LiveLineProps) {
  const readOnly = useWorkspace((state) => state.readOnly)
  const { draft, document, version } = text
  const view = text.reading('redline').rows.get(provision)
  const presence = view?.presence ?? 'kept'
  const desk = useMemo(
    (): Desk => ({
      target: {
        draft: draft.id,
        document: document.id,
        provisions: version.provisions,
        provision,
      },
      view: 'redline',
      clean: false,
      resolve,
      refusal:
        readOnly ??
        (presence === 'deleted'
          ? 'This provision is struck out. Reject its deletion to work on its words.'
          : null),
      viewRefusal: readOnly,
      selection: nothingSelected,
    }),
    [draft.id, document.id, version.provisions, provision, resolve, readOnly, presence],
  )
  const caret = useMemo((): Caret => {
    moves += 1
    return { provision, column: 'main', spot: entering, focus: true, move: moves }
  }, [provision])
  return (
    <ProvisionEditor
      desk={desk}
      segments={view?.segments ?? []}
      label={`Wording of ${clause.citation}`}
      caret={caret}
      onCross={(crossing) => cross(clause, provision, crossing)}
      onLeave={finishWriting}
      onChangeAtCaret={() => undefined}
    />
  )
}

/** A selection stays within the provision here. */
function nothingSelected(): readonly [] {
  return []
}

/** To the next or the one before in this clause; other clauses have steps of their own. */
function cross(clause: Clause, from: string, { direction, x, extend }: Crossing): void {
  if (extend !== undefined) return
  const { lines } = clause
  const next = lines[lines.findIndex(({ provision }) => provision === from) + direction]
  if (next === undefined) return
  const near = direction === 1 ? START : END
  entering = x === null ? near : { kind: 'line', line: direction === 1 ? 'first' : 'last', x }
  setShow({ writing: next.provision })
  entering = END
}
