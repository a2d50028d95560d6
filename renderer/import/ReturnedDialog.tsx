import { useMemo, useState } from 'react'
import { diffText } from '../../legal-text/diff/runs.ts'
import { withoutNumber } from '../../legal-text/returned.ts'
import { entryOf, isSafe } from '../../shared/returned/entries.ts'
import { isOpen, type TakenItem, takenItems } from '../../shared/returned/items.ts'
import { formatLongDay } from '../../shared/timetable/days.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { Button } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { say } from '../interface/messages.ts'
import { attempt } from '../workspace/author.ts'
import type { Current } from '../workspace/current.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace, workspaceState } from '../workspace/store.ts'
import styles from './returned.module.css'
import { type ReturnedFile, useReturnedFiles } from './returned-state.ts'

interface Place {
  readonly draft: string
  readonly document: string
}

interface Listed {
  readonly file: ReturnedFile
  readonly place: Place | null
  readonly items: readonly TakenItem[]
}

/** Copies that reviewers sent back, change by change: what is taken in is chosen here. */
export function ReturnedDialog({ onClose }: { readonly onClose: () => void }) {
  const files = useReturnedFiles()
  const current = useCurrent()
  const workspace = useWorkspace((state) => state.workspace)
  const listed = useMemo(
    () => files.map((file) => listedIn(workspace, current, file)),
    [files, workspace, current],
  )
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isChosen = (key: string, item: TakenItem) => decided.get(key) ?? isSafe(item)
  const chosen = listed.reduce(
    (sum, { items }, file) =>
      sum + items.filter((item, index) => isChosen(keyOf(file, index), item)).length,
    0,
  )
  const take = () => {
    let taken = 0
    for (const [file, { place, items }] of listed.entries()) {
      const entries = items
        .filter((item, index) => isChosen(keyOf(file, index), item))
        .flatMap((item) => entryOf(item) ?? [])
      if (place === null || entries.length === 0) continue
      if (!attempt('copy.take', { ...place, entries })) return
      taken += entries.length
    }
    say(taken === 1 ? '1 change was taken in.' : `${taken} changes were taken in.`)
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
          <Button look="primary" data-autofocus unavailable={chosen === 0} onClick={take}>
            Take in {chosen === 1 ? '1 change' : `${chosen} changes`}
          </Button>
        </>
      }
    >
      <div className={styles['copies']}>
        {listed.map(({ file, place, items }, number) => (
          <section key={file.path} aria-label={file.name}>
            <h3>{file.name}</h3>
            <p className={styles['soft']}>{summaryOf(place, items)}</p>
            <ul>
              {items.map((item, index) => (
                <Item
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list of a file that was read never changes
                  key={index}
                  item={item}
                  chosen={isChosen(keyOf(number, index), item)}
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

function keyOf(file: number, item: number): string {
  return `${file} ${item}`
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
  return { file, place, items }
}

function summaryOf(place: Place | null, items: readonly TakenItem[]): string {
  if (place === null) return 'There is no draft here that it could be about.'
  const name = workspaceState().workspace.draft.get(place.draft)?.name ?? 'the draft'
  if (items.length === 0) return `It changes nothing of ${name} as it was sent.`
  return `${items.length} to look at, for ${name}.`
}

const KINDS: Readonly<Record<TakenItem['kind'], string>> = {
  'as sent': 'Comments only',
  accepted: 'Accepted as it is',
  rejected: 'Rejected',
  altered: 'Altered',
  'taken away': 'Taken away',
  new: 'New: matches nothing that was sent',
}

interface ItemProps {
  readonly item: TakenItem
  readonly chosen: boolean
  readonly onChoose: (on: boolean) => void
}

function Item({ item, chosen, onChoose }: ItemProps) {
  const { kind, number, author, at, untracked, changedSince, comments } = item
  const where =
    kind === 'new' ? `After ${number ?? 'the provision in front'}` : (number ?? 'Unnumbered')
  const who = [
    author ?? 'nobody named',
    ...(at === null ? [] : [formatLongDay(at.slice(0, 10))]),
  ].join(', ')
  return (
    <li>
      <label className={styles['choice']}>
        <input
          type="checkbox"
          checked={chosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <strong>
          {where}: {KINDS[kind]}
        </strong>
        <span className={styles['soft']}>{who}</span>
      </label>
      <p className={styles['words']}>
        <Words item={item} />
      </p>
      {untracked && <p className={styles['note']}>Changed with tracking switched off.</p>}
      {changedSince && (
        <p className={styles['note']}>
          This provision has changed here since it was sent: taking it in replaces that.
        </p>
      )}
      {comments.map(({ author: commenter, text }) => (
        <p key={`${commenter} ${text}`} className={styles['comment']}>
          {commenter ?? 'Somebody'}: {text}
        </p>
      ))}
    </li>
  )
}

/** What the provision reads as here, and what it would. */
function Words({ item }: { readonly item: TakenItem }) {
  const { kind, here, words } = item
  const before = withoutNumber(here ?? '')
  const after = kind === 'taken away' ? '' : withoutNumber(words)
  if (kind === 'as sent' || before === after) return after
  let at = 0
  const parts = diffText(before, after).changes.flatMap(({ start, end, otherStart, otherEnd }) => {
    const kept = before.slice(at, start)
    at = end
    return [
      kept,
      <del key={`d${start}`}>{before.slice(start, end)}</del>,
      <ins key={`i${otherStart}`}>{after.slice(otherStart, otherEnd)}</ins>,
    ]
  })
  return [...parts, before.slice(at)]
}
