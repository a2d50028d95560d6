/** Runs a job on Word files in a process of its own, and ends it where it takes too long or too much memory. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { failed, type Result } from '../../shared/result.ts'
import type { TellProgress, WordProgress } from '../../shared/word-progress.ts'
import type { AnswerOf, WordJob } from './jobs.ts'

/**
 * Of JavaScript's own memory, in megabytes; with what lies beside it the process stays under 300 MB. What is young is kept
 * small, since garbage that nobody sweeps counts as well.
 */
export const LIMITS = ['--max-old-space-size=160', '--max-semi-space-size=4'] as const
/** How long a file may take to be read, in milliseconds. */
const READ_WITHIN = 5000
/** How long two files may take to be compared: long documents on slow machines do. */
const WORK_WITHIN = 60_000

const SHORT: ReadonlySet<WordJob['kind']> = new Set(['read', 'returned', 'table', 'template'])

export function timeFor(job: WordJob): number {
  return SHORT.has(job.kind) ? READ_WITHIN : WORK_WITHIN
}

/** What the process says: how far it is, now and then, and the answer, once. */
export type WordMessage<Answer> = { readonly progress: WordProgress } | { readonly answer: Answer }

/** From the command line. The window uses `electron/main/word.ts`. */
export function runGuarded<Job extends WordJob>(
  job: Job,
  tell: TellProgress = () => undefined,
): Promise<Result<AnswerOf<Job>>> {
  return new Promise((settle) => {
    const child = fork(join(import.meta.dirname, 'process.ts'), [], {
      execArgv: ['--disable-warning=ExperimentalWarning', ...LIMITS],
      // Bytes travel as bytes.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let settled = false
    const end = (answer: Result<AnswerOf<Job>>): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      child.kill('SIGKILL')
      settle(answer)
    }
    const timer = setTimeout(() => end(tooLong(job)), timeFor(job))
    child.on('message', (message) => {
      const said = message as WordMessage<Result<AnswerOf<Job>>>
      if ('answer' in said) end(said.answer)
      else tell(said.progress)
    })
    child.once('error', (error) => end(failed('word/process', error.message)))
    child.once('exit', () => end(tooMuch()))
    child.send(job)
  })
}

export function tooLong(job: WordJob): Result<never> {
  return failed(
    'word/time',
    `The file took longer than ${timeFor(job) / 1000} seconds and was given up.`,
    'It is damaged, or made to do harm. Open it in the program that made it and save it anew, or ask for another copy.',
  )
}

export function tooMuch(): Result<never> {
  return failed(
    'word/memory',
    'The file takes more memory than any document needs and was given up.',
    'It is damaged, or made to do harm. Open it in the program that made it and save it anew, or ask for another copy.',
  )
}
