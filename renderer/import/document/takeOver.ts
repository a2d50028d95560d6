/** The command that makes a version of what was reviewed. */
import type { CarriedVersion } from '../../../shared/commands/versions.ts'
import { carryVersion } from '../../../shared/commands/versions.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Workspace } from '../../../shared/workspace.ts'
import { runCommand } from '../../workspace/author.ts'
import type { Reviewed } from './review.ts'

export interface VersionFacts {
  /** A document of the workspace, or the title of one that is made. */
  readonly document:
    | { readonly id: string }
    | { readonly shortName: string; readonly title: string }
  readonly label: string | null
  readonly effectiveFrom: string | null
  readonly effectiveTo: string | null
  readonly drafts: readonly string[]
}

/** In a sentence, what was done. */
export function takeOver(reviewed: Reviewed, facts: VersionFacts): Result<string> {
  const { provisions, numbering, package: file } = reviewed
  const ran = runCommand('version.import', { ...facts, provisions, numbering, package: file })
  if (!ran.ok) return ran
  const name = facts.label === null ? 'A version' : `Version ${facts.label}`
  const count = provisions.length.toLocaleString('en-GB')
  return ok(`${name} was taken over with ${count} provisions.`)
}

/** What the drafts come to on the version, without doing it. */
export function previewOf(
  workspace: Workspace,
  { provisions }: Reviewed,
  document: string | null,
  drafts: readonly string[],
): CarriedVersion | null {
  if (document === null) return null
  let minted = 0
  const mint = () => {
    minted += 1
    return `preview-${minted}`
  }
  return carryVersion(workspace, document, provisions, drafts, { at: '2000-01-01T00:00:00Z', mint })
}
