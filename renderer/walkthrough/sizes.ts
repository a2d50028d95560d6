/** Sizes of the clause; 1 is the one at which an average clause fills the screen. Pure. */
export const SCALES: readonly number[] = [0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2]

/** The size above or below; the same one at either end. */
export function stepScale(scale: number, by: 1 | -1): number {
  const nearest = SCALES.reduce((best, size) =>
    Math.abs(size - scale) < Math.abs(best - scale) ? size : best,
  )
  return SCALES[SCALES.indexOf(nearest) + by] ?? nearest
}
