/** Does one job on Word files under the limits of the application, and tells what it took. */
import { runWordJob, type WordJob } from '../../electron/word/jobs.ts'

process.once('message', (job) => {
  const started = performance.now()
  const answer = runWordJob(job as WordJob)
  const milliseconds = performance.now() - started
  // maxRSS is in kilobytes.
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.send?.({ answer, milliseconds, megabytes }, () => process.disconnect())
})
