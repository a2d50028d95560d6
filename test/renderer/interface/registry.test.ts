import { describe, expect, it } from 'vitest'
import { bindCommands, runInterfaceCommand } from '../../../renderer/interface/registry.ts'

describe('bindings of commands', () => {
  it('the latest wins, and gives way to the one before it when it ends, in whatever order they end', () => {
    const ran: string[] = []
    const first = bindCommands({ 'help.shortcuts': () => ran.push('first') })
    const second = bindCommands({ 'help.shortcuts': () => ran.push('second') })
    const third = bindCommands({ 'help.shortcuts': () => ran.push('third') })
    runInterfaceCommand('help.shortcuts')
    second()
    runInterfaceCommand('help.shortcuts')
    third()
    runInterfaceCommand('help.shortcuts')
    first()
    expect(runInterfaceCommand('help.shortcuts')).toBe(false)
    expect(ran).toEqual(['third', 'third', 'first'])
  })
})
