/** What the report says of each scenario, fact by fact; what it does not say stays out and shows as "not stated". */
import type { Basis, RecordOf } from '../records/index.ts'
import type { Fact } from '../records/tracing.ts'
import { illustrative, inferred, stated } from './facts.ts'

type Outcome = RecordOf<'outcome'>
type ScenarioFacts = Partial<
  Pick<RecordOf<'scenario'>, 'who' | 'devices' | 'connected' | 'payment' | 'region' | 'next'>
>

function quoted(text: string, words: string): Fact {
  return { text, basis: stated(`“${words}”`) }
}

function follows(text: string, how: string): Fact {
  return { text, basis: inferred(how) }
}

const HUB_ONLY = quoted('The Communications Hub only', 'only the Communications Hub connects')
const INCIDENT =
  'viewed as a WAN incident, which will be investigated by Communication Service Providers'
const IN_THESE =
  '“in these scenarios” refers to those in which only the Communications Hub connects'

export const SCENARIO_FACTS_OF: Readonly<Record<string, ScenarioFacts>> = {
  S1: {
    who: quoted(
      'The installing Party',
      'the installing Party will follow a path within the DCC and SEC',
    ),
    devices: quoted(
      'The Communications Hub and all other associated Devices of the SMS',
      'all associated Devices in that Smart Metering System',
    ),
    connected: HUB_ONLY,
    next: quoted('Treated as a WAN incident, which the CSPs investigate', INCIDENT),
  },
  S2: {
    connected: follows(
      'The Communications Hub, and not every other Device',
      '“partial or failed installs” are put down to too little WAN for the other Devices',
    ),
    next: quoted(
      'Devices that are not commissioned are not visible to the DCC, CSPs or DCC Users',
      'Devices are not visible to the DCC, CSPs or DCC Users',
    ),
  },
  S3: {
    devices: quoted('All Devices of the SMS', 'all Devices in the SMS also operating fully'),
  },
  S4: {
    who: quoted(
      'An installing Party that wants the incident to be investigated',
      'if the installing Party wishes for the incident to be investigated',
    ),
    connected: follows('The Communications Hub only', IN_THESE),
    next: quoted(
      'The Communications Hub stays at the site and the incident is investigated',
      'a Communications Hub must be left at the site',
    ),
  },
  S5: {
    who: quoted(
      'A Supplier',
      'no obligation on Suppliers to leave Communications Hubs at the site',
    ),
    connected: follows('The Communications Hub only', IN_THESE),
    next: follows(
      'Nothing is left at the site, so that the incident is not investigated',
      'a Communications Hub must be left at the site for the incident to be investigated',
    ),
  },
  S6: {
    connected: quoted(
      'The Communications Hub; there is too little WAN for all other Devices',
      'insufficient WAN to install all other Devices',
    ),
    next: quoted(
      'The appointment is not classed as an Install and Leave',
      'the appointment is not classed as an Install and Leave',
    ),
  },
  S7: {
    devices: quoted('A prepayment Device', 'installing a pre-payment Device'),
    payment: quoted(
      'Prepayment',
      'installing a pre-payment Device, such as ensuring it is communicative',
    ),
  },
  S8: {
    devices: quoted('Devices with technical issues', 'technical issues with Devices'),
    connected: quoted(
      'Not the Devices with technical issues',
      'which are causing them not to connect to the SMWAN',
    ),
  },
  S9: {
    who: quoted('A Party', 'Parties may experience difficulties at different stages'),
    next: quoted(
      'Difficulties when Service Requests are sent to Devices',
      'when attempting to send Service Requests to Devices',
    ),
  },
}

const HUB = 'Communications Hub Function'
const STATUS_41 = inferred('4.1 sets the status as soon as the Communications Hub connects')
const HUB_COMMISSIONED = [{ device: HUB, status: 'commissioned', basis: STATUS_41 }]
const CONNECTS: ReadonlySet<string> = new Set(['S1', 'S2', 'S4', 'S5', 'S6'])

type Test = Outcome['tests'][number]

function test(name: string, result: Test['result'], basis: Basis): Test {
  return { test: name, result, basis }
}

const ONLY_HUB = stated('“only the Communications Hub connects to the SMWAN”')
const NOT_CONNECTED = [test('connected', 'not met', inferred(IN_THESE))]

/** The four tests, read as tests of every Device of the SMS; those that the report leaves open are not listed. */
const BASELINE_TESTS: Readonly<Record<string, readonly Test[]>> = {
  S1: [
    test('connected', 'not met', ONLY_HUB),
    test('enrolled', 'not met', stated('“insufficient WAN to enrol the other Devices”')),
    test(
      'commissioned',
      'not met',
      inferred('none of the other Install and Commission activities takes place'),
    ),
    test('operating fully', 'not met', inferred('“the consumer will not have a working SMS”')),
  ],
  S2: [test('commissioned', 'not met', stated('“not all Devices have been commissioned”'))],
  S3: [
    test(
      'commissioned',
      'met',
      inferred('the scenario is the control, in which all Devices are commissioned'),
    ),
  ],
  S4: NOT_CONNECTED,
  S5: NOT_CONNECTED,
  S6: [test('connected', 'not met', stated('“insufficient WAN to install all other Devices”'))],
  S8: [test('connected', 'not met', stated('“causing them not to connect to the SMWAN”'))],
}

const INVESTIGATES = {
  who: 'CSPs',
  what: 'Investigate the WAN incident',
  basis: stated(`“${INCIDENT}”`),
}

const BASELINE_DUTIES: Readonly<Record<string, Outcome['duties']>> = {
  S1: [INVESTIGATES],
  S4: [
    {
      who: 'The installing Party',
      what: 'Leave a Communications Hub at the site, if the incident is to be investigated',
      basis: stated('“a Communications Hub must be left at the site”'),
    },
    INVESTIGATES,
  ],
}

type Detail = Pick<Outcome, 'statuses' | 'duties' | 'tests' | 'assessed'>

/** What the report says of an outcome under the baseline, beside its verdict. */
export function baselineDetail(reference: string): Detail {
  return {
    statuses: CONNECTS.has(reference) ? HUB_COMMISSIONED : [],
    duties: BASELINE_DUTIES[reference] ?? [],
    tests: BASELINE_TESTS[reference] ?? [],
    assessed: null,
  }
}

const EXPLORATORY = illustrative('outcome under exploratory wording')

/** What the illustrative wording comes to: it tests whether every Device is commissioned, and leaves 4.1's trigger alone. */
export function optionDetail(
  reference: string,
  verdict: Outcome['verdict'],
  testsOperation: boolean,
): Detail {
  const commissioned = COMMISSIONED[verdict]
  const open = testsOperation && reference === 'S3'
  return {
    statuses: CONNECTS.has(reference)
      ? [{ device: HUB, status: 'commissioned', basis: EXPLORATORY }]
      : [],
    duties: [],
    tests: [
      ...(open ? [test('commissioned', 'met', EXPLORATORY)] : []),
      ...(commissioned === undefined ? [] : [test('commissioned', commissioned, EXPLORATORY)]),
      ...(testsOperation ? [test('operating fully', 'does not decide', EXPLORATORY)] : []),
    ],
    assessed: null,
  }
}

const COMMISSIONED: Partial<Record<Outcome['verdict'], Test['result']>> = {
  successful: 'met',
  'not successful': 'not met',
}
