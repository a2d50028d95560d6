/** The sizes that zooming steps through; 1 is 100 %. */
const ZOOM_STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const

/** The next size up or down from `zoom`, which need not be one of the steps. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const epsilon = 0.001
  if (direction === 1) return ZOOM_STEPS.find((step) => step > zoom + epsilon) ?? 3
  return [...ZOOM_STEPS].reverse().find((step) => step < zoom - epsilon) ?? 0.5
}
