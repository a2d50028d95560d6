/** What went wrong, said to a person: what happened, where, and what to do about it. */
export interface Problem {
  /** Stable word for programs: "workspace/newer", "command/unknown" … */
  readonly code: string
  readonly message: string
  /** What the person can do next. */
  readonly advice?: string
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Problem }

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

export function failed(code: string, message: string, advice?: string): Result<never> {
  const error: Problem = advice === undefined ? { code, message } : { code, message, advice }
  return { ok: false, error }
}

/** An Error that carries a {@link Problem} across code that can only throw. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
