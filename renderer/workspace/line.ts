/**
 * What the window believes about the workspace: what the store has confirmed, and what was run ahead of its
 * answer. Pure: the store of this folder feeds it.
 */
import type { CommandEnvelope, Execution } from '../../shared/commands/command.ts'
import { ok, type Result } from '../../shared/result.ts'
import { applyPatches, type Patch, type Workspace } from '../../shared/workspace.ts'

export type Execute = (workspace: Workspace, envelope: CommandEnvelope) => Result<Execution>

export type Pending =
  | {
      readonly kind: 'run'
      readonly envelope: CommandEnvelope
      readonly patches: readonly Patch[]
    }
  /** What undo and redo do is known only when the store answers. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

export interface Line {
  readonly confirmed: Workspace
  /** Journal entries confirmed so far. */
  readonly revision: number
  /** Sent and not yet answered, in the order of sending, which is the order of the answers. */
  readonly pending: readonly Pending[]
  /** The confirmed workspace with everything pending done to it. */
  readonly workspace: Workspace
}

/** The part of the store's answer that matters here. */
export interface Commit {
  readonly revision: number
  readonly patches: readonly Patch[]
}

/** Where an answer cannot be reconciled, the whole workspace has to be fetched again. */
export type Reconciled = Line | 'reload'

export function lineOf(workspace: Workspace, revision: number): Line {
  return { confirmed: workspace, revision, pending: [], workspace }
}

/** Runs a command ahead of the store. */
export function runAhead(
  line: Line,
  envelope: CommandEnvelope,
  execute: Execute,
): Result<{ readonly line: Line; readonly execution: Execution }> {
  const execution = execute(line.workspace, envelope)
  if (!execution.ok) return execution
  const { patches } = execution.value
  const pending: Pending = { kind: 'run', envelope, patches }
  return ok({
    execution: execution.value,
    line: {
      ...line,
      pending: [...line.pending, pending],
      workspace: applyPatches(line.workspace, patches),
    },
  })
}

export function expectAnswer(line: Line, kind: 'undo' | 'redo'): Line {
  return { ...line, pending: [...line.pending, { kind }] }
}

/** The store has done the oldest pending thing. */
export function acknowledge(line: Line, commit: Commit, execute: Execute): Reconciled {
  const [answered, ...pending] = line.pending
  if (answered === undefined || !follows(line, commit)) return 'reload'
  const confirmed = applyPatches(line.confirmed, commit.patches)
  const revision = commit.revision
  if (answered.kind === 'run' && sameValue(answered.patches, commit.patches)) {
    // Kept as it is, so that views of it keep what they have computed.
    const settled = pending.length === 0 ? line.workspace : confirmed
    return { confirmed: settled, revision, pending, workspace: line.workspace }
  }
  return replay({ confirmed, revision, pending, workspace: confirmed }, execute)
}

/** The store has refused the oldest pending thing. */
export function refuse(line: Line, execute: Execute): Line {
  return replay({ ...line, pending: line.pending.slice(1) }, execute)
}

/** Somebody else has changed the workspace. */
export function foreign(line: Line, commit: Commit, execute: Execute): Reconciled {
  if (commit.revision <= line.revision) return line
  if (!follows(line, commit)) return 'reload'
  const confirmed = applyPatches(line.confirmed, commit.patches)
  return replay({ ...line, confirmed, revision: commit.revision }, execute)
}

function follows(line: Line, commit: Commit): boolean {
  if (commit.revision === line.revision + 1) return true
  return commit.revision === line.revision && commit.patches.length === 0
}

/** Does everything pending again, on what is confirmed now; what fails then is the store's to refuse. */
function replay(line: Line, execute: Execute): Line {
  let workspace = line.confirmed
  const pending = line.pending.map((step): Pending => {
    if (step.kind !== 'run') return step
    const execution = execute(workspace, step.envelope)
    const patches = execution.ok ? execution.value.patches : []
    workspace = applyPatches(workspace, patches)
    return { ...step, patches }
  })
  return { ...line, pending, workspace }
}

/** Equal as plain data; a key that is absent equals one that is undefined, as messages drop those. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  if (left === null || right === null || Array.isArray(left) !== Array.isArray(right)) return false
  const one = left as Readonly<Record<string, unknown>>
  const other = right as Readonly<Record<string, unknown>>
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => sameValue(one[key], other[key]))
}
