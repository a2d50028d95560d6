/** The command line: the services of the application without its window. */
import { ProblemError } from '../../shared/result.ts'
import { checkFileCommand } from './check-file.ts'
import { type CliCommand, complain, complainOfUsage, type Output } from './command.ts'
import { compareCommand } from './compare.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { readCommand } from './read.ts'
import { timetableCommand } from './timetable.ts'
import { verifyCommand } from './verify.ts'
import { historyCommand, infoCommand, newCommand } from './workspace.ts'

const COMMANDS: readonly CliCommand[] = [
  newCommand,
  exportCommand,
  timetableCommand,
  importCommand,
  compareCommand,
  readCommand,
  verifyCommand,
  infoCommand,
  historyCommand,
  checkFileCommand,
]

const output: Output = {
  answer: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(`${text}\n`),
  ...(process.stderr.isTTY && {
    progress: (text: string) => process.stderr.write(`\r\u001b[2K${text}`),
  }),
  folder: process.cwd(),
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    output.answer(help())
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command === undefined) {
    return complain(output, {
      code: 'cli/unknown',
      message: `There is no command “${name}”.`,
      advice: `The commands are: ${COMMANDS.map((known) => known.name).join(', ')}.`,
    })
  }
  if (args.includes('--help')) {
    output.answer(`workbench ${command.usage}\n\n${command.summary}`)
    return 0
  }
  try {
    return await command.run(args, output)
  } catch (error) {
    if (error instanceof ProblemError) return complain(output, error.problem)
    const { code = '', message } = error as Error & { code?: string }
    if (code.startsWith('ERR_PARSE_ARGS')) return complainOfUsage(output, command, message)
    output.note(`“${name}” failed: ${message}`)
    output.note('This is a mistake in the program. No workspace has been changed.')
    return 1
  }
}

function help(): string {
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length))
  const lines = COMMANDS.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`)
  return [
    'Usage: workbench <command>',
    '',
    ...lines,
    '',
    'Exit code: 0 done, 1 findings or something left undone, 2 bad input.',
  ].join('\n')
}

// A reader that has seen enough, such as `head`, closes its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

process.exitCode = await main(process.argv.slice(2))
