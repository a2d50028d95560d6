import { describe, expect, it } from 'vitest'
import { visibleBounds } from '../../electron/main/bounds.ts'

const SCREEN = { x: 0, y: 25, width: 1920, height: 1055 }
const size = { width: 1200, height: 800 }

describe('where a window opens', () => {
  it.each([
    ['where it was', { x: 100, y: 100 }, true],
    ['half over the right edge', { x: 1700, y: 100 }, true],
    ['on a screen that is gone to the right', { x: 2500, y: 100 }, false],
    ['on a screen that is gone to the left', { x: -1400, y: 100 }, false],
    ['with its title bar above the screen', { x: 100, y: 0 }, false],
    ['with nothing but its title bar below the screen', { x: 100, y: 1070 }, false],
  ])('%s: %o, remembered: %s', (_, place, remembered) => {
    const bounds = visibleBounds({ ...size, ...place, maximized: false }, SCREEN)
    expect(bounds).toEqual(remembered ? { ...size, ...place } : size)
  })

  it('is left to the system the first time', () => {
    expect(visibleBounds({ ...size, maximized: false }, SCREEN)).toEqual(size)
  })

  it('is no larger than the screen', () => {
    const state = { x: 0, y: 25, width: 4000, height: 3000, maximized: false }
    expect(visibleBounds(state, SCREEN)).toEqual(SCREEN)
  })
})
