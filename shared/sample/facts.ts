import { DP255_REPORT } from '../../legal-text/appendix-ac/clauses.ts'
import type { Basis } from '../records/index.ts'

/** The report says it: `where` names the section or quotes the words. */
export function stated(where: string): Basis {
  return { standing: 'stated', source: `${DP255_REPORT}, ${where}` }
}

/** It follows from the report: `how` says how. */
export function inferred(how: string): Basis {
  return { standing: 'inferred', source: `From ${DP255_REPORT}: ${how}` }
}

/** Ours, made for the sample. */
export function illustrative(what: string): Basis {
  return { standing: 'illustrative', source: `Made for the sample workspace: ${what}` }
}

export const DP255 = 'dp255'
export const APPENDIX_AC = 'appendix-ac'
export const SAMPLE_VERSION = 'appendix-ac-sample'
export const OPTION_A = 'dp255-option-a'
export const OPTION_B = 'dp255-option-b'
/** The day of v0.2: everything in the sample speaks from here. */
export const AS_AT = '2024-01-09'
/** Sample records were written by nobody in particular, on the sample's day. */
export const SAMPLE_AUTHOR = 'sample-author'
export const SAMPLE_INSTANT = '2024-01-09T09:00:00Z'
