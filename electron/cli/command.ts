/** What every command of the command line is made of. */
import type { Problem } from '../../shared/result.ts'
import { progressSentence, type WordProgress } from '../../shared/word-progress.ts'

export interface Output {
  /** Tells how far something is that takes a while, where a person looks on: each line takes the place of the last. */
  readonly progress?: (text: string) => void
  /** The answer, and nothing else. */
  readonly answer: (text: string) => void
  /** Progress and complaints. */
  readonly note: (text: string) => void
  readonly folder: string
}

/** 0 done, 1 findings or something left undone, 2 bad input. */
export type ExitCode = 0 | 1 | 2

export interface CliCommand {
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly run: (args: readonly string[], output: Output) => ExitCode | Promise<ExitCode>
}

/** Who is named in the history where nobody is. */
export const COMMAND_LINE = 'Command line'

/** How far a Word file is, where somebody looks on; ended by an empty line that clears it. */
export function tellProgress(output: Output): (progress: WordProgress) => void {
  return (progress) => output.progress?.(progressSentence(progress))
}

/** Says what is wrong, where, and what to do. */
export function complain(output: Output, problem: Problem): 2 {
  output.note(problem.message)
  if (problem.advice !== undefined) output.note(problem.advice)
  return 2
}

/** What is wrong with how a command was called, and how it is called. */
export function complainOfUsage(output: Output, command: CliCommand, message: string): 2 {
  const advice = `Usage: workbench ${command.usage}`
  return complain(output, { code: 'cli/arguments', message, advice })
}
