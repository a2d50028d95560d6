/** What a change of structure does, in words for lists: "Moves the provision". */
import type { StructureChange } from '../legal-text/changes.ts'
import type { ProvisionKind } from '../legal-text/provisions.ts'
import { assertNever } from './result.ts'

export function structureAct(change: StructureChange): string {
  switch (change.kind) {
    case 'insert':
      return `Inserts ${withArticle(change.provisionKind)}`
    case 'delete':
      return 'Deletes the provision'
    case 'split':
      return 'Splits the provision'
    case 'join':
      return 'Joins it to the provision before'
    case 'move':
      return 'Moves the provision'
    case 'relevel':
      return `Makes it ${withArticle(change.provisionKind)}`
    case 'notUsed':
      return 'Leaves it as “[Not used]”'
    default:
      return assertNever(change)
  }
}

function withArticle(kind: ProvisionKind): string {
  const name = kind === 'subparagraph' ? 'sub-paragraph' : kind
  return `${name === 'item' ? 'an' : 'a'} ${name}`
}
