import type { Basis, NarrativeBlock, NarrativeInline, RecordOf } from '../records/index.ts'
import { DP255, inferred, stated } from './facts.ts'

/** `[name]` in a line is a live field; `- ` begins a bullet, `> ` a quotation. */
type Part = readonly [part: string, heading: string, basis: Basis, lines: readonly string[]]

/** Narrative written afresh from the report's facts; each part keeps who says what. */
const PARTS: readonly Part[] = [
  [
    'about',
    'About this document',
    stated('“About this document”'),
    [
      'This is a draft of the Modification Report for [reference]. It holds the background, the issue and the timetable so far, with the views given on them, and grows as the modification progresses.',
    ],
  ],
  [
    'summary',
    'Summary',
    stated('section 1'),
    [
      '[reference] was raised by [proposer] of [proposerOrganisation].',
      'The SEC takes a Communications Hub that has connected to the SMWAN as a sign that every other Device of the SMS can connect too. The Proposer has seen the Communications Hub connect where there was too little WAN to enrol the rest with the DCC. As the SEC is drafted, such an installation still counts as successful.',
      'The Proposer asks for the relevant sections of the SEC to be altered, so that an installation is successful only where all Devices of the SMS are connected to the SMWAN.',
    ],
  ],
  [
    'issue.current',
    'What are the current arrangements?',
    stated('section 2, “What are the current arrangements?”'),
    [
      'SEC Appendix AC sets out the steps that SEC Parties follow when they install an SMS. Section 4.1, under the heading ‘Commissioning of Communications Hub Functions’, reads:',
      '> [clause:ac-4.1]',
      'From that update on, the SEC assumes SMWAN enough for every other Device of the SMS to be enrolled. Section 4.1 itself sets a status and does not speak of success; that an installation is then successful is inferred from the drafting.',
    ],
  ],
  [
    'issue.problem',
    'What is the issue?',
    stated('section 2, “What is the issue?”'),
    [
      'The Proposer has met installations in which only the Communications Hub reached the SMWAN, and none of the further Install and Commission steps could be taken. They are nevertheless treated as successful.',
      'The installing Party then follows the path for a WAN incident, which the CSP investigates. The Proposer notes that a Supplier is not obliged to leave the Communications Hub at the premises, yet has to leave it there if the incident is to be investigated.',
    ],
  ],
  [
    'issue.impact',
    'What is the impact this is having?',
    stated('section 2, “What is the impact this is having?”'),
    [
      'Some installations fail or are only partly completed, with Devices that are never commissioned. Neither the DCC, the CSP nor DCC Users can see those Devices.',
    ],
  ],
  [
    'issue.consumers',
    'Impact on consumers',
    stated('section 2, “Impact on consumers”'),
    [
      'The consumer is left without a working SMS, has no benefit from the Smart Meter, and faces further visits. This makes for a poor experience of the SMIP.',
    ],
  ],
  [
    'assessment.areas',
    'Areas for assessment',
    inferred('section 3 uses four tests of success without choosing between them'),
    [
      'Four tests of a successful installation are in use: that the Communications Hub has connected, that the Devices are enrolled, that they are commissioned, and that they operate fully. Choosing between them is the heart of this modification.',
    ],
  ],
  [
    'assessment.aims',
    'What would the Proposer like to achieve?',
    stated('section 3, “What would the Proposer like to achieve?”'),
    [
      'The Proposer would like to:',
      '- identify the scenarios in which not all Devices can be commissioned; and',
      '- alter the relevant sections of the SEC so that success takes in all Devices of the SMS operating fully, and not the Communications Hub alone.',
    ],
  ],
  [
    'assessment.scale',
    'Scale of the issue',
    stated('section 3, “Scale of the issue”'),
    [
      'SECAS has asked Parties and the DCC how often this happens. The DCC’s preliminary figures put it at around 1% – 3% of installations, depending on the CSP Region. The Proposer doubts that they show the full scale, because Service Requests can fail at different stages and Parties find it hard to count them all. One Large Supplier has given figures that suggest that it is more frequent.',
    ],
  ],
  [
    'assessment.installAndLeave',
    'Install and Leave',
    stated('section 3, “Install and Leave”'),
    [
      'Where there is too little WAN for the other Devices, the visit is still not an Install and Leave, because the Communications Hub has connected. The Proposer believes that what counts as Install and Leave needs to be made clear.',
      'The Proposer also notes that one set of instructions serves credit and prepayment Devices alike, although a prepayment Device has to be communicative. SECAS is looking at the guidance, and the Proposer may raise a second Draft Proposal.',
    ],
  ],
  [
    'assessment.devices',
    'Issues with Devices',
    stated('section 3, “Issues with Devices”'),
    [
      'SECAS notes that a Device may fail to connect because of a fault of its own rather than of the SMWAN. The modification will look into how the two are told apart.',
    ],
  ],
  [
    'assessment.input',
    'Sub-Committee input',
    stated('section 3, “Sub-Committee input”'),
    [
      'SECAS has asked the Chairs of the OPSG, the TABASC, the SSC and the SMKI PMA what each forum will need to consider, and believes that the input below will be needed.',
    ],
  ],
]

export function sampleSections(): readonly RecordOf<'section'>[] {
  return PARTS.map(([part, heading, basis, lines], order) => ({
    id: `dp255-section-${part}`,
    modification: DP255,
    part,
    heading,
    order,
    level: 3,
    blocks: lines.map(readBlock),
    basis,
  }))
}

function readBlock(line: string): NarrativeBlock {
  if (line.startsWith('- ')) {
    return { kind: 'bullet', level: 0, inlines: readInlines(line.slice(2)) }
  }
  if (line.startsWith('> ')) return { kind: 'quotation', inlines: readInlines(line.slice(2)) }
  return { kind: 'paragraph', inlines: readInlines(line) }
}

function readInlines(line: string): readonly NarrativeInline[] {
  return line
    .split(/(\[[a-zA-Z0-9:.-]+\])/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\[.+\]$/.test(part)
        ? { kind: 'field' as const, name: part.slice(1, -1) }
        : { kind: 'text' as const, text: part, marks: [] },
    )
}

export function sampleTopics(): readonly RecordOf<'topic'>[] {
  const topic = (order: number, id: string, title: string, summary: string, where: string) => ({
    id: `dp255-topic-${id}`,
    modification: DP255,
    title,
    status: 'open' as const,
    summary,
    order,
    basis: stated(where),
  })
  return [
    topic(
      0,
      'tests',
      'What counts as success',
      'Connected, enrolled, commissioned or operating fully',
      'sections 1 to 3',
    ),
    topic(
      1,
      'scale',
      'Scale of the issue',
      'How often only the Communications Hub connects',
      'section 3, “Scale of the issue”',
    ),
    topic(
      2,
      'install-and-leave',
      'Install and Leave',
      'What counts as Install and Leave; prepayment Devices',
      'section 3, “Install and Leave”',
    ),
    topic(
      3,
      'devices',
      'Issues with Devices',
      'Telling a faulty Device from a WAN issue',
      'section 3, “Issues with Devices”',
    ),
  ]
}

export function sampleEvidence(): readonly RecordOf<'evidence'>[] {
  const where = 'section 3, “Scale of the issue”'
  return [
    {
      id: 'dp255-evidence-dcc',
      modification: DP255,
      claim: 'Installations in which the issue occurs',
      figure: 'around 1% – 3%',
      saidBy: 'DCC, preliminary',
      caveat: 'Varies by CSP Region. The Proposer doubts that it shows the full scale.',
      order: 0,
      basis: stated(where),
    },
    {
      id: 'dp255-evidence-supplier',
      modification: DP255,
      claim: 'The issue is more frequent than the DCC’s figures suggest',
      figure: null,
      saidBy: 'One Large Supplier, through SECAS',
      caveat: 'No figure is given.',
      order: 1,
      basis: stated(where),
    },
  ]
}
