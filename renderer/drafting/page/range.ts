import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'

/** The lines to draw: those in sight and, wherever it is, one more. */
export function withIndex(range: Range, index: number | undefined): number[] {
  const indexes = defaultRangeExtractor(range)
  if (index === undefined || index >= range.count || indexes.includes(index)) return indexes
  return [...indexes, index].sort((left, right) => left - right)
}
