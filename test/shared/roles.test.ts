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
  expect(kinds).toEqual(new Set(['person', 'comment', 'meeting', 'decision', 'action']))
})

test('whoever presents changes nothing, and is told why and what to do', () => {
  expect(allowed('presenting')).toEqual([])
  expect(refusalFor('presenting', 'comment.add')).toEqual({
    code: 'role/refused',
    message: 'You are presenting. Nothing is changed: the window is only shown.',
    advice: 'To do more, choose another role in the status bar.',
  })
  expect(roleReason('reviewing', 'discussion')).toBeNull()
  expect(roleReason('reviewing', 'text')).toContain('choose another role')
})
