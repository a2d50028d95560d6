import type { z } from 'zod'
import { failed, type Result } from '../result.ts'
import type { Patch, Workspace } from '../workspace.ts'

/** Who runs a command, when, and the seed of the ids it makes: the same seed makes the same ids. */
export interface CommandContext {
  /** Id of a person. */
  readonly author: string
  /** ISO 8601 instant in UTC. */
  readonly at: string
  readonly mint: () => string
}

/** A command as it travels and as the journal keeps it. */
export interface CommandEnvelope {
  readonly name: string
  readonly args: unknown
  readonly author: string
  readonly at: string
  /** Random and unique to this command: what it mints is `seed-1`, `seed-2`, … */
  readonly seed: string
}

/** What a command came to: its label for the undo menu and history, and the patches that do it. */
export interface Execution {
  readonly label: string
  readonly patches: readonly Patch[]
}

export interface Command<Args> {
  readonly name: string
  readonly args: z.ZodType<Args>
  readonly run: (workspace: Workspace, args: Args, context: CommandContext) => Result<Execution>
}

/** A command whose arguments are still to be checked. */
export interface CheckedCommand {
  readonly name: string
  readonly execute: (
    workspace: Workspace,
    args: unknown,
    context: CommandContext,
  ) => Result<Execution>
}

/** Binds a command to its argument schema, so that nothing unchecked reaches `run`. */
export function defineCommand<Args>(command: Command<Args>): CheckedCommand & Command<Args> {
  return {
    ...command,
    execute(workspace, input, context) {
      const parsed = command.args.safeParse(input)
      if (parsed.success) return command.run(workspace, parsed.data, context)
      const issue = parsed.error.issues[0]
      const where = issue?.path.join('.') ?? ''
      return failed(
        'command/arguments',
        `${command.name}: ${where} ${issue?.message ?? 'is not valid'}`,
      )
    },
  }
}

export function minter(seed: string): () => string {
  let count = 0
  return () => {
    count += 1
    return `${seed}-${count}`
  }
}
