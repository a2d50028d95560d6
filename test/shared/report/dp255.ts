/** What the DP255 Modification Report v0.2 of 9 January 2024 has, as facts: each export is held against them. */

export const COVER = [
  'Clear',
  'DP255',
  'WAN issues during Smart Meter installations',
  'Modification Report',
  '0.2',
  '9 January 2024',
]

export const FOOTER = 'This document has a Classification of Clear'

export const CONTACT = ['Ben Giblin', '020 3934 8646', 'ben.giblin@gemserv.com']

/** Headings in order, with the level they have: 0 is front matter. */
export const HEADINGS: readonly (readonly [level: number, heading: string])[] = [
  [0, 'About this document'],
  [0, 'Contents'],
  [0, 'Contact'],
  [1, '1. Summary'],
  [1, '2. Issue'],
  [2, 'What are the current arrangements?'],
  [2, 'What is the issue?'],
  [2, 'What is the impact this is having?'],
  [2, 'Impact on consumers'],
  [1, '3. Assessment of the proposal'],
  [2, 'Areas for assessment'],
  [3, 'What would the Proposer like to achieve?'],
  [3, 'Scale of the issue'],
  [3, 'Install and Leave'],
  [3, 'Issues with Devices'],
  [2, 'Sub-Committee input'],
  [1, 'Appendix 1: Progression timetable'],
  [1, 'Appendix 2: Glossary'],
]

export const QUOTATION =
  "Where the DCC receives a communication originating from a Communications Hub Function which does not have an SMI Status of 'commissioned' confirming that it has connected to the SMWAN, the DCC shall update the SMI Status of the Communications Hub Function to 'commissioned'"

export const INPUTS = [
  ['OPSG', 'How will this modification impact reporting of successful installations?'],
  ['SMKI PMA', 'Not anticipated to have any input from this forum.'],
  ['SSC', 'What impact will this modification have on post-commissioning obligations?'],
  [
    'TABASC',
    'Will this require any changes to the Data Service Provider (DSP) and CSPs or business processes?',
  ],
]

/** The first two had taken place on 9 January 2024; the others were planned. */
export const TIMETABLE = [
  ['Draft Proposal raised', '14 Nov 2023'],
  ['Presented to CSC for initial comment', '21 Nov 2023'],
  ['CSC converts Draft Proposal to Modification Proposal', '16 Jan 2024'],
  ['Business requirements developed with Proposer and DCC', '5 Feb 2024'],
  ['Modification discussed with SSC', '28 Feb 2024'],
  ['Modification discussed with TABASC', '7 Mar 2024'],
  ['Modification discussed with OPSG', '12 Mar 2024'],
  ['Modification discussed with Working Group', '3 Apr 2024'],
  ['Preliminary Assessment (estimated)', '15 Apr 2024 – 15 May 2024'],
  ['Preliminary Assessment discussed with Working Group', '5 Jun 2024'],
  ['Preliminary Assessment discussed with TABASC', '6 Jun 2024'],
  ['Preliminary Assessment discussed with OPSG', '11 Jun 2024'],
  ['Refinement Consultation', '19 Jun 2024 – 11 Jul 2024'],
  ['Refinement Consultation responses discussed with Working Group', '7 Aug 2024'],
  ['Impact Assessment Request at Change Board', '21 Aug 2024'],
  ['Impact Assessment (estimated)', '22 Aug 2024 – 23 Oct 2024'],
  ['Impact Assessment discussed with Working Group', '4 Dec 2024'],
  ['Modification Report approved by CSC', '17 Dec 2024'],
]
export const TOOK_PLACE = 2

export const GLOSSARY = [
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
