/** The one path by which a workspace changes: the window runs it ahead, the store runs it to decide. */
import type { CommandEnvelope, Execution } from './commands/command.ts'
import { minter } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { failed, type Result } from './result.ts'
import type { Workspace } from './workspace.ts'

/** What the command comes to on this workspace; the same envelope on equal workspaces gives equal patches. */
export function execute(workspace: Workspace, envelope: CommandEnvelope): Result<Execution> {
  const command = commands.get(envelope.name)
  if (command === undefined) {
    return failed('command/unknown', `There is no command “${envelope.name}”.`)
  }
  const { args, author, at, seed } = envelope
  return command.execute(workspace, args, { author, at, mint: minter(seed) })
}
