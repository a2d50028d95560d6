/**
 * The one editing surface of the window. It goes to whichever provision is being written in, shows its pieces and
 * holds the selection; it never changes words by itself. Lexical draws, keeps the selection and carries input
 * methods; its history and its text editing are not used.
 */
import {
  $createParagraphNode,
  $createRangeSelection,
  $getRoot,
  $isParagraphNode,
  $setSelection,
  createEditor,
  type ElementNode,
  type LexicalNode,
  type ParagraphNode,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical'
import { $createPieceNode, $isPieceNode, PieceNode, sameLook } from './PieceNode.ts'
import { locate, type Piece, suggestionsOf, toDisplay, toProposed } from './pieces.ts'
import { $isSuggestionNode, SuggestionNode } from './SuggestionNode.ts'

/** A selection in display offsets; the focus is the end that moves. */
export interface Selected {
  readonly anchor: number
  readonly focus: number
}

const editor = createEditor({
  namespace: 'provision',
  nodes: [PieceNode, SuggestionNode],
  onError(error) {
    throw error
  },
})

let root: HTMLElement | null = null
let shown: readonly Piece[] = []
/** Where the selection was last, for when the focus comes back. */
let remembered: Selected | null = null

/** Moves the surface to an element. */
export function attachSurface(element: HTMLElement): void {
  root = element
  remembered = null
  editor.setRootElement(element)
}

export function detachSurface(element: HTMLElement): void {
  if (root !== element) return
  // Lexical would bring a selection that it still has into sight wherever it is attached next.
  editor.update(() => $setSelection(null), { discrete: true, tag: SKIP_DOM_SELECTION_TAG })
  root = null
  editor.setRootElement(null)
}

export function shownPieces(): readonly Piece[] {
  return shown
}

/**
 * Shows the pieces. With a selection given the caret goes there; without one it stays where it is. `afresh` builds
 * everything anew, for when something else has written into the page.
 */
export function showPieces(
  pieces: readonly Piece[],
  selection: Selected | null,
  afresh = false,
): void {
  if (!afresh && selection === null && pieces === shown) return
  const held = selection ?? heldSelection(pieces)
  shown = pieces
  const focused = root?.contains(document.activeElement) === true
  editor.update(
    () => {
      const paragraph = $paragraph(afresh)
      $syncWords(paragraph, suggestionsOf(pieces))
      if (held !== null) $select(paragraph, pieces, held)
    },
    focused ? { discrete: true } : { discrete: true, tag: SKIP_DOM_SELECTION_TAG },
  )
}

/** Where the selection stands once other pieces are shown: on the same words of the proposed text. */
function heldSelection(pieces: readonly Piece[]): Selected | null {
  const selected = selectionShown()
  if (selected === null) return null
  const hold = (display: number) => {
    const proposed = toProposed(shown, display)
    const side = toDisplay(shown, proposed) < display ? 'after' : 'before'
    return toDisplay(pieces, proposed, side)
  }
  return { anchor: hold(selected.anchor), focus: hold(selected.focus) }
}

/** Puts the caret or a selection somewhere, and the keyboard's focus with it. */
export function selectShown(selection: Selected): void {
  root?.focus({ preventScroll: true })
  showPieces(shown, selection)
}

/** Selects all the words; false where they are selected already, or there are none. */
export function selectAllShown(): boolean {
  const end = shown.reduce((sum, { text }) => sum + text.length, 0)
  const selected = selectionShown()
  const ends = selected === null ? [] : [selected.anchor, selected.focus]
  if (end === 0 || (ends.includes(0) && ends.includes(end))) return false
  selectShown({ anchor: 0, focus: end })
  return true
}

export function rememberSelection(): void {
  if (root?.contains(document.activeElement)) remembered = selectionShown() ?? remembered
}

export function restoreSelection(): void {
  if (remembered !== null) showPieces(shown, remembered)
}

/** The selection, or null where it is not in the surface. */
export function selectionShown(): Selected | null {
  const selection = document.getSelection()
  if (selection === null || selection.anchorNode === null || selection.focusNode === null) {
    return null
  }
  const anchor = displayOffset(selection.anchorNode, selection.anchorOffset)
  const focus = displayOffset(selection.focusNode, selection.focusOffset)
  return anchor === null || focus === null ? null : { anchor, focus }
}

/** The display offset of a place in the page, or null where it is not in the surface. */
export function displayOffset(node: Node, offset: number): number | null {
  if (root === null || !root.contains(node)) return null
  const range = document.createRange()
  range.setStart(root, 0)
  range.setEnd(node, offset)
  return range.toString().length
}

/** What the page says, which differs from the pieces after an input method has written into it. */
export function wordsOnPage(): string {
  // Lexical opens some compositions with a zero-width space.
  return (root?.textContent ?? '').replaceAll('\u200b', '')
}

function $paragraph(afresh: boolean): ParagraphNode {
  const first = $getRoot().getFirstChild()
  if (!afresh && $isParagraphNode(first) && $getRoot().getChildrenSize() === 1) return first
  const paragraph = $createParagraphNode()
  $getRoot().clear().append(paragraph)
  return paragraph
}

/** Makes the parent show the suggestions, leaving alone what shows them already. */
function $syncWords(parent: ElementNode, words: readonly (readonly Piece[])[]): void {
  const nodes = parent.getChildren()
  let same = 0
  while (same < words.length && $showsAll(nodes[same], words[same])) same += 1
  let tail = 0
  const most = Math.min(nodes.length, words.length) - same
  while (tail < most && $showsAll(nodes[nodes.length - 1 - tail], words[words.length - 1 - tail])) {
    tail += 1
  }
  const old = nodes.slice(same, nodes.length - tail)
  const fresh = words.slice(same, words.length - tail)
  const behind = nodes[nodes.length - tail]
  for (const [index, group] of fresh.entries()) {
    const node = old[index]
    if ($reuse(node, group)) continue
    const made = $createWords(group)
    if (node !== undefined) node.replace(made)
    else if (behind !== undefined) behind.insertBefore(made)
    else parent.append(made)
  }
  for (const node of old.slice(fresh.length)) node.remove()
}

/** Makes a node show other pieces; false where it cannot. */
function $reuse(node: LexicalNode | undefined, group: readonly Piece[]): boolean {
  const [piece] = group
  if (piece === undefined) return false
  if ($isSuggestionNode(node) && group.length > 1) {
    $syncWords(
      node,
      group.map((one) => [one]),
    )
    return true
  }
  if (!$isPieceNode(node) || group.length > 1 || !sameLook(node.getPiece(), piece)) return false
  node.setPiece(piece)
  return true
}

function $createWords(group: readonly Piece[]): LexicalNode {
  const nodes = group.map($createPieceNode)
  const [only] = nodes
  if (only !== undefined && nodes.length === 1) return only
  return new SuggestionNode().append(...nodes)
}

function $showsAll(node: LexicalNode | undefined, group: readonly Piece[] | undefined): boolean {
  if (group === undefined) return false
  if (!$isSuggestionNode(node)) return group.length === 1 && $shows(node, group[0])
  const children = node.getChildren()
  if (group.length < 2 || children.length !== group.length) return false
  return group.every((piece, index) => $shows(children[index], piece))
}

function $shows(node: unknown, piece: Piece | undefined): boolean {
  if (!(node instanceof PieceNode) || piece === undefined) return false
  const has = node.getPiece()
  return (
    has.text === piece.text &&
    has.change === piece.change &&
    has.accepted === piece.accepted &&
    sameLook(has, piece) &&
    node.getTextContent() === piece.text
  )
}

function $select(
  paragraph: ParagraphNode,
  pieces: readonly Piece[],
  { anchor, focus }: Selected,
): void {
  const selection = $createRangeSelection()
  const nodes = paragraph
    .getChildren()
    .flatMap((node) => ($isSuggestionNode(node) ? node.getChildren() : [node]))
  for (const [point, display] of [
    [selection.anchor, anchor],
    [selection.focus, focus],
  ] as const) {
    const place = locate(pieces, display)
    const node = place === null ? undefined : nodes[place.index]
    if (place === null || node === undefined) point.set(paragraph.getKey(), 0, 'element')
    else point.set(node.getKey(), place.offset, 'text')
  }
  $setSelection(selection)
}
