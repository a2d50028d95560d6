/** A run of one segment in the focused provision's editor. Deleted words and references are whole: the caret steps over them. */
import {
  $applyNodeReplacement,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
  type SerializedTextNode,
  type Spread,
  TextNode,
} from 'lexical'
import type { Mark } from '../../legal-text/text.ts'

export interface SegmentLook {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly change: string | null
  /** Target of a reference, whose number is the node's text; null for words. */
  readonly atom: string | null
  /** False in the clean view, where insertions read like any other words. */
  readonly shown: boolean
}

type SerializedSegmentNode = Spread<{ look: SegmentLook }, SerializedTextNode>

const PLAIN: SegmentLook = { kind: 'kept', change: null, atom: null, shown: true }

export class SegmentNode extends TextNode {
  __look: SegmentLook

  constructor(text = '', look: SegmentLook = PLAIN, key?: NodeKey) {
    super(text, key)
    this.__look = look
  }

  static override getType(): string {
    return 'segment'
  }

  static override clone(node: SegmentNode): SegmentNode {
    return new SegmentNode(node.__text, node.__look, node.__key)
  }

  static override importJSON(serialized: SerializedSegmentNode): SegmentNode {
    return new SegmentNode(serialized.text, serialized.look).updateFromJSON(serialized)
  }

  override exportJSON(): SerializedSegmentNode {
    return { ...super.exportJSON(), look: this.__look }
  }

  getLook(): SegmentLook {
    return this.getLatest().__look
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const { kind, change, atom, shown } = this.__look
    const tag = !shown || kind === 'kept' ? 'span' : kind === 'inserted' ? 'ins' : 'del'
    const outer = document.createElement(tag)
    outer.dataset['segment'] = kind
    outer.dataset['length'] = String(proposedNodeLength(this))
    if (change !== null) outer.dataset['change'] = change
    if (atom !== null) outer.dataset['atom'] = atom
    outer.append(super.createDOM(config))
    return outer
  }

  override updateDOM(previous: this, dom: HTMLElement, config: EditorConfig): boolean {
    if (previous.__look !== this.__look) return true
    const inner = dom.firstElementChild
    if (!(inner instanceof HTMLElement)) return true
    dom.dataset['length'] = String(proposedNodeLength(this))
    return super.updateDOM(previous, inner, config)
  }
}

/** Length in the proposed text. */
export function proposedNodeLength(node: SegmentNode): number {
  const { kind, atom } = node.__look
  if (kind === 'deleted') return 0
  return atom === null ? node.__text.length : 1
}

const FORMATS: Readonly<Record<Mark, 'bold' | 'italic' | 'underline' | 'superscript'>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  superscript: 'superscript',
}

export function $createSegmentNode(
  text: string,
  look: SegmentLook,
  marks: readonly Mark[],
): SegmentNode {
  const node = new SegmentNode(text, look)
  for (const mark of marks) node.toggleFormat(FORMATS[mark])
  if (look.kind === 'deleted' || look.atom !== null) node.setMode('token')
  return $applyNodeReplacement(node)
}

export function $isSegmentNode(node: LexicalNode | null | undefined): node is SegmentNode {
  return node instanceof SegmentNode
}
