/** `workbench verify`: whether a redline is the way from one Word file to another. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runGuarded } from '../word/guard.ts'
import { type CliCommand, complain, complainOfUsage } from './command.ts'

export const verifyCommand: CliCommand = {
  name: 'verify',
  usage: 'verify <redline.docx> --baseline <a.docx> --proposed <b.docx> [--json]',
  summary:
    'Checks that a redline reads as the baseline with its changes rejected and as the proposal with them accepted. Exit code 1 where it does not.',
  async run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        baseline: { type: 'string' },
        proposed: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const [redline, surplus] = positionals
    const { baseline, proposed } = values
    const isComplete = redline !== undefined && baseline !== undefined && proposed !== undefined
    if (!isComplete || surplus !== undefined) {
      const needed = 'One redline, --baseline and --proposed are needed.'
      return complainOfUsage(output, verifyCommand, needed)
    }
    const path = (name: string) => resolve(output.folder, name)
    const verified = await runGuarded({
      kind: 'verify',
      redline: path(redline),
      baseline: path(baseline),
      proposed: path(proposed),
    })
    if (!verified.ok) return complain(output, verified.error)
    const { reasons, revisions } = verified.value
    if (values.json === true) output.answer(JSON.stringify(verified.value))
    else if (reasons.length === 0) {
      output.answer(
        `${revisions} revisions: rejected they give the baseline, accepted the proposal.`,
      )
    } else for (const reason of reasons) output.answer(reason)
    return reasons.length === 0 ? 0 : 1
  },
}
