/** How far a process that reads Word files has come. */
import { z } from 'zod'

export const WordProgress = z.object({
  stage: z.enum(['XML', 'paragraphs', 'provisions', 'comparing', 'checking']),
  /** Of `total`, in what the stage counts; 0 of 0 where it cannot count. */
  done: z.number().int().min(0),
  total: z.number().int().min(0),
})

export type WordProgress = z.infer<typeof WordProgress>

export type TellProgress = (progress: WordProgress) => void

const COUNT = new Intl.NumberFormat('en-GB')

/** In words, for a person who waits. */
export function progressSentence({ stage, done, total }: WordProgress): string {
  const share = total === 0 ? '' : `, ${Math.round((done / total) * 100)} %`
  const counted = total === 0 ? '' : `, ${COUNT.format(done)} of ${COUNT.format(total)}`
  switch (stage) {
    case 'XML':
      return `Reading the file${share}`
    case 'paragraphs':
      return `Reading paragraphs${counted}`
    case 'provisions':
      return `Finding provisions${counted}`
    case 'comparing':
      return 'Comparing'
    case 'checking':
      return 'Reading back what was made'
  }
}

/** Of the stages that reading a document goes through, the part that is done: from 0 to 1. */
export function shareDone({ stage, done, total }: WordProgress): number {
  const part = total === 0 ? 0 : done / total
  switch (stage) {
    case 'XML':
      return part * 0.6
    case 'paragraphs':
      return 0.6 + part * 0.2
    case 'provisions':
      return 0.8 + part * 0.2
    case 'comparing':
      return 0.6
    case 'checking':
      return 0.9
  }
}
