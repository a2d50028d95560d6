/**
 * Entry of the process in which Word files are read and made. It does one job and ends; what a hostile file does to it, it
 * does to nothing else. Started by `guard.ts`: from the command line as a child of Node, from the window as a utility process.
 */
import { failed, type Result } from '../../shared/result.ts'
import { runWordJob, type WordJob } from './jobs.ts'

/** Node has a channel to its parent, a utility process of Electron has a port. */
const port = (process as { parentPort?: NodeJS.Process['parentPort'] }).parentPort

if (port === undefined) process.once('message', (job) => void done(job as WordJob))
else port.once('message', ({ data }) => void done(data as WordJob))

async function done(job: WordJob): Promise<void> {
  const answer = await answerTo(job)
  if (port !== undefined) port.postMessage(answer)
  // The parent ends this process once it has the answer, or when its channel closes.
  else process.send?.(answer, () => process.disconnect())
}

async function answerTo(job: WordJob): Promise<Result<unknown>> {
  try {
    return await runWordJob(job)
  } catch (error) {
    return failed('word/failure', `The Word file could not be handled: ${(error as Error).message}`)
  }
}
