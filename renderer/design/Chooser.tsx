import { Command } from 'cmdk'
import {
  type KeyboardEvent,
  type ReactNode,
  startTransition,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import styles from './Chooser.module.css'
import { bestChoice, choiceValue } from './choices.ts'
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

/** Keys that go through the list. */
const STEERING: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End'])

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
  // Until somebody goes through the list, Enter takes what fits the words that have been typed.
  const steered = useRef(false)
  const choose = (id: string) => {
    dialog.current?.close()
    onChoose(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (STEERING.has(event.key) || event.ctrlKey) steered.current = true
    if (event.key === 'Enter' && onSearch === undefined && !steered.current) {
      // The list marks what fits a moment later than the keys come.
      const typed = event.target instanceof HTMLInputElement ? event.target.value : search
      const best = bestChoice(
        groups.flatMap(({ choices }) => choices),
        typed,
      )
      event.preventDefault()
      event.stopPropagation()
      if (best !== null) choose(best.id)
      return
    }
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
            steered.current = false
            setSearch(text)
            if (onSearch !== undefined) startTransition(() => onSearch(text))
          }}
        />
        <Command.List
          className={styles['list']}
          onPointerMove={() => {
            steered.current = true
          }}
        >
          <Command.Empty className={styles['empty']}>{nothing}</Command.Empty>
          {groups.map(({ heading, choices }) => (
            <Command.Group key={heading} heading={heading}>
              {choices.map((choice) => (
                <Command.Item
                  key={choice.id}
                  value={choiceValue(choice)}
                  {...(choice.keywords === undefined ? {} : { keywords: [...choice.keywords] })}
                  className={styles['item']}
                  onSelect={() => choose(choice.id)}
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
