/** Which of the choices of a list fits what is typed best, as the list itself ranks them. Pure. */
import { defaultFilter } from 'cmdk'

interface Named {
  readonly id: string
  readonly label: string
  readonly keywords?: readonly string[]
}

/** What a list knows a choice by. */
export function choiceValue({ label, id }: Named): string {
  return `${label} ${id}`.trim()
}

/** The first of those that fit best, or null where none does. */
export function bestChoice<Choice extends Named>(
  choices: readonly Choice[],
  typed: string,
): Choice | null {
  if (typed === '') return choices[0] ?? null
  let best: Choice | null = null
  let most = 0
  for (const choice of choices) {
    const score = defaultFilter(choiceValue(choice), typed, [...(choice.keywords ?? [])])
    if (score > most) [best, most] = [choice, score]
  }
  return best
}
