import type { RecordOf } from '../records/index.ts'
import { DP255, illustrative, inferred, OPTION_A, OPTION_B, stated } from './facts.ts'
import { baselineDetail, optionDetail, SCENARIO_FACTS_OF } from './scenario-facts.ts'

type Verdict = RecordOf<'outcome'>['verdict']
type Row = {
  readonly reference: string
  readonly title: string
  readonly support: string
  readonly baseline: readonly [Verdict, string]
  readonly optionA: readonly [Verdict, string]
  readonly optionB?: readonly [Verdict, string]
}

/** What happens at the premises, from the report's own words only. */
const ROWS: readonly Row[] = [
  {
    reference: 'S1',
    title: 'The Communications Hub connects; there is too little WAN for the rest',
    support: 'only the Communications Hub connects … the installation is still seen as successful',
    baseline: ['successful', 'Hub commissioned; seen as successful'],
    optionA: ['not successful', 'Hub commissioned; 4.1A(b) is not met'],
  },
  {
    reference: 'S2',
    title: 'Some Devices are commissioned',
    support: 'partial or failed installs where not all Devices have been commissioned',
    baseline: ['successful', 'Inferred: the Communications Hub has connected'],
    optionA: ['not successful', '4.1A(b) is not met'],
  },
  {
    reference: 'S3',
    title: 'All Devices are commissioned (control)',
    support: 'successful installation includes … all Devices',
    baseline: ['successful', 'The Communications Hub has connected'],
    optionA: ['successful', 'Every Device commissioned; “operating fully” is not tested'],
    optionB: ['does not decide', 'Depends on the test of “operating fully”, which is [TBC]'],
  },
  {
    reference: 'S4',
    title: 'The Communications Hub is left at the premises for investigation',
    support: 'a Communications Hub must be left at the site',
    baseline: ['successful', 'Seen as successful; investigated as a WAN incident'],
    optionA: ['not successful', 'Whether the Communications Hub is left is not decided'],
  },
  {
    reference: 'S5',
    title: 'The Communications Hub is not left at the premises',
    support: 'no obligation on Suppliers to leave',
    baseline: ['successful', 'Seen as successful; not investigated'],
    optionA: ['not successful', 'Whether it must be left is not decided'],
  },
  {
    reference: 'S6',
    title: 'At the edge of Install and Leave',
    support: 'not classed as an Install and Leave because the Communications Hub has connected',
    baseline: ['successful', 'Not classed as Install and Leave'],
    optionA: ['not successful', 'Whether it is Install and Leave is not decided'],
  },
  {
    reference: 'S7',
    title: 'A prepayment Device must be communicative',
    support: 'do not cater for the differences',
    baseline: ['does not decide', 'One set of instructions for credit and prepayment'],
    optionA: ['does not decide', 'Guidance rather than SEC text; perhaps another Draft Proposal'],
  },
  {
    reference: 'S8',
    title: 'A faulty Device rather than the WAN',
    support: 'technical issues with Devices … rather than an issue with the SMWAN',
    baseline: ['successful', 'Inferred: if the Communications Hub has connected'],
    optionA: ['not successful', 'The cause is not told apart'],
  },
  {
    reference: 'S9',
    title: 'A later Service Request fails',
    support: 'difficulties at different stages',
    baseline: ['successful', 'Inferred: if the Communications Hub has connected'],
    optionA: ['does not decide', 'Depends on the stage at which it fails'],
    optionB: ['does not decide', 'Depends on the test of “operating fully”, which is [TBC]'],
  },
]

const INFERRED_BASELINE: ReadonlySet<string> = new Set(['S2', 'S8', 'S9'])

function scenarioId(reference: string): string {
  return `dp255-${reference.toLowerCase()}`
}

export function sampleScenarios(): readonly RecordOf<'scenario'>[] {
  return ROWS.map(({ reference, title, support }, order) => ({
    id: scenarioId(reference),
    modification: DP255,
    reference,
    title,
    support,
    who: null,
    devices: null,
    connected: null,
    payment: null,
    region: null,
    next: null,
    ...SCENARIO_FACTS_OF[reference],
    order,
    basis: stated(`“${support}”`),
  }))
}

/** "Success" under the baseline is the report's account, not the words of 4.1. */
export function sampleOutcomes(): readonly RecordOf<'outcome'>[] {
  return ROWS.flatMap(({ reference, support, baseline, optionA, optionB = optionA }) => [
    {
      ...outcome(reference, null, baseline),
      ...baselineDetail(reference),
      provisions: ['ac-4.1'],
      basis: INFERRED_BASELINE.has(reference)
        ? inferred(
            `“${support}”, read with the account that a connected Communications Hub is regarded as success`,
          )
        : stated(`“${support}”`),
    },
    {
      ...outcome(reference, OPTION_A, optionA),
      ...optionDetail(reference, optionA[0], false),
      provisions: ['ac-4.1', 'a-4.1A'],
      basis: illustrative('outcome under exploratory wording'),
    },
    {
      ...outcome(reference, OPTION_B, optionB),
      ...optionDetail(reference, optionB[0], true),
      provisions: ['ac-4.1', 'b-4.1A'],
      basis: illustrative('outcome under exploratory wording'),
    },
  ])
}

function outcome(
  reference: string,
  draft: string | null,
  [verdict, summary]: readonly [Verdict, string],
) {
  return {
    id: `${scenarioId(reference)}-${draft ?? 'baseline'}`,
    scenario: scenarioId(reference),
    draft,
    verdict,
    summary,
  }
}

/** Which of Option A's changes bear on which question and scenario. SMKI PMA: none anticipated, not a gap. */
export const LINK_ROWS: readonly (readonly [
  input: string,
  changes: readonly string[],
  scenarios: readonly string[],
])[] = [
  ['dp255-input-opsg', ['a-c1', 'a-c2'], ['S1', 'S2', 'S3', 'S8']],
  ['dp255-input-ssc', ['a-c1', 'a-c2'], ['S2', 'S9']],
  ['dp255-input-tabasc', ['a-c2'], ['S1', 'S4', 'S5', 'S6', 'S8']],
]
