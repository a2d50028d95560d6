/** What one change strikes and puts in its place, held together as one suggestion, as in the words that are only read. */
import { ElementNode, type LexicalNode, type SerializedElementNode } from 'lexical'

export class SuggestionNode extends ElementNode {
  static override getType(): string {
    return 'suggestion'
  }

  static override clone(node: SuggestionNode): SuggestionNode {
    return new SuggestionNode(node.__key)
  }

  /** Nothing is read from JSON here: copies travel as runs. */
  static override importJSON(_serialized: SerializedElementNode): SuggestionNode {
    return new SuggestionNode()
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('span')
    element.setAttribute('role', 'suggestion')
    return element
  }

  override updateDOM(): boolean {
    return false
  }

  override isInline(): boolean {
    return true
  }

  override canBeEmpty(): boolean {
    return false
  }
}

export function $isSuggestionNode(node: LexicalNode | null | undefined): node is SuggestionNode {
  return node instanceof SuggestionNode
}
