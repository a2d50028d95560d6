/**
 * The parts of a Modification Report, in order. Those of a Draft Proposal are as DP255 v0.2 has them; what later stages
 * add is switched on by the stage, and any part can be switched on or off for one modification. Narrative records name
 * the part they belong to; the rest is made from the workspace's records.
 */
export interface ReportPart {
  /** What narrative records name in `part`. */
  readonly id: string
  readonly heading: string
  /** 1 for a numbered section, 2 for a heading in it, 3 below that; 0 for front matter without a number. */
  readonly level: 0 | 1 | 2 | 3
  /** What is printed behind the part's narrative. */
  readonly shows?: Shown
  /** Parts of an appendix are numbered on their own. */
  readonly appendix?: true
  /** Not before this stage: an index into the workspace's own list of stages, whose first is the Draft Proposal. */
  readonly from?: number
  /** What its narrative begins with, as it is typed: the head of a table that the part is made of. */
  readonly starter?: string
}

export type Shown =
  | 'contact'
  | 'topics'
  | 'evidence'
  | 'inputs'
  | 'changes'
  | 'consultation'
  | 'traceability'
  | 'redline'
  | 'instructions'
  | 'timetable'
  | 'glossary'
  | 'receipt'

/** The stage that follows a Draft Proposal. */
const REFINEMENT = 1
const REPORT_PHASE = 2

export const REPORT_PARTS: readonly ReportPart[] = [
  { id: 'about', heading: 'About this document', level: 0 },
  { id: 'contact', heading: 'Contact', level: 0, shows: 'contact' },
  { id: 'summary', heading: 'Summary', level: 1 },
  { id: 'issue', heading: 'Issue', level: 1 },
  { id: 'issue.current', heading: 'What are the current arrangements?', level: 2 },
  { id: 'issue.problem', heading: 'What is the issue?', level: 2 },
  { id: 'issue.impact', heading: 'What is the impact this is having?', level: 2 },
  { id: 'issue.consumers', heading: 'Impact on consumers', level: 2 },
  { id: 'solution', heading: 'Solution', level: 1, from: REFINEMENT },
  { id: 'solution.proposed', heading: 'Proposed Solution', level: 2, from: REFINEMENT },
  { id: 'solution.alternatives', heading: 'Alternatives', level: 2, from: REFINEMENT },
  {
    id: 'solution.changes',
    heading: 'Changes to the legal text',
    level: 2,
    shows: 'changes',
    from: REFINEMENT,
  },
  { id: 'impacts', heading: 'Impacts', level: 1, from: REFINEMENT },
  {
    id: 'impacts.parties',
    heading: 'Impacts by Party category',
    level: 2,
    from: REFINEMENT,
    starter: 'Caption: Impacts by Party category\n| Party category | Impact |\n| [TBC] | [TBC] |',
  },
  { id: 'impacts.systems', heading: 'Impacts on systems', level: 2, from: REFINEMENT },
  {
    id: 'costs',
    heading: 'Costs',
    level: 1,
    from: REFINEMENT,
    starter: 'Caption: Costs\n| Whose | Cost | Source |\n| [TBC] | [TBC] | [TBC] |',
  },
  {
    id: 'implementation',
    heading: 'Implementation approach',
    level: 1,
    from: REFINEMENT,
  },
  { id: 'assessment', heading: 'Assessment of the proposal', level: 1 },
  { id: 'assessment.areas', heading: 'Areas for assessment', level: 2, shows: 'topics' },
  { id: 'assessment.aims', heading: 'What would the Proposer like to achieve?', level: 3 },
  { id: 'assessment.scale', heading: 'Scale of the issue', level: 3, shows: 'evidence' },
  { id: 'assessment.input', heading: 'Sub-Committee input', level: 2, shows: 'inputs' },
  {
    id: 'assessment.consultation',
    heading: 'Consultation responses',
    level: 2,
    shows: 'consultation',
    from: REFINEMENT,
  },
  { id: 'case', heading: 'Case for change', level: 1, from: REFINEMENT },
  {
    id: 'case.objectives',
    heading: 'Views against the objectives',
    level: 2,
    from: REFINEMENT,
    starter:
      'Caption: Views against the objectives\n| Objective | Effect | Why |\n| [TBC] | [TBC] | [TBC] |',
  },
  { id: 'case.recommendation', heading: 'Recommendation', level: 2, from: REPORT_PHASE },
  {
    id: 'timetable',
    heading: 'Progression timetable',
    level: 1,
    shows: 'timetable',
    appendix: true,
  },
  { id: 'glossary', heading: 'Glossary', level: 1, shows: 'glossary', appendix: true },
  { id: 'legal-text', heading: 'Legal text', level: 1, shows: 'redline', appendix: true },
  {
    id: 'instructions',
    heading: 'Amendment instructions',
    level: 1,
    shows: 'instructions',
    appendix: true,
    from: REPORT_PHASE,
  },
  {
    id: 'traceability',
    heading: 'Traceability',
    level: 1,
    shows: 'traceability',
    appendix: true,
    from: REFINEMENT,
  },
  {
    id: 'receipt',
    heading: 'Receipt of the legal text',
    level: 1,
    shows: 'receipt',
    appendix: true,
    from: REPORT_PHASE,
  },
]
