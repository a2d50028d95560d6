/**
 * The DP255 sample workspace. Every record that states a fact carries its basis; what the report does not
 * say (path, version of Appendix AC, answers, later dates) is left out and shows as "not stated".
 */
import { appendixAcProvisions } from '../../legal-text/appendix-ac/clauses.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import type { AnyRecord, RecordKind } from '../records/index.ts'
import { applyPatches, type Workspace, workspaceOf } from '../workspace.ts'
import { sampleChanges, sampleDrafts } from './drafts.ts'
import {
  APPENDIX_AC,
  AS_AT,
  DP255,
  inferred,
  SAMPLE_AUTHOR,
  SAMPLE_VERSION,
  stated,
} from './facts.ts'
import { sampleForums } from './forums.ts'
import { sampleLinks } from './links.ts'
import { sampleEvidence, sampleSections, sampleTopics } from './narrative.ts'
import { sampleOutcomes, sampleScenarios } from './scenarios.ts'
import { sampleCommittees, sampleEvents, sampleGlossary, sampleInputs } from './timetable.ts'

export interface SampleRecord {
  readonly kind: RecordKind
  readonly record: AnyRecord
}

export function dp255Sample(): readonly SampleRecord[] {
  const records = withoutLinks()
  const workspace = workspaceOf(records)
  return [...records, ...of('link', sampleLinks(workspace))]
}

export function dp255Workspace(): Workspace {
  return applyPatches(
    workspaceOf([]),
    dp255Sample().map(({ kind, record }) => ({ kind, id: record.id, before: null, after: record })),
  )
}

function withoutLinks(): readonly SampleRecord[] {
  return [
    ...of('settings', [
      {
        id: 'workspace',
        name: 'DP255 sample',
        asAt: AS_AT,
        stages: ['Draft Proposal', 'Modification Proposal', 'Report Phase', 'Implemented'],
        paths: ['Path 1: Authority-led', 'Path 2: Authority Determined', 'Path 3: Self-Governance'],
      },
    ]),
    ...of('person', [{ id: SAMPLE_AUTHOR, name: 'Sample (illustrative)' }]),
    ...of('classification', [
      {
        id: 'clear',
        name: 'Clear',
        handling:
          'Classified Clear under the Panel Information Policy: may be shared with anybody, without restriction, subject to copyright.',
        basis: stated('cover'),
      },
    ]),
    ...of('document', [
      {
        id: APPENDIX_AC,
        shortName: 'SEC Appendix AC',
        title: 'Inventory Enrolment and Decommissioning Procedures',
        aliases: ['Inventory Enrolment and Withdrawal Procedures'],
        basis: stated('section 2 gives the title; the alias is used in other public sources'),
      },
    ]),
    ...of('version', [
      {
        id: SAMPLE_VERSION,
        document: APPENDIX_AC,
        label: null,
        effectiveFrom: null,
        effectiveTo: null,
        package: null,
        numbering: SEC_APPENDIX_STYLE,
        provisions: appendixAcProvisions(),
        basis: inferred(
          'the report quotes 4.1 and its heading without saying which version; all other wording is illustrative, see the provenance of each provision',
        ),
      },
    ]),
    ...of('modification', [
      {
        id: DP255,
        reference: 'DP255',
        title: 'WAN issues during Smart Meter installations',
        proposer: 'Emslie Law',
        proposerOrganisation: 'OVO',
        stage: 'Draft Proposal',
        path: null,
        classification: 'clear',
        contact: {
          name: 'Ben Giblin',
          telephone: '020 3934 8646',
          email: 'ben.giblin@gemserv.com',
        },
        reportVersion: '0.2',
        reportDate: AS_AT,
        legalTextVersion: '0.1',
        reportParts: {},
        basis: stated('cover, “Contact” and section 1'),
      },
    ]),
    ...of('draft', sampleDrafts()),
    ...of('change', sampleChanges()),
    ...of('committee', sampleCommittees()),
    ...of('input', sampleInputs()),
    ...of('event', sampleEvents()),
    ...of('forum', sampleForums()),
    ...of('glossary', sampleGlossary()),
    ...of('section', sampleSections()),
    ...of('topic', sampleTopics()),
    ...of('evidence', sampleEvidence()),
    ...of('scenario', sampleScenarios()),
    ...of('outcome', sampleOutcomes()),
  ]
}

function of(kind: RecordKind, records: readonly AnyRecord[]): readonly SampleRecord[] {
  return records.map((record) => ({ kind, record }))
}
