/**
 * The parts of a Modification Report while it is a Draft Proposal, in order, as DP255 v0.2 has them. Narrative
 * records name the part they belong to; the rest is made from the workspace's records.
 */
export interface ReportPart {
  /** What narrative records name in `part`. */
  readonly id: string
  readonly heading: string
  /** 1 for a numbered section, 2 for a heading in it, 3 below that; 0 for front matter without a number. */
  readonly level: 0 | 1 | 2 | 3
  /** What is printed behind the part's narrative. */
  readonly shows?:
    | 'contact'
    | 'topics'
    | 'evidence'
    | 'inputs'
    | 'redline'
    | 'timetable'
    | 'glossary'
  /** Parts of an appendix are numbered on their own. */
  readonly appendix?: true
}

export const REPORT_PARTS: readonly ReportPart[] = [
  { id: 'about', heading: 'About this document', level: 0 },
  { id: 'contact', heading: 'Contact', level: 0, shows: 'contact' },
  { id: 'summary', heading: 'Summary', level: 1 },
  { id: 'issue', heading: 'Issue', level: 1 },
  { id: 'issue.current', heading: 'What are the current arrangements?', level: 2 },
  { id: 'issue.problem', heading: 'What is the issue?', level: 2 },
  { id: 'issue.impact', heading: 'What is the impact this is having?', level: 2 },
  { id: 'issue.consumers', heading: 'Impact on consumers', level: 2 },
  { id: 'assessment', heading: 'Assessment of the proposal', level: 1 },
  { id: 'assessment.areas', heading: 'Areas for assessment', level: 2, shows: 'topics' },
  { id: 'assessment.aims', heading: 'What would the Proposer like to achieve?', level: 3 },
  { id: 'assessment.scale', heading: 'Scale of the issue', level: 3, shows: 'evidence' },
  { id: 'assessment.installAndLeave', heading: 'Install and Leave', level: 3 },
  { id: 'assessment.devices', heading: 'Issues with Devices', level: 3 },
  { id: 'assessment.input', heading: 'Sub-Committee input', level: 2, shows: 'inputs' },
  {
    id: 'timetable',
    heading: 'Progression timetable',
    level: 1,
    shows: 'timetable',
    appendix: true,
  },
  { id: 'glossary', heading: 'Glossary', level: 1, shows: 'glossary', appendix: true },
  { id: 'legal-text', heading: 'Legal text', level: 1, shows: 'redline', appendix: true },
]
