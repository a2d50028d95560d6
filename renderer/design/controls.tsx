/** The small things everything is made of: buttons, fields, badges, keys. */
import type { LucideIcon } from 'lucide-react'
import { type ComponentProps, type ReactNode, type TextareaHTMLAttributes, useId } from 'react'
import { IS_MAC } from '../interface/keyboard.ts'
import { shortcutKeys } from '../interface/shortcuts.ts'
import styles from './controls.module.css'
import { Tip } from './Tip.tsx'

export function classes(...names: readonly (string | undefined | false | null)[]): string {
  return names.filter(Boolean).join(' ')
}

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger'
  /** Still reachable, so that it can say why it does nothing. */
  readonly unavailable?: boolean
}

export function Button({
  look = 'plain',
  unavailable = false,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={unavailable || undefined}
      onClick={unavailable ? undefined : onClick}
      className={classes(styles['button'], styles[look], className)}
    />
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'children'> & {
  readonly icon: LucideIcon
  /** What it does; its accessible name and its tip. */
  readonly label: string
  readonly shortcut?: string | null
  readonly unavailable?: boolean
  /** In a dialog, whose Escape a tip of ours would take and which would cover it, the system's own is shown. */
  readonly inDialog?: boolean
}

export function IconButton({
  icon: Icon,
  label,
  shortcut = null,
  unavailable = false,
  inDialog = false,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type="button"
      {...rest}
      aria-label={label}
      aria-disabled={unavailable || undefined}
      title={inDialog ? label : undefined}
      onClick={unavailable ? undefined : onClick}
      className={classes(styles['iconButton'], className)}
    >
      <Icon aria-hidden="true" />
    </button>
  )
  if (inDialog) return button
  return (
    <Tip text={label} shortcut={shortcut}>
      {button}
    </Tip>
  )
}

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly hideLabel?: boolean
  /** Gets the ids that tie the control to its label, hint and error. */
  readonly children: (tie: {
    readonly id: string
    readonly 'aria-describedby': string | undefined
    readonly 'aria-invalid': true | undefined
  }) => ReactNode
}

export function Field({ label, hint, error = null, hideLabel = false, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : noteId,
        'aria-invalid': error === null ? undefined : true,
      })}
      {note !== undefined && (
        <p id={noteId} className={error === null ? styles['hint'] : styles['fieldError']}>
          {note}
        </p>
      )}
    </div>
  )
}

export function TextInput(props: ComponentProps<'input'>) {
  return <input type="text" {...props} className={classes(styles['input'], props.className)} />
}

export function TextArea(props: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <textarea {...props} className={classes(styles['input'], styles['area'], props.className)} />
  )
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onValueChange: (value: string) => void
}

export function Select({ options, onValueChange, className, ...rest }: SelectProps) {
  return (
    <select
      {...rest}
      className={classes(styles['select'], className)}
      onChange={(event) => onValueChange(event.currentTarget.value)}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

interface BadgeProps {
  readonly tone?: 'neutral' | 'accent' | 'caution' | 'delete'
  readonly children: ReactNode
}

export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span className={styles['badge']} data-tone={tone}>
      {children}
    </span>
  )
}

/** A shortcut as keys. */
export function Keys({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className={styles['keys']}>
      {shortcutKeys(shortcut, IS_MAC).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}

/** Work under way; what is waited for is read aloud. */
export function Spinner({ label }: { readonly label: string }) {
  return (
    <span role="status">
      <span className={styles['spinner']} aria-hidden="true" />
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
