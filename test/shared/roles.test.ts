import { expect, test } from 'vitest'
import { commands } from '../../shared/commands/index.ts'
import { refusalFor, roleReason } from '../../shared/roles.ts'

const allowed = (role: 'reviewing' | 'presenting') =>
  [...commands.keys()].filter((name) => refusalFor(role, name) === null)

test('whoever drafts may run every command', () => {
  expect([...commands.keys()].filter((name) => refusalFor('drafting', name) !== null)).toEqual([])
})

test('whoever reviews comments and decides, and changes nothing else', () => {
  const kinds = new Set(allowed('reviewing').map((name) => name.split('.')[0]))
  expect(kinds).toEqual(
    new Set(['person', 'comment', 'meeting', 'decision', 'action', 'walkthrough']),
  )
})

test('whoever presents minutes what the room decides and changes nothing else, and is told why', () => {
  const kinds = new Set(allowed('presenting').map((name) => name.split('.')[0]))
  expect(kinds).toEqual(new Set(['person', 'meeting', 'decision', 'action', 'walkthrough']))
  expect(roleReason('presenting', 'minutes')).toBeNull()
  expect(roleReason('presenting', 'discussion')).toContain('choose another role')
  expect(refusalFor('presenting', 'comment.add')).toEqual({
    code: 'role/refused',
    message:
      'You are presenting. The window is shown, and what the room decides is minuted; all else stays as it is.',
    advice: 'To do more, choose another role in the status bar.',
  })
  expect(roleReason('reviewing', 'discussion')).toBeNull()
  expect(roleReason('reviewing', 'text')).toContain('choose another role')
})
