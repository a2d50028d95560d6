import { appendixAcProvisions, DP255_REPORT } from '../../legal-text/appendix-ac/clauses.ts'
import type { Change, InsertChange, TextChange } from '../../legal-text/changes.ts'
import type { ProvisionKind } from '../../legal-text/provisions.ts'
import { runsLength } from '../../legal-text/text.ts'
import type { RecordOf } from '../records/index.ts'
import {
  APPENDIX_AC,
  DP255,
  illustrative,
  OPTION_A,
  OPTION_B,
  SAMPLE_AUTHOR,
  SAMPLE_INSTANT,
  SAMPLE_VERSION,
} from './facts.ts'

/**
 * The exploratory redlines. DP255 v0.2 has no legal text, and solutions are not worked on while a reference is
 * a Draft Proposal: all wording here is ours, to show what drafting would look like.
 */
export function sampleDrafts(): readonly RecordOf<'draft'>[] {
  const common = {
    modification: DP255,
    bases: [{ document: APPENDIX_AC, version: SAMPLE_VERSION }],
    renumbers: [],
    basis: illustrative(`exploratory wording; ${DP255_REPORT} has no legal text`),
  }
  return [
    {
      ...common,
      id: OPTION_A,
      name: 'Option A',
      summary:
        'Successful only where the Communications Hub Function and every other Device are commissioned.',
      preferred: true,
    },
    {
      ...common,
      id: OPTION_B,
      name: 'Option B',
      summary:
        'As Option A, and the Smart Metering System must be operating fully; how that is tested is [TBC].',
      preferred: false,
    },
  ]
}

export const C1_WORDS =
  ', but that update shall not of itself mean that the installation of the associated Smart Metering System is successful'
const C1_REASON =
  'Leaves the status trigger alone, since the rest of Install and Commission follows it, and takes away the inference that a connected Communications Hub is a successful installation.'
const C2_REASON =
  'Says what a successful installation is, so that it no longer has to be inferred from one status update.'
export const C2_WORDS =
  "The installation of a Smart Metering System shall be treated as successful only where each of the following has an SMI Status of 'commissioned':"
const HUB = 'its Communications Hub Function; and'
const DEVICES = 'each other Device that is to form part of that Smart Metering System.'

export function sampleChanges(): readonly Change[] {
  return [
    ...sharedChanges(OPTION_A, 'a', HUB, DEVICES),
    ...sharedChanges(
      OPTION_B,
      'b',
      'its Communications Hub Function;',
      'each other Device that is to form part of that Smart Metering System; and',
    ),
    ...inserted(OPTION_B, 'b-c2-c', 'paragraph', 'b-4.1A', 'b-4.1A-b', 'b-4.1A-c', {
      words: 'operating fully, test [TBC].',
      reason:
        'The Proposer also asks that all Devices operate fully; no test of that is stated, so it is left open.',
    }),
  ]
}

function sharedChanges(
  draft: string,
  prefix: string,
  hub: string,
  devices: string,
): readonly Change[] {
  const clause = `${prefix}-4.1A`
  return [
    textChange(draft, `${prefix}-c1`, 'ac-4.1', lengthOf('ac-4.1'), C1_WORDS, C1_REASON),
    ...inserted(draft, `${prefix}-c2`, 'clause', 'ac-4', 'ac-4.1', clause, {
      words: C2_WORDS,
      reason: C2_REASON,
    }),
    ...inserted(draft, `${prefix}-c2-a`, 'paragraph', clause, null, `${clause}-a`, {
      words: hub,
      reason: C2_REASON,
    }),
    ...inserted(draft, `${prefix}-c2-b`, 'paragraph', clause, `${clause}-a`, `${clause}-b`, {
      words: devices,
      reason: C2_REASON,
    }),
  ]
}

function lengthOf(id: string): number {
  const provision = appendixAcProvisions().find((candidate) => candidate.id === id)
  if (provision === undefined) throw new Error(`The sample has no provision ${id}`)
  return runsLength(provision.text)
}

function common(draft: string, id: string, reason: string) {
  return {
    id,
    draft,
    document: APPENDIX_AC,
    author: SAMPLE_AUTHOR,
    createdAt: SAMPLE_INSTANT,
    changedAt: SAMPLE_INSTANT,
    reason,
    withdrawn: false,
  }
}

function textChange(
  draft: string,
  id: string,
  provision: string,
  offset: number,
  words: string,
  reason: string,
): TextChange {
  return {
    ...common(draft, id, reason),
    kind: 'text',
    provision,
    start: offset,
    end: offset,
    rank: 0,
    agreed: null,
    proposed: [{ kind: 'text', text: words, marks: [], author: SAMPLE_AUTHOR }],
  }
}

function inserted(
  draft: string,
  id: string,
  provisionKind: ProvisionKind,
  parent: string,
  after: string | null,
  provision: string,
  content: { readonly words: string; readonly reason: string },
): readonly [InsertChange, TextChange] {
  return [
    {
      ...common(draft, id, content.reason),
      kind: 'insert',
      provision,
      provisionKind,
      place: { parent, after, rank: 0 },
      accepted: false,
    },
    textChange(draft, `${id}-text`, provision, 0, content.words, content.reason),
  ]
}
