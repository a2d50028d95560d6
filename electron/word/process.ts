/**
 * Entry of the process in which Word files are read and made. It does one job and ends; what a hostile file does to it, it
 * does to nothing else. Started by `guard.ts`: from the command line as a child of Node, from the window as a utility process.
 */
import { failed, type Result } from '../../shared/result.ts'
import { runWordJob, type WordJob } from './jobs.ts'

/** Node has a channel to its parent, a utility process of Electron has a port. */
const port = (process as { parentPort?: NodeJS.Process['parentPort'] }).parentPort

if (port === undefined) process.once('message', (job) => done(job as WordJob))
else port.once('message', ({ data }) => done(data as WordJob))

function done(job: WordJob): void {
  const answer = answerTo(job)
  if (port !== undefined) port.postMessage(answer)
  // The parent ends this process once it has the answer, or when its channel closes.
  else process.send?.(answer, () => process.disconnect())
}

function answerTo(job: WordJob): Result<unknown> {
  try {
    return runWordJob(job)
  } catch (error) {
    return failed('word/failure', `The Word file could not be handled: ${(error as Error).message}`)
  }
}
