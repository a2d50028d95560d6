import { describe, expect, it } from 'vitest'
import { bestChoice } from '../../renderer/design/choices.ts'
import { INTERFACE_COMMANDS } from '../../shared/interface.ts'

const commands = INTERFACE_COMMANDS.map(({ id, label, keywords }) => ({
  id,
  label,
  keywords: keywords?.split(' ') ?? [],
}))

describe('what fits best in the palette', () => {
  it('is the command that is typed in full', () => {
    for (const { id, label } of commands) expect(bestChoice(commands, label)?.id).toBe(id)
  })

  it('is found by other words, and the first of several alike', () => {
    expect(bestChoice(commands, 'in force original')?.id).toBe('view.baseline')
    expect(bestChoice(commands, 'accept')?.id).toBe('review.accept')
  })

  it('is the first while nothing is typed, and nothing where nothing fits', () => {
    expect(bestChoice(commands, '')?.id).toBe('file.new')
    expect(bestChoice(commands, '§§')).toBeNull()
  })
})
