/**
 * The sample clauses of SEC Appendix AC. Only 4.1 and the heading above it are quoted from the Code, by way of
 * the DP255 Modification Report v0.2; every other provision is written for this sample, is not in force,
 * and says so in its provenance.
 *
 * In the wording, `{id}` is a live reference to a provision and `**words**` are bold.
 */
import type { Provenance, Provision, ProvisionKind, Provisions } from '../provisions.ts'
import { canonicalRuns, type Run, textRun } from '../text.ts'

export const DP255_REPORT = 'DP255 Modification Report v0.2, 9 January 2024'

const QUOTED: Provenance = {
  status: 'quoted',
  source: `${DP255_REPORT}, section 2, “What are the current arrangements?”; the report's full stop stands outside the quotation`,
}

const ILLUSTRATIVE: Provenance = {
  status: 'illustrative',
  source: 'Written for the sample workspace: illustrative, not in-force text',
}

type Row = readonly [
  id: string,
  parent: string | null,
  kind: ProvisionKind,
  number: string | null,
  text: string,
]

const QUOTED_IDS: ReadonlySet<string> = new Set(['ac-4-heading', 'ac-4.1'])

const ROWS: readonly Row[] = [
  ['ac-1', null, 'section', '1', 'Interpretation'],
  [
    'ac-1.1',
    'ac-1',
    'clause',
    '1.1',
    'In this Appendix the words in the first column have the meaning in the second:',
  ],
  ['ac-def', 'ac-1.1', 'table', null, ''],
  ['ac-def-1', 'ac-def', 'row', null, ''],
  ['ac-def-1-term', 'ac-def-1', 'cell', null, '**Installing Supplier**'],
  [
    'ac-def-1-meaning',
    'ac-def-1',
    'cell',
    null,
    'means the Supplier Party that attends a premises to install a Smart Metering System.',
  ],
  ['ac-def-2', 'ac-def', 'row', null, ''],
  ['ac-def-2-term', 'ac-def-2', 'cell', null, '**Installation Visit**'],
  [
    'ac-def-2-meaning',
    'ac-def-2',
    'cell',
    null,
    'means one attendance at a premises during which the steps in section {ac-3} are begun.',
  ],
  [
    'ac-1.2',
    'ac-1',
    'clause',
    '1.2',
    'A reference in this Appendix to a Device having an SMI Status is to the status recorded for that Device in the Smart Metering Inventory at that time.',
  ],

  ['ac-2', null, 'section', '2', 'Entries in the Smart Metering Inventory'],
  [
    'ac-2.1',
    'ac-2',
    'clause',
    '2.1',
    'A Device shall be entered in the Smart Metering Inventory before it is taken to a premises.',
  ],
  ['ac-2.2', 'ac-2', 'clause', '2.2', 'An entry made under clause {ac-2.1} shall record:'],
  ['ac-2.2-a', 'ac-2.2', 'paragraph', '(a)', 'the identifier of the Device;'],
  ['ac-2.2-b', 'ac-2.2', 'paragraph', '(b)', 'the type of the Device; and'],
  [
    'ac-2.2-c',
    'ac-2.2',
    'paragraph',
    '(c)',
    'the SMI Status of the Device, being ‘pending’ until a step in this Appendix changes it.',
  ],

  ['ac-3', null, 'section', '3', 'Steps at the premises'],
  [
    'ac-3.1',
    'ac-3',
    'clause',
    '3.1',
    'The Installing Supplier shall, in the order that the circumstances of the premises allow:',
  ],
  [
    'ac-3.1-a',
    'ac-3.1',
    'paragraph',
    '(a)',
    'install the Communications Hub and check that it is powered; and',
  ],
  [
    'ac-3.1-b',
    'ac-3.1',
    'paragraph',
    '(b)',
    'install each other Device that is to form part of the Smart Metering System and, for each of them:',
  ],
  [
    'ac-3.1-b-i',
    'ac-3.1-b',
    'subparagraph',
    '(i)',
    'join it to the Communications Hub Function; and',
  ],
  [
    'ac-3.1-b-ii',
    'ac-3.1-b',
    'subparagraph',
    '(ii)',
    'where it is to be operated in prepayment mode, check before leaving the premises that it:',
  ],
  ['ac-3.1-b-ii-A', 'ac-3.1-b-ii', 'item', '(A)', 'responds to a local command; and'],
  ['ac-3.1-b-ii-B', 'ac-3.1-b-ii', 'item', '(B)', 'can be topped up by the consumer.'],
  [
    'ac-3.2',
    'ac-3',
    'clause',
    '3.2',
    'Steps that cannot be completed during one Installation Visit shall be completed at a later one.',
  ],

  ['ac-4', null, 'section', '4', 'Commissioning'],
  ['ac-4-heading', 'ac-4', 'heading', null, 'Commissioning of Communications Hub Functions'],
  [
    'ac-4.1',
    'ac-4',
    'clause',
    '4.1',
    "Where the DCC receives a communication originating from a Communications Hub Function which does not have an SMI Status of 'commissioned' confirming that it has connected to the SMWAN, the DCC shall update the SMI Status of the Communications Hub Function to 'commissioned'",
  ],
  [
    'ac-4.2',
    'ac-4',
    'clause',
    '4.2',
    'The DCC shall tell the Installing Supplier of an update made under clause {ac-4.1} without delay.',
  ],
  ['ac-4-heading-2', 'ac-4', 'heading', null, 'Commissioning of other Devices'],
  [
    'ac-4.3',
    'ac-4',
    'clause',
    '4.3',
    'Once an update under clause {ac-4.1} has been made, the Installing Supplier shall send the Service Requests that commission each other Device installed under clause {ac-3.1}{ac-3.1-b}.',
  ],
  [
    'ac-4.4',
    'ac-4',
    'clause',
    '4.4',
    'Where a Service Request sent under clause {ac-4.3} is answered with success, the DCC shall update the SMI Status of that Device to ‘commissioned’.',
  ],

  ['ac-5', null, 'section', '5', 'Where steps cannot be completed'],
  [
    'ac-5.1',
    'ac-5',
    'clause',
    '5.1',
    'Where a step in section {ac-4} cannot be completed, the Installing Supplier shall record:',
  ],
  [
    'ac-5.1-a',
    'ac-5.1',
    'paragraph',
    '(a)',
    'which Devices were installed, and the SMI Status of each;',
  ],
  [
    'ac-5.1-b',
    'ac-5.1',
    'paragraph',
    '(b)',
    'whether the cause appears to be a Device or the SMWAN; and',
  ],
  [
    'ac-5.1-c',
    'ac-5.1',
    'paragraph',
    '(c)',
    'whether the Communications Hub was left at the premises.',
  ],
  [
    'ac-5.2',
    'ac-5',
    'clause',
    '5.2',
    'A record made under clause {ac-5.1} shall be kept until every Device named in it is commissioned or removed.',
  ],

  ['ac-6', null, 'section', '6', 'Devices that are removed'],
  [
    'ac-6.1',
    'ac-6',
    'clause',
    '6.1',
    'Where a Device is removed from a premises and is not to be used again, its SMI Status shall become ‘decommissioned’.',
  ],
  ['ac-6.2', 'ac-6', 'clause', '6.2', '[Not used]'],
  [
    'ac-6.3',
    'ac-6',
    'clause',
    '6.3',
    'Clause {ac-6.1} applies to a Communications Hub as it applies to any other Device.',
  ],
]

/** The wording of the sample, in reading order. */
export function appendixAcProvisions(): Provisions {
  return ROWS.map(
    ([id, parent, kind, number, text]): Provision => ({
      id,
      parent,
      kind,
      number,
      text: readWording(text),
      provenance: QUOTED_IDS.has(id) ? QUOTED : ILLUSTRATIVE,
    }),
  )
}

function readWording(text: string): readonly Run[] {
  const parts = text.split(/(\{[^}]+\}|\*\*[^*]+\*\*)/)
  return canonicalRuns(
    parts.map((part): Run => {
      if (part.startsWith('{')) return { kind: 'reference', target: part.slice(1, -1), marks: [] }
      if (part.startsWith('**')) return textRun(part.slice(2, -2), ['bold'])
      return textRun(part)
    }),
  )
}
