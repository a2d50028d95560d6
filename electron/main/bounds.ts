/** Where a window opens. Lengths are in device-independent pixels. */
import type { WindowState } from './preferences.ts'

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How much of the top edge, by which a window is moved, has to be on a screen. */
const GRIP = 80

/** The remembered bounds where `screen` still shows enough of them to move the window, else their size alone. */
export function visibleBounds(
  { x, y, width, height }: WindowState,
  screen: Area,
): Partial<Area> & { readonly width: number; readonly height: number } {
  const size = {
    width: Math.min(width, screen.width),
    height: Math.min(height, screen.height),
  }
  if (x === undefined || y === undefined) return size
  const shown =
    x + GRIP <= screen.x + screen.width &&
    x + size.width - GRIP >= screen.x &&
    y >= screen.y &&
    y + GRIP <= screen.y + screen.height
  return shown ? { x, y, ...size } : size
}

/** How much of a single screen the presenter's window takes. */
const PRESENTER = { width: 1040, height: 680 }

/** The whole of the other screen, where there is one; else the lower right corner of the only one. */
export function presenterBounds(current: Area, other: Area | null): Area {
  if (other !== null) return other
  const width = Math.min(PRESENTER.width, current.width)
  const height = Math.min(PRESENTER.height, current.height)
  return {
    x: current.x + current.width - width,
    y: current.y + current.height - height,
    width,
    height,
  }
}
