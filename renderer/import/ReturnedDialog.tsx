import { useMemo, useState } from 'react'
import { entryOf, isSafe } from '../../shared/returned/entries.ts'
import { isOpen, type TakenItem, takenItems } from '../../shared/returned/items.ts'
import { type Registered, registered } from '../../shared/returned/register.ts'
import { againstEachOther, keyOf } from '../../shared/returned/together.ts'
import { formatLongDay } from '../../shared/timetable/days.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { request } from '../bridge.ts'
import { Button, Field, Select } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { say } from '../interface/messages.ts'
import { attempt } from '../workspace/author.ts'
import type { Current } from '../workspace/current.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace, workspaceState } from '../workspace/store.ts'
import { ReadingProgress } from './ReadingProgress.tsx'
import { ReturnedItem } from './ReturnedItem.tsx'
import styles from './returned.module.css'
import { leaveReturned, type ReturnedFile, useReturnedFiles } from './returned-state.ts'

interface Place {
  readonly draft: string
  readonly document: string
}

interface Listed {
  readonly file: ReturnedFile
  readonly place: Place | null
  readonly items: readonly TakenItem[]
  /** The copy of the register that it is; null where no modification is open. */
  readonly register: Registered | null
}

/** Copies that reviewers sent back, change by change: what is taken in is chosen here. */
export function ReturnedDialog({ onClose }: { readonly onClose: () => void }) {
  const { files, reading } = useReturnedFiles()
  return reading ? <Reading /> : <Returned files={files} onClose={onClose} />
}

function Reading() {
  const cancel = () => void request('import.cancel')
  return (
    <Dialog
      title="Take in returned copies"
      onClose={cancel}
      footer={
        <Button data-autofocus onClick={cancel}>
          Cancel
        </Button>
      }
    >
      <ReadingProgress before="The copies are being read." />
    </Dialog>
  )
}

interface ReturnedProps {
  readonly files: readonly ReturnedFile[]
  readonly onClose: () => void
}

function Returned({ files, onClose }: ReturnedProps) {
  const current = useCurrent()
  const workspace = useWorkspace((state) => state.workspace)
  const listed = useMemo(
    () => files.map((file) => listedIn(workspace, current, file)),
    [files, workspace, current],
  )
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map())
  const against = useMemo(() => againstEachOther(listed.map(({ items }) => items)), [listed])
  const isChosen = (key: string, item: TakenItem) =>
    entryOf(item) !== null && (decided.get(key) ?? (isSafe(item) && !against.has(key)))
  const [ticked, setTicked] = useState<ReadonlyMap<number, string>>(new Map())
  const copyFor = (file: number) => {
    const register = listed[file]?.register
    const copy = ticked.get(file) ?? register?.copy?.id ?? NONE
    return register?.open.find(({ id }) => id === copy) ?? null
  }
  const copies = listed.filter((_, file) => copyFor(file) !== null).length
  const today = workspace.settings.get('workspace')?.asAt ?? ''
  const chosen = listed.reduce(
    (sum, { items }, file) =>
      sum + items.filter((item, index) => isChosen(keyOf(file, index), item)).length,
    0,
  )
  const take = () => {
    let taken = 0
    for (const [file, { file: read, place, items }] of listed.entries()) {
      const entries = items
        .filter((item, index) => isChosen(keyOf(file, index), item))
        .flatMap((item) => entryOf(item) ?? [])
      const copy = copyFor(file)
      const off = copy === null ? null : { copy: copy.id, day: today, hash: read.hash }
      if (place === null || (entries.length === 0 && off === null)) continue
      if (!attempt('copy.take', { ...place, entries, ticked: off })) {
        // Those in front are in the draft: what is left is looked at anew beside them.
        leaveReturned(listed.slice(file).map((each) => each.file))
        setDecided(new Map())
        setTicked(new Map())
        return
      }
      taken += entries.length
    }
    say(doneSentence(taken, copies))
    onClose()
  }
  return (
    <Dialog
      wide
      title="Take in returned copies"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" data-autofocus unavailable={chosen + copies === 0} onClick={take}>
            {chosen === 0 && copies > 0
              ? `Tick off ${counted(copies, 'copy', 'copies')}`
              : `Take in ${counted(chosen, 'change', 'changes')}`}
          </Button>
        </>
      }
    >
      <div className={styles['copies']}>
        {listed.map(({ file, place, items, register }, number) => (
          <section key={file.path} aria-label={file.name}>
            <h3>{file.name}</h3>
            <p className={styles['soft']}>{summaryOf(place, items)}</p>
            {register !== null && (
              <RegisterLine
                register={register}
                copy={copyFor(number)?.id ?? NONE}
                onCopy={(copy) => setTicked(new Map(ticked).set(number, copy))}
              />
            )}
            <ul>
              {items.map((item, index) => (
                <ReturnedItem
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list of a file that was read never changes
                  key={index}
                  item={item}
                  chosen={isChosen(keyOf(number, index), item)}
                  against={against.get(keyOf(number, index)) ?? null}
                  onChoose={(on) => setDecided(new Map(decided).set(keyOf(number, index), on))}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

const NONE = 'none'

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function doneSentence(changes: number, copies: number): string {
  const taken = `${counted(changes, 'change was', 'changes were')} taken in`
  const off = `${counted(copies, 'copy is', 'copies are')} ticked off as returned`
  if (copies === 0) return `${taken}.`
  return changes === 0 ? `${off}.` : `${taken}, and ${off}.`
}

interface RegisterLineProps {
  readonly register: Registered
  readonly copy: string
  readonly onCopy: (copy: string) => void
}

/** Which copy of the register it is: that one is ticked off in the same step. */
function RegisterLine({ register: { open, before }, copy, onCopy }: RegisterLineProps) {
  if (before !== null) {
    return (
      <p className={styles['soft']}>
        This very file was ticked off before, as the copy that {before.to} returned
        {before.returned !== null && ` on ${formatLongDay(before.returned)}`}.
      </p>
    )
  }
  if (open.length === 0) return null
  return (
    <div className={styles['register']}>
      <Field label="Ticks off the copy sent to">
        {(tie) => (
          <Select
            {...tie}
            value={copy}
            onValueChange={onCopy}
            options={[
              { value: NONE, label: 'None of those that are out' },
              ...open.map(({ id, to, title, due }) => ({
                value: id,
                label: `${to}: ${title}${due === null ? '' : `, due ${formatLongDay(due)}`}`,
              })),
            ]}
          />
        )}
      </Field>
    </div>
  )
}

function listedIn(workspace: Workspace, current: Current | null, file: ReturnedFile): Listed {
  const { trace } = file.copy
  const named = trace !== null && workspace.draft.has(trace.draft)
  const here =
    current === null || current.document === null
      ? null
      : { draft: current.draft.id, document: current.document.id }
  const place = named ? { draft: trace.draft, document: trace.document } : here
  const items = place === null ? [] : takenItems(workspace, file.copy, place).filter(isOpen)
  const modification =
    (place === null ? undefined : workspace.draft.get(place.draft)?.modification) ??
    current?.modification.id
  const register = modification === undefined ? null : registered(workspace, modification, file)
  return { file, place, items, register }
}

function summaryOf(place: Place | null, items: readonly TakenItem[]): string {
  if (place === null) return 'There is no draft here that it could be about.'
  const name = workspaceState().workspace.draft.get(place.draft)?.name ?? 'the draft'
  if (items.length === 0) return `It changes nothing of ${name} as it was sent.`
  return `${items.length} to look at, for ${name}.`
}
