/** A peer: one plain Lexical editor that holds a whole text, a paragraph for each provision. Runs in a page. */
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createEditor,
} from 'lexical'

declare global {
  interface Window {
    benchText: readonly string[]
    /** Puts the caret at the end of a paragraph. */
    benchEnter: (paragraph: number) => void
  }
}

const root = document.getElementById('editor')
if (root === null) throw new Error('The page has no editor.')
const editor = createEditor({ namespace: 'peer', onError: (error) => console.error(error) })
editor.registerCommand(
  CONTROLLED_TEXT_INSERTION_COMMAND,
  (text) => {
    const selection = $getSelection()
    if ($isRangeSelection(selection) && typeof text === 'string') selection.insertText(text)
    return true
  },
  COMMAND_PRIORITY_EDITOR,
)
editor.setRootElement(root)
editor.update(
  () => {
    const nodes = window.benchText.map((text) => {
      const paragraph = $createParagraphNode()
      paragraph.append($createTextNode(text))
      return paragraph
    })
    $getRoot().append(...nodes)
  },
  { discrete: true },
)

window.benchEnter = (index) => {
  root.children[index]?.scrollIntoView({ block: 'center' })
  editor.update(() => $getRoot().getChildAtIndex(index)?.selectEnd(), { discrete: true })
  editor.focus()
}
document.title = 'ready'
