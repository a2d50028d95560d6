/** Runs a job on Word files in a utility process, and ends it where it takes too long, too much memory, or is not wanted. */
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import { failed, type Result } from '../../shared/result.ts'
import type { TellProgress } from '../../shared/word-progress.ts'
import { LIMITS, timeFor, tooLong, tooMuch, type WordMessage } from '../word/guard.ts'
import type { AnswerOf, WordJob } from '../word/jobs.ts'

export interface WordWork<Job extends WordJob> {
  readonly answer: Promise<Result<AnswerOf<Job>>>
  readonly cancel: () => void
}

export function startWordJob<Job extends WordJob>(
  job: Job,
  tell: TellProgress = () => undefined,
): WordWork<Job> {
  const child = utilityProcess.fork(join(import.meta.dirname, 'word.js'), [], {
    serviceName: 'Word files',
    execArgv: [...LIMITS],
    stdio: 'ignore',
  })
  let end: (answer: Result<AnswerOf<Job>>) => void = () => undefined
  const answer = new Promise<Result<AnswerOf<Job>>>((settle) => {
    const timer = setTimeout(() => end(tooLong(job)), timeFor(job))
    end = (value) => {
      clearTimeout(timer)
      child.kill()
      settle(value)
    }
  })
  child.on('message', (message: WordMessage<Result<AnswerOf<Job>>>) => {
    if ('answer' in message) end(message.answer)
    else tell(message.progress)
  })
  child.once('exit', () => end(tooMuch()))
  child.postMessage(job)
  return { answer, cancel: () => end(failed('word/cancelled', 'Reading the file was cancelled.')) }
}
