import type { RecordOf } from '../records/index.ts'
import { AS_AT, DP255, inferred, stated } from './facts.ts'
import { samplePredecessors } from './forums.ts'

type Row = readonly [
  id: string,
  title: string,
  committee: string | null,
  start: string,
  end?: string,
  estimated?: boolean,
]

/** Appendix 1 of the report: 18 events, three of them ranges, two of those estimated. */
const ROWS: readonly Row[] = [
  ['raised', 'Draft Proposal raised', null, '2023-11-14'],
  ['csc-first', 'Presented to CSC for initial comment', 'csc', '2023-11-21'],
  ['csc-converts', 'CSC converts Draft Proposal to Modification Proposal', 'csc', '2024-01-16'],
  ['requirements', 'Business requirements developed with Proposer and DCC', null, '2024-02-05'],
  ['ssc', 'Modification discussed with SSC', 'ssc', '2024-02-28'],
  ['tabasc', 'Modification discussed with TABASC', 'tabasc', '2024-03-07'],
  ['opsg', 'Modification discussed with OPSG', 'opsg', '2024-03-12'],
  ['working-group', 'Modification discussed with Working Group', 'working-group', '2024-04-03'],
  ['pa', 'Preliminary Assessment', null, '2024-04-15', '2024-05-15', true],
  [
    'pa-working-group',
    'Preliminary Assessment discussed with Working Group',
    'working-group',
    '2024-06-05',
  ],
  ['pa-tabasc', 'Preliminary Assessment discussed with TABASC', 'tabasc', '2024-06-06'],
  ['pa-opsg', 'Preliminary Assessment discussed with OPSG', 'opsg', '2024-06-11'],
  ['consultation', 'Refinement Consultation', null, '2024-06-19', '2024-07-11'],
  [
    'responses',
    'Refinement Consultation responses discussed with Working Group',
    'working-group',
    '2024-08-07',
  ],
  ['ia-request', 'Impact Assessment Request at Change Board', 'change-board', '2024-08-21'],
  ['ia', 'Impact Assessment', null, '2024-08-22', '2024-10-23', true],
  [
    'ia-working-group',
    'Impact Assessment discussed with Working Group',
    'working-group',
    '2024-12-04',
  ],
  ['approved', 'Modification Report approved by CSC', 'csc', '2024-12-17'],
]

export function sampleEvents(): readonly RecordOf<'event'>[] {
  return ROWS.map(([id, title, committee, start, end = null, estimated = false], order) => ({
    id: `dp255-event-${id}`,
    modification: DP255,
    order,
    title,
    committee,
    start,
    end,
    originalStart: start,
    originalEnd: end,
    // The scan lost the italics that mark planned events, so the state follows from the day of the report.
    state: start <= AS_AT ? ('actual' as const) : ('planned' as const),
    estimated,
    note: '',
    predecessors: samplePredecessors(id),
    owner: '',
    release: null,
    basis:
      start <= AS_AT
        ? inferred(
            `Appendix 1 gives “${title}” and its date; that it took place follows from the date lying before 9 January 2024`,
          )
        : inferred(
            `Appendix 1 gives “${title}” and its date; that it is planned follows from the date lying after 9 January 2024`,
          ),
  }))
}

const COMMITTEES: readonly (readonly [id: string, acronym: string, name: string, where: string])[] =
  [
    ['csc', 'CSC', 'Change Sub-Committee', 'Appendix 2: CSC, “Change Sub-Committee”'],
    ['opsg', 'OPSG', 'Operations Group', 'section 3, “Sub-Committee input”'],
    [
      'smki-pma',
      'SMKI PMA',
      'Smart Metering Key Infrastructure Policy Management Authority',
      'section 3, “Sub-Committee input”',
    ],
    ['ssc', 'SSC', 'Security Sub-Committee', 'section 3, “Sub-Committee input”'],
    [
      'tabasc',
      'TABASC',
      'Technical Architecture and Business Architecture Sub-Committee',
      'section 3, “Sub-Committee input”',
    ],
    [
      'working-group',
      'Working Group',
      'Working Group',
      'Appendix 1, “Modification discussed with Working Group”',
    ],
    [
      'change-board',
      'Change Board',
      'Change Board',
      'Appendix 1, “Impact Assessment Request at Change Board”',
    ],
  ]

export function sampleCommittees(): readonly RecordOf<'committee'>[] {
  return COMMITTEES.map(([id, acronym, name, where]) => ({
    id,
    acronym,
    name,
    basis: stated(where),
  }))
}

const QUESTION = 'section 3, “Sub-Committee input”, table of input sought'

export function sampleInputs(): readonly RecordOf<'input'>[] {
  const common = { modification: DP255, response: null, respondedOn: null, basis: stated(QUESTION) }
  return [
    {
      ...common,
      id: 'dp255-input-opsg',
      committee: 'opsg',
      order: 0,
      kind: 'question',
      text: 'How will this modification impact reporting of successful installations?',
      events: ['dp255-event-opsg', 'dp255-event-pa-opsg'],
    },
    {
      ...common,
      id: 'dp255-input-smki-pma',
      committee: 'smki-pma',
      order: 1,
      kind: 'none anticipated',
      text: 'Not anticipated to have any input from this forum.',
      events: [],
    },
    {
      ...common,
      id: 'dp255-input-ssc',
      committee: 'ssc',
      order: 2,
      kind: 'question',
      text: 'What impact will this modification have on post-commissioning obligations?',
      events: ['dp255-event-ssc'],
    },
    {
      ...common,
      id: 'dp255-input-tabasc',
      committee: 'tabasc',
      order: 3,
      kind: 'question',
      text: 'Will this require any changes to the Data Service Provider (DSP) and CSPs or business processes?',
      events: ['dp255-event-tabasc', 'dp255-event-pa-tabasc'],
    },
  ]
}

const GLOSSARY: readonly (readonly [acronym: string, term: string])[] = [
  ['CHF', 'Communications Hub Function'],
  ['CSC', 'Change Sub-Committee'],
  ['CSP', 'Communication Service Provider'],
  ['DCC', 'Data Communications Company'],
  ['DSP', 'Data Service Provider'],
  ['OPSG', 'Operations Group'],
  ['SEC', 'Smart Energy Code'],
  ['SECAS', 'The Smart Energy Code Administrator and Secretariat'],
  ['SMI', 'Smart Metering Inventory'],
  ['SMIP', 'Smart Metering Implementation Programme'],
  ['SMKI PMA', 'Smart Metering Key Infrastructure Policy Management Authority'],
  ['SMS', 'Smart Metering System'],
  ['SMWAN', 'Smart Metering Wide Area Network'],
  ['SSC', 'Security Sub-Committee'],
  ['TABASC', 'Technical Architecture and Business Architecture Sub-Committee'],
]

export function sampleGlossary(): readonly RecordOf<'glossary'>[] {
  return GLOSSARY.map(([acronym, term]) => ({
    id: `dp255-glossary-${acronym.toLowerCase().replace(' ', '-')}`,
    modification: DP255,
    acronym,
    term,
    basis: stated(`Appendix 2: ${acronym}`),
  }))
}
