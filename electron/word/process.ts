/**
 * Entry of the process in which Word files are read and made. It does one job and ends; what a hostile file does to it, it
 * does to nothing else. Started by `guard.ts`: from the command line as a child of Node, from the window as a utility process.
 */
import { failed, type Result } from '../../shared/result.ts'
import type { TellProgress } from '../../shared/word-progress.ts'
import type { WordMessage } from './guard.ts'
import { runWordJob, type WordJob } from './jobs.ts'

/** Milliseconds between two tellings: more often nobody could read them. */
const TOLD_EVERY = 60

/** Node has a channel to its parent, a utility process of Electron has a port. */
const port = (process as { parentPort?: NodeJS.Process['parentPort'] }).parentPort

if (port === undefined) process.once('message', (job) => void done(job as WordJob))
else port.once('message', ({ data }) => void done(data as WordJob))

async function done(job: WordJob): Promise<void> {
  let told = 0
  const answer = await answerTo(job, (progress) => {
    const now = performance.now()
    if (now - told < TOLD_EVERY) return
    told = now
    send({ progress })
  })
  send({ answer }, () => process.disconnect())
}

/** The parent ends this process once it has the answer, or when its channel closes. */
function send(message: WordMessage<unknown>, then?: () => void): void {
  if (port !== undefined) port.postMessage(message)
  else process.send?.(message, () => then?.())
}

async function answerTo(job: WordJob, tell: TellProgress): Promise<Result<unknown>> {
  try {
    return await runWordJob(job, tell)
  } catch (error) {
    return failed('word/failure', `The Word file could not be handled: ${(error as Error).message}`)
  }
}
