import { describe, expect, it } from 'vitest'
import { openingOf, whereOf } from '../../renderer/search/hits.ts'
import type { SearchHit } from '../../shared/channels.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'

const sample = dp255Workspace()
const version = [...sample.version.keys()][0] ?? ''
const hit: SearchHit = {
  kind: 'version',
  document: 'appendix-ac',
  version,
  draft: null,
  provision: 'ac-4.1',
  change: null,
  comment: null,
  citation: '4.1',
  offset: 7,
  pieces: [],
}
const proposed: SearchHit = { ...hit, kind: 'draft', version: null, draft: 'dp255-option-b' }

describe('what was found', () => {
  it('says where it stands', () => {
    expect(whereOf(hit, sample)).toBe('4.1, SEC Appendix AC version not stated')
    expect(whereOf(proposed, sample)).toBe('4.1, Option B')
    expect(whereOf({ ...proposed, kind: 'reason' }, sample)).toBe('Reason at 4.1, Option B')
    expect(whereOf({ ...proposed, kind: 'comment', citation: '', draft: null }, sample)).toBe(
      'Comment',
    )
  })

  it('opens in the draft that proposes it, at its words', () => {
    expect(openingOf(proposed, sample, 'dp255-option-a')).toMatchObject({
      draft: 'dp255-option-b',
      view: 'redline',
      offset: 7,
    })
  })

  it('opens what is in force as the baseline of the draft that is worked on', () => {
    expect(openingOf(hit, sample, 'dp255-option-b')).toMatchObject({
      draft: 'dp255-option-b',
      view: 'baseline',
    })
    expect(openingOf({ ...hit, version: 'old' }, sample, 'dp255-option-b')).toBeNull()
  })

  it('opens a comment at what it is on', () => {
    const comment: SearchHit = { ...proposed, kind: 'comment', change: 'b-c1', comment: 'x' }
    expect(openingOf(comment, sample, null)).toMatchObject({ change: 'b-c1', offset: null })
    expect(openingOf({ ...comment, draft: null, change: null }, sample, null)).toBeNull()
  })
})
