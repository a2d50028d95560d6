import type { MatrixColumn, MatrixKind } from '../../../shared/tracing/matrix.ts'

export const GROUP_TITLES: Readonly<Record<MatrixKind, string>> = {
  scenario: 'Scenarios',
  input: 'Questions',
  requirement: 'Requirements',
  response: 'Responses',
}

/** A column in a sentence: "scenario S1", "the question of OPSG". */
export function spokenColumn({ kind, name }: MatrixColumn): string {
  switch (kind) {
    case 'scenario':
      return `scenario ${name}`
    case 'input':
      return `the question of ${name}`
    case 'requirement':
      return `requirement ${name}`
    case 'response':
      return `the response of ${name}`
  }
}
