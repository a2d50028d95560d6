import { ROLE_WORDS, type Role } from '../../shared/roles.ts'
import { announce } from '../interface/messages.ts'
import { setPreferences } from '../preferences.ts'

/** Takes on a role in this window and those to come; the workspace's store follows the preference. */
export function chooseRole(role: Role): void {
  setPreferences({ role })
  const { label, what } = ROLE_WORDS[role]
  announce(`${label}. ${what}`)
}
