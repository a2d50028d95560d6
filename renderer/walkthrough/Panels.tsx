import { ActionForm } from './ActionForm.tsx'
import { AlternativeForm } from './AlternativeForm.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { JumpList } from './JumpList.tsx'
import { KeySheet } from './KeySheet.tsx'
import { MinutesSoFar } from './MinutesSoFar.tsx'
import type { Scene } from './scene.ts'
import { useShow } from './state.ts'

/** What is laid over the clause, where something is. */
export function Panels({ scene }: { readonly scene: Scene }) {
  const panel = useShow((show) => show.panel)
  switch (panel) {
    case 'decision':
      return <DecisionForm scene={scene} />
    case 'action':
      return <ActionForm scene={scene} />
    case 'alternative':
      return <AlternativeForm scene={scene} />
    case 'jump':
      return <JumpList scene={scene} />
    case 'keys':
      return <KeySheet />
    case 'minutes':
      return <MinutesSoFar scene={scene} />
    case null:
      return null
  }
}
