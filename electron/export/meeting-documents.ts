/** What is mailed before a meeting and after it. */
import { minutesHtml } from '../../shared/meetings/minutes-html.ts'
import { minutesName, minutesOf } from '../../shared/meetings/minutes-model.ts'
import { ProblemError, type Result } from '../../shared/result.ts'
import { handoutOf } from '../../shared/walkthrough/handout.ts'
import type { Workspace } from '../../shared/workspace.ts'
import type { Made } from './files.ts'
import { minutesDocument } from './minutes-docx.ts'

export interface MeetingRequest {
  readonly modification: string
  readonly draft?: string | undefined
  /** Id or title; the last meeting where absent. */
  readonly meeting?: string | undefined
}

export async function minutesDocuments(
  workspace: Workspace,
  { modification, meeting }: MeetingRequest,
  ending: 'docx' | 'html',
): Promise<readonly Made[]> {
  const minutes = given(minutesOf(workspace, modification, meeting))
  const content = ending === 'docx' ? await minutesDocument(minutes) : minutesHtml(minutes)
  return [{ name: `${minutesName(minutes)}.${ending}`, content }]
}

export async function handoutDocument(
  workspace: Workspace,
  { modification, draft }: MeetingRequest,
): Promise<readonly Made[]> {
  const { name, html } = given(handoutOf(workspace, modification, draft))
  return [{ name: `${name}.html`, content: html }]
}

function given<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new ProblemError(result.error)
  return result.value
}
