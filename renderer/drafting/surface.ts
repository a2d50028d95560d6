/**
 * The editing surface of the focused provision: Lexical draws the segments and holds the caret; what is typed never
 * reaches Lexical but as new segments. Reading goes by the page, since composition writes there first.
 */
import {
  $createParagraphNode,
  $getRoot,
  $setSelection,
  createEditor,
  type LexicalEditor,
} from 'lexical'
import { plainText, type Resolve } from '../../legal-text/text.ts'
import type { Segment } from '../../legal-text/views.ts'
import { offsetIn } from './caret.ts'
import { difference, type Span } from './offsets.ts'
import {
  $createSegmentNode,
  $isSegmentNode,
  proposedNodeLength,
  SegmentNode,
} from './SegmentNode.ts'

export interface Surface {
  readonly draw: (segments: readonly Segment[], caret: Span | null) => void
  /** The selection in the proposed text, or null where it is not in here. */
  readonly selection: () => Span | null
  /** What a finished composition, or a tool that writes into the page, has put there; null where nothing. */
  readonly written: () => {
    readonly start: number
    readonly end: number
    readonly text: string
  } | null
  readonly root: HTMLElement
  readonly close: () => void
}

export function openSurface(root: HTMLElement, resolve: Resolve, clean: boolean): Surface {
  const editor = createEditor({
    namespace: 'provision',
    nodes: [SegmentNode],
    theme: {
      text: {
        bold: 'marked-bold',
        italic: 'marked-italic',
        underline: 'marked-underline',
        superscript: 'marked-superscript',
      },
    },
    onError(error) {
      throw error
    },
  })
  editor.setRootElement(root)
  let drawn: readonly Segment[] = []
  return {
    root,
    draw(segments, caret) {
      drawn = segments
      draw(editor, segments, resolve, clean, caret)
    },
    selection: () => selectionIn(root),
    written: () => writtenIn(root, drawn, resolve, clean),
    close: () => editor.setRootElement(null),
  }
}

function draw(
  editor: LexicalEditor,
  segments: readonly Segment[],
  resolve: Resolve,
  clean: boolean,
  caret: Span | null,
): void {
  editor.update(
    () => {
      const paragraph = $createParagraphNode()
      for (const segment of segments) paragraph.append(...$nodesOf(segment, resolve, clean))
      $getRoot().clear().append(paragraph)
      if (caret === null) $setSelection(null)
      else $select(caret)
    },
    { discrete: true },
  )
}

function $nodesOf(segment: Segment, resolve: Resolve, clean: boolean): readonly SegmentNode[] {
  const deleted = segment.kind === 'deleted' || segment.deletedBy !== null
  if (clean && deleted) return []
  const kind = deleted ? 'deleted' : segment.kind
  return segment.runs.map((run) =>
    $createSegmentNode(
      plainText([run], resolve),
      {
        kind,
        change: segment.change,
        atom: run.kind === 'text' ? null : run.target,
        shown: !clean,
      },
      run.marks,
    ),
  )
}

function $select({ start, end }: Span): void {
  const anchor = $pointAt(start)
  const focus = start === end ? anchor : $pointAt(end)
  const paragraph = $getRoot().getFirstChildOrThrow()
  if (anchor === null || focus === null) {
    paragraph.selectStart()
    return
  }
  const selection = anchor.node.select(anchor.offset, anchor.offset)
  selection.focus.set(focus.node.getKey(), focus.offset, 'text')
}

/** The node and offset at a place in the proposed text: behind the words on its left, where there are any. */
function $pointAt(offset: number): { readonly node: SegmentNode; readonly offset: number } | null {
  let at = 0
  let first: SegmentNode | null = null
  let last: SegmentNode | null = null
  for (const node of $getRoot().getAllTextNodes().filter($isSegmentNode)) {
    first ??= node
    const length = proposedNodeLength(node)
    if (length === 0) continue
    if (offset > at && offset <= at + length) {
      const atom = node.getLook().atom !== null
      return { node, offset: atom ? node.getTextContentSize() : offset - at }
    }
    if (offset === at && at === 0) return { node, offset: 0 }
    at += length
    last = node
  }
  if (last !== null) return { node: last, offset: last.getTextContentSize() }
  return first === null ? null : { node: first, offset: 0 }
}

function selectionIn(root: HTMLElement): Span | null {
  const selection = document.getSelection()
  if (selection === null || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  return {
    start: offsetIn(root, range.startContainer, range.startOffset),
    end: offsetIn(root, range.endContainer, range.endOffset),
  }
}

function writtenIn(
  root: HTMLElement,
  drawn: readonly Segment[],
  resolve: Resolve,
  clean: boolean,
): ReturnType<Surface['written']> {
  let before = ''
  let after = ''
  const expected = drawn.flatMap((segment) => {
    const deleted = segment.kind === 'deleted' || segment.deletedBy !== null
    if (clean && deleted) return []
    return segment.runs.map((run) => ({
      deleted,
      atom: run.kind !== 'text',
      text: plainText([run], resolve),
    }))
  })
  const elements = [...root.querySelectorAll<HTMLElement>('[data-segment]')]
  for (const [index, { deleted, atom, text }] of expected.entries()) {
    const there = elements[index]?.textContent ?? ''
    const own = deleted ? '' : atom ? '\uFFFC' : text
    before += own
    after += deleted || atom ? own + (difference(text, there)?.text ?? '') : there
  }
  // Words that went beside every segment, as they do in an empty provision.
  for (const node of root.querySelectorAll('p, br')) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) after += child.nodeValue ?? ''
    }
  }
  return difference(before, after)
}
