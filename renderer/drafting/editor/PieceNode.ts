/** One piece of a provision's words in the editor. What it looks like follows from the piece and from nothing else. */
import {
  $applyNodeReplacement,
  type LexicalNode,
  type NodeKey,
  type SerializedTextNode,
  TextNode,
} from 'lexical'
import { sameMarks } from '../../../legal-text/text.ts'
import type { Piece } from './pieces.ts'
import { $isSuggestionNode } from './SuggestionNode.ts'

const NOTHING: Piece = {
  text: '',
  fate: 'kept',
  marks: [],
  change: null,
  accepted: false,
  target: null,
  length: 0,
  run: { kind: 'text', text: '', marks: [] },
}

export class PieceNode extends TextNode {
  __piece: Piece

  constructor(piece: Piece = NOTHING, key?: NodeKey) {
    super(piece.text, key)
    this.__piece = piece
  }

  static override getType(): string {
    return 'piece'
  }

  static override clone(node: PieceNode): PieceNode {
    return new PieceNode(node.__piece, node.__key)
  }

  /** Nothing is read from JSON here: copies travel as runs. */
  static override importJSON(serialized: SerializedTextNode): PieceNode {
    return new PieceNode({ ...NOTHING, text: serialized.text })
  }

  getPiece(): Piece {
    return this.getLatest().__piece
  }

  setPiece(piece: Piece): void {
    const node = this.getWritable()
    node.__piece = piece
    node.__text = piece.text
  }

  override createDOM(): HTMLElement {
    const { fate } = this.__piece
    const element = document.createElement(
      fate === 'kept' ? 'span' : fate === 'inserted' ? 'ins' : 'del',
    )
    // Some checkers and readers know what a suggestion is made of only when it is said.
    if (fate !== 'kept' && $isSuggestionNode(this.getParent())) {
      element.setAttribute('role', fate === 'inserted' ? 'insertion' : 'deletion')
    }
    element.append(this.__text)
    dress(element, this.__piece)
    return element
  }

  override updateDOM(previous: this, dom: HTMLElement): boolean {
    if (!sameLook(previous.__piece, this.__piece)) return true
    dress(dom, this.__piece)
    const words = dom.firstChild
    if (!(words instanceof Text) || dom.childNodes.length !== 1) return true
    if (words.data !== this.__text) words.data = this.__text
    return false
  }

  override isSimpleText(): boolean {
    return false
  }
}

function dress(element: HTMLElement, { change, accepted, marks, target }: Piece): void {
  setData(element, 'change', change)
  setData(element, 'status', change === null ? null : accepted ? 'accepted' : 'pending')
  setData(element, 'marks', marks.length === 0 ? null : marks.join(' '))
  setData(element, 'target', target)
}

function setData(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete element.dataset[name]
  else if (element.dataset[name] !== value) element.dataset[name] = value
}

/** Whether one piece may be shown by the element of the other. */
export function sameLook(left: Piece, right: Piece): boolean {
  return (
    left.fate === right.fate &&
    left.target === right.target &&
    (left.length === 0) === (right.length === 0) &&
    sameMarks(left.marks, right.marks)
  )
}

export function $createPieceNode(piece: Piece): PieceNode {
  return $applyNodeReplacement(new PieceNode(piece))
}

export function $isPieceNode(node: LexicalNode | null | undefined): node is PieceNode {
  return node instanceof PieceNode
}
