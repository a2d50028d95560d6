import { Command } from 'cmdk'
import {
  type KeyboardEvent,
  type ReactNode,
  startTransition,
  useLayoutEffect,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import styles from './Chooser.module.css'
import { useModal } from './Dialog.tsx'

export interface Choice {
  readonly id: string
  /** What is searched, besides the keywords. */
  readonly label: string
  readonly keywords?: readonly string[]
  /** Shown instead of the label. */
  readonly content?: ReactNode
  readonly aside?: ReactNode
}

export interface ChoiceGroup {
  readonly heading: string
  readonly choices: readonly Choice[]
}

interface ChooserProps {
  readonly label: string
  readonly placeholder: string
  readonly groups: readonly ChoiceGroup[]
  readonly nothing: string
  /** What is typed is looked for elsewhere: the choices are those that fit. Called once more where they are needed now. */
  readonly onSearch?: (text: string) => void
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

function choiceValue({ label, id }: Choice): string {
  return `${label} ${id}`.trim()
}

/** A list that narrows as one types: the command palette and every picker. */
export function Chooser({
  label,
  placeholder,
  groups,
  nothing,
  onSearch,
  onChoose,
  onClose,
}: ChooserProps) {
  const dialog = useModal()
  const [search, setSearch] = useState('')
  const [selected, setSelected] = useState('')
  const [first] = groups.flatMap(({ choices }) => choices)
  const firstValue = first === undefined ? '' : choiceValue(first)
  // Choices that come from elsewhere come late: what was selected may be gone by then.
  useLayoutEffect(() => setSelected(firstValue), [firstValue])
  const control =
    onSearch === undefined
      ? {}
      : { shouldFilter: false, value: selected, onValueChange: setSelected }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // What is chosen has to fit what is typed, however quick the keys.
    if (event.key === 'Enter' && onSearch !== undefined) flushSync(() => onSearch(search))
    if (event.key !== 'Escape') return
    // The browser tells of it later; the next key may come before.
    event.preventDefault()
    event.stopPropagation()
    dialog.current?.close()
    flushSync(onClose)
  }
  return (
    <dialog ref={dialog} aria-label={label} className={styles['chooser']} onClose={onClose}>
      <Command
        label={label}
        className={styles['command']}
        onKeyDownCapture={onKeyDown}
        {...control}
        loop
      >
        <Command.Input
          data-autofocus
          className={styles['input']}
          placeholder={placeholder}
          value={search}
          onValueChange={(text) => {
            setSearch(text)
            if (onSearch !== undefined) startTransition(() => onSearch(text))
          }}
        />
        <Command.List className={styles['list']}>
          <Command.Empty className={styles['empty']}>{nothing}</Command.Empty>
          {groups.map(({ heading, choices }) => (
            <Command.Group key={heading} heading={heading}>
              {choices.map((choice) => (
                <Command.Item
                  key={choice.id}
                  value={choiceValue(choice)}
                  {...(choice.keywords === undefined ? {} : { keywords: [...choice.keywords] })}
                  className={styles['item']}
                  onSelect={() => {
                    dialog.current?.close()
                    onChoose(choice.id)
                  }}
                >
                  <span className={styles['words']}>{choice.content ?? choice.label}</span>
                  {choice.aside}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </dialog>
  )
}
