import { flushSync } from 'react-dom'
import type { InterfaceCommand } from '../../shared/interface.ts'
import { type ChoiceGroup, Chooser } from '../design/Chooser.tsx'
import { Keys } from '../design/controls.tsx'
import { runInterfaceCommand, useAvailableCommands } from '../interface/registry.ts'

/** Every command that can be run here, found by name. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const commands = useAvailableCommands()
  return (
    <Chooser
      label="All commands"
      placeholder="What do you want to do?"
      nothing="No command is called that."
      groups={groupByMenu(commands)}
      onClose={onClose}
      // At once, so that the next key goes where the command leads; it finds the focus where it was.
      onChoose={(id) => {
        flushSync(onClose)
        flushSync(() => runInterfaceCommand(id))
      }}
    />
  )
}

function groupByMenu(commands: readonly InterfaceCommand[]): readonly ChoiceGroup[] {
  const menus = new Set(commands.map(({ menu }) => menu ?? 'Other'))
  return [...menus].map((menu) => ({
    heading: menu,
    choices: commands
      .filter((command) => (command.menu ?? 'Other') === menu && command.id !== 'palette.open')
      .map(({ id, label, keywords, shortcut }) => ({
        id,
        label,
        keywords: keywords === undefined ? [] : keywords.split(' '),
        aside: shortcut === null ? null : <Keys shortcut={shortcut} />,
      })),
  }))
}
