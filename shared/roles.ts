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

/** What a room comes to, and how it is led through the changes. */
const MINUTING = ['meeting.', 'decision.', 'action.', 'walkthrough.']

export const ROLE_WORDS: Readonly<Record<Role, RoleWords>> = {
  drafting: { label: 'Drafting', what: 'Everything can be changed.', commands: null },
  reviewing: {
    label: 'Reviewing',
    what: 'Only comments, decisions and actions are taken; the text and what it is for stay as they are.',
    commands: [...NAMING, ...MINUTING, 'comment.'],
  },
  presenting: {
    label: 'Presenting',
    what: 'The window is shown, and what the room decides is minuted; all else stays as it is.',
    commands: [...NAMING, ...MINUTING],
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

/** A command that stands for each kind of thing that a role may or may not leave behind. */
const EXAMPLES = {
  text: 'text.edit',
  discussion: 'comment.add',
  minutes: 'decision.record',
} as const

/** Why nothing of the text, no comment or no decision can be written in a role; null where it can. */
export function roleReason(role: Role, what: keyof typeof EXAMPLES): string | null {
  const refusal = refusalFor(role, EXAMPLES[what])
  return refusal === null ? null : `${refusal.message} ${ADVICE}`
}
