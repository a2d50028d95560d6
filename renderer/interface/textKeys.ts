/** Keys that belong to the text, a list or a field rather than to a command, as the sheet of shortcuts prints them. */

export interface TextKeys {
  readonly heading: string
  readonly rows: readonly (readonly [label: string, shortcut: string])[]
}

export const TEXT_KEYS: readonly TextKeys[] = [
  {
    heading: 'In the text',
    rows: [
      ['Split the provision; at its end, begin another', 'Enter'],
      ['At the start: join it to the provision before', 'Backspace'],
      ['At the end: join the provision behind', 'Delete'],
      ['At the start: one level in', 'Tab'],
      ['At the start: one level out', 'Shift+Tab'],
      ['In a table: next cell; in the last, a new row', 'Tab'],
      ['Insert a reference', '@'],
      ['Take the defined term that is offered', 'Tab'],
      ['To the provision above', 'Up'],
      ['To the provision below', 'Down'],
      ['Select on into the provisions below', 'Shift+Down'],
      ['Select up to the end of the document', 'CmdOrCtrl+Shift+End'],
      ['Select the provision, and again the document', 'CmdOrCtrl+A'],
      ['Delete the word before', 'CmdOrCtrl+Backspace'],
      ['Delete the word after', 'CmdOrCtrl+Delete'],
      ['Paste as plain words', 'CmdOrCtrl+Shift+V'],
      ['Leave the text', 'Esc'],
    ],
  },
  {
    heading: 'Beside the text',
    rows: [
      ['From change to change in the list', 'Down'],
      ['Choose a change, to decide on several', 'Space'],
      ['Put a comment, from its field', 'CmdOrCtrl+Enter'],
      ['Close a dialog, a menu or the search', 'Esc'],
      ['This sheet, outside of the text', '?'],
    ],
  },
]
