import { describe, expect, it } from 'vitest'
import { presenterBounds } from '../../electron/main/bounds.ts'
import { actionForKey, SHOW_KEYS } from '../../renderer/walkthrough/keys.ts'
import { nextName } from '../../renderer/walkthrough/names.ts'
import { SCALES, stepScale } from '../../renderer/walkthrough/sizes.ts'

const stroke = (key: string, more = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

describe('the keys of a walkthrough', () => {
  it('no key means two things', () => {
    const keys = SHOW_KEYS.flatMap((entry) => entry.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('presenter remotes, capitals and Shift+Space are understood; keys with Ctrl belong to the tool', () => {
    expect(actionForKey(stroke('PageDown'))).toBe('forward')
    expect(actionForKey(stroke('D', { shiftKey: true }))).toBe('decision')
    expect(actionForKey(stroke(' ', { shiftKey: true }))).toBe('cycleBack')
    expect(actionForKey(stroke('.'))).toBe('blank')
    expect(actionForKey(stroke('d', { ctrlKey: true }))).toBeNull()
    expect(actionForKey(stroke('x'))).toBeNull()
  })
})

describe('sizes and names', () => {
  it('text grows and shrinks in steps, and stops at either end', () => {
    expect(stepScale(1, 1)).toBe(1.15)
    expect(stepScale(1.01, -1)).toBe(0.9)
    expect(stepScale(SCALES.at(-1) ?? 0, 1)).toBe(SCALES.at(-1))
    expect(stepScale(SCALES[0] ?? 0, -1)).toBe(SCALES[0])
  })

  it('an alternative is named by the first letter that is free', () => {
    expect(nextName(['Option A', 'option b', 'As proposed'])).toBe('Option C')
    expect(nextName([])).toBe('Option A')
  })
})

describe('where the presenter’s window opens', () => {
  const laptop = { x: 0, y: 0, width: 1440, height: 860 }
  const projector = { x: 1440, y: 0, width: 1920, height: 1080 }

  it('on the other screen, whole', () => {
    expect(presenterBounds(projector, laptop)).toEqual(laptop)
  })

  it('in the corner of the only one, never larger than it', () => {
    expect(presenterBounds(laptop, null)).toEqual({ x: 400, y: 180, width: 1040, height: 680 })
    const small = { x: 10, y: 20, width: 800, height: 600 }
    expect(presenterBounds(small, null)).toEqual(small)
  })
})
