/** Does one job on Word files under the limits of the application, and tells what it took. */
import { runWordJob, type WordJob } from '../../electron/word/jobs.ts'

process.once('message', async (job) => {
  const answer = await runWordJob(job as WordJob)
  // Of the processor, so that a machine with much to do says the same.
  const { user, system } = process.cpuUsage()
  const milliseconds = (user + system) / 1000
  // maxRSS is in kilobytes.
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.send?.({ answer, milliseconds, megabytes }, () => process.disconnect())
})
