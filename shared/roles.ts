/** Who may do what in a window. A role keeps a person from what they do not mean to do; it is no lock on the file. */
import type { Problem } from './result.ts'

export const ROLES = ['drafting', 'reviewing', 'presenting'] as const
export type Role = (typeof ROLES)[number]

interface RoleWords {
  readonly label: string
  /** What somebody in this role does, for a person who chooses. */
  readonly what: string
  /** Beginnings of the names of the commands that the role may run; null for every one. */
  readonly commands: readonly string[] | null
}

/** A name is put on everything, so that giving one is part of any role that leaves something behind. */
const NAMING = ['person.']

export const ROLE_WORDS: Readonly<Record<Role, RoleWords>> = {
  drafting: { label: 'Drafting', what: 'Everything can be changed.', commands: null },
  reviewing: {
    label: 'Reviewing',
    what: 'Only comments, decisions and actions are taken; the text and what it is for stay as they are.',
    commands: [...NAMING, 'comment.', 'meeting.', 'decision.', 'action.'],
  },
  presenting: {
    label: 'Presenting',
    what: 'Nothing is changed: the window is only shown.',
    commands: [],
  },
}

/** Why a role keeps from a command, and how to change that; null where it does not. */
export function refusalFor(role: Role, command: string): Problem | null {
  const { label, what, commands } = ROLE_WORDS[role]
  if (commands === null || commands.some((beginning) => command.startsWith(beginning))) return null
  return {
    code: 'role/refused',
    message: `You are ${label.toLowerCase()}. ${what}`,
    advice: ADVICE,
  }
}

const ADVICE = 'To do more, choose another role in the status bar.'

/** Why nothing of the text, or not even a comment, can be written in a role; null where it can. */
export function roleReason(role: Role, what: 'text' | 'discussion'): string | null {
  const refusal = refusalFor(role, what === 'text' ? 'text.edit' : 'comment.add')
  return refusal === null ? null : `${refusal.message} ${ADVICE}`
}
