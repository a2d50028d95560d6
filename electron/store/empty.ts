import type { StoredRecord } from './read-records.ts'

/** What a workspace holds before anybody has put anything in it: its settings, speaking from `today`. */
export function emptyWorkspace(name: string, today: string): readonly StoredRecord[] {
  return [
    {
      kind: 'settings',
      record: {
        id: 'workspace',
        name,
        asAt: today,
        stages: ['Draft Proposal', 'Modification Proposal', 'Report Phase', 'Implemented'],
        paths: ['Path 1: Authority-led', 'Path 2: Authority Determined', 'Path 3: Self-Governance'],
      },
    },
  ]
}
