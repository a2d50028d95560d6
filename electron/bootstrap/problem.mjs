/**
 * Failures that somebody can act on. Everything the bootstrap refuses or cannot do is thrown as a
 * `SetupProblem`; anything else that reaches the top is a defect of ours and keeps its stack.
 */
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export class SetupProblem extends Error {
  /**
   * @param {{what: string, where?: string, remedy: string, detail?: string, cause?: unknown}} problem
   *   what went wrong; the file, folder or address it concerns; what the reader can do; the tail of a tool's output.
   */
  constructor({ what, where, remedy, detail, cause }) {
    super(what, { cause })
    this.name = 'SetupProblem'
    this.where = where
    this.remedy = remedy
    this.detail = detail
  }

  /** The problem as the lines a terminal shows. */
  toText() {
    const lines = [`\nCannot go on: ${this.message}`]
    if (this.where) lines.push(`  Where:      ${this.where}`)
    lines.push(`  What to do: ${this.remedy}`)
    if (this.detail) lines.push('', indent(this.detail))
    return `${lines.join('\n')}\n`
  }
}

const remedies = {
  ENOSPC: 'Free some disk space (about 1.5 GB is needed the first time) and run the command again.',
  EDQUOT: 'Your disk quota is used up. Free some space and run the command again.',
  EACCES:
    'Make that path readable and writable for you, or set XDG_CACHE_HOME to a folder that is.',
  EPERM: 'Make that path readable and writable for you, or set XDG_CACHE_HOME to a folder that is.',
  EROFS: 'The file system is read-only. Set XDG_CACHE_HOME to a folder that can be written.',
  ENOTDIR:
    'A file stands where a folder is needed. Move it away, or set XDG_CACHE_HOME to another folder.',
}

/**
 * An operating system error as a `SetupProblem`, or the error unchanged when it is not one we can explain.
 * @param {unknown} error
 */
export function explain(error) {
  const remedy = remedies[error?.code]
  if (error instanceof SetupProblem || !remedy) return error
  return new SetupProblem({ what: error.message, where: error.path, remedy, cause: error })
}

/**
 * Runs a command's main function, if the module is what Node was started with; turns its answer into the exit code
 * and its failure into a message.
 * @param {string} moduleUrl the command's `import.meta.url`
 * @param {() => Promise<number | undefined>} main
 */
export async function runMain(moduleUrl, main) {
  if (!process.argv[1] || fileURLToPath(moduleUrl) !== realpathSync(process.argv[1])) return
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    const explained = explain(error)
    process.stderr.write(
      explained instanceof SetupProblem
        ? explained.toText()
        : `\n${explained?.stack ?? explained}\n`,
    )
    process.exitCode = 1
  }
}

function indent(text) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}
