import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { changeStatus } from '../../legal-text/changes.ts'
import { isSuspect } from '../../shared/linking.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { type ChoiceGroup, Chooser } from '../design/Chooser.tsx'
import { Badge, Button, Field, IconButton, TextArea } from '../design/controls.tsx'
import { navigate } from '../interface/navigation.ts'
import { attempt } from '../workspace/author.ts'
import { personName } from '../workspace/current.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './inspector.module.css'

type Link = RecordOf<'link'>

/** Reason, links and fate of one change. */
export function ChangeDetails({ id }: { readonly id: string }) {
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly,
  }))
  const change = workspace.change.get(id)
  if (change === undefined) return null
  const status = changeStatus(change)
  const review = (action: string) => () => attempt('change.review', { action, changes: [id] })
  return (
    <section className={styles['details']} aria-label="Selected change">
      <header className={styles['head']}>
        <h3>This change</h3>
        <Badge tone={status === 'accepted' ? 'accent' : 'neutral'}>{status}</Badge>
      </header>
      <p className={styles['quiet']}>
        {personName(workspace, change.author)}, {instant(change.changedAt)}
      </p>
      {readOnly === null && (
        <div className={styles['acts']}>
          <Button onClick={review('accept')} unavailable={status !== 'pending'}>
            Accept
          </Button>
          <Button onClick={review('reject')} unavailable={status !== 'pending'}>
            Reject
          </Button>
          <Button look="quiet" onClick={review('withdraw')}>
            Withdraw
          </Button>
        </div>
      )}
      <Reason key={change.reason} id={id} reason={change.reason} readOnly={readOnly !== null} />
      <Links change={id} workspace={workspace} readOnly={readOnly !== null} />
    </section>
  )
}

function instant(at: string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}

function Reason({
  id,
  reason,
  readOnly,
}: {
  readonly id: string
  readonly reason: string
  readonly readOnly: boolean
}) {
  const [text, setText] = useState(reason)
  const save = () => {
    if (text !== reason) attempt('change.reason', { changes: [id], reason: text })
  }
  return (
    <Field label="Reason">
      {(tie) => (
        <TextArea
          {...tie}
          id="change-reason"
          rows={4}
          value={text}
          readOnly={readOnly}
          placeholder="Why is this changed?"
          onChange={(event) => setText(event.target.value)}
          onBlur={save}
        />
      )}
    </Field>
  )
}

function Links({
  change,
  workspace,
  readOnly,
}: {
  readonly change: string
  readonly workspace: Workspace
  readonly readOnly: boolean
}) {
  const [choosing, setChoosing] = useState(false)
  const links = useMemo(
    () =>
      [...workspace.link.values()].filter(
        ({ from }) => from.kind === 'change' && from.id === change,
      ),
    [workspace.link, change],
  )
  const questions = links.filter(({ to }) => to.kind === 'input')
  const scenarios = links.filter(({ to }) => to.kind === 'scenario')
  const others = links.filter(({ to }) => to.kind !== 'input' && to.kind !== 'scenario')
  const groups = [
    { name: 'Questions', links: questions },
    { name: 'Scenarios', links: scenarios },
    { name: 'Other links', links: others },
  ]
  return (
    <div className={styles['links']}>
      {groups.map(
        (group) =>
          group.links.length > 0 && (
            <section key={group.name} aria-label={group.name}>
              <h4>{group.name}</h4>
              <ul>
                {group.links.map((link) => (
                  <LinkEntry key={link.id} link={link} workspace={workspace} readOnly={readOnly} />
                ))}
              </ul>
            </section>
          ),
      )}
      {links.length === 0 && (
        <p className={styles['quiet']}>Linked to no question and no scenario yet.</p>
      )}
      {!readOnly && (
        <Button id="add-link" onClick={() => setChoosing(true)}>
          Link to a question or scenario…
        </Button>
      )}
      {choosing && (
        <Chooser
          label="Link this change"
          placeholder="Question, scenario, topic or evidence"
          groups={choicesFor(workspace, links)}
          nothing="Nothing fits."
          onChoose={(key) => {
            setChoosing(false)
            const [kind, id] = key.split('\u0000')
            attempt('link.add', { from: { kind: 'change', id: change }, to: { kind, id } })
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

function choicesFor(workspace: Workspace, links: readonly Link[]): readonly ChoiceGroup[] {
  const linked = new Set(links.map(({ to }) => `${to.kind}\u0000${to.id}`))
  const group = (
    heading: string,
    kind: string,
    entries: readonly (readonly [id: string, label: string])[],
  ): ChoiceGroup => ({
    heading,
    choices: entries
      .map(([id, label]) => ({ id: `${kind}\u0000${id}`, label }))
      .filter(({ id }) => !linked.has(id)),
  })
  return [
    group(
      'Questions to Sub-Committees',
      'input',
      [...workspace.input.values()]
        .filter(({ kind }) => kind === 'question')
        .map((input) => [input.id, `${acronymOf(workspace, input.committee)}: ${input.text}`]),
    ),
    group(
      'Scenarios',
      'scenario',
      [...workspace.scenario.values()].map(({ id, reference, title }) => [
        id,
        `${reference} ${title}`,
      ]),
    ),
    group(
      'Assessment topics',
      'topic',
      [...workspace.topic.values()].map(({ id, title }) => [id, title]),
    ),
    group(
      'Evidence',
      'evidence',
      [...workspace.evidence.values()].map(({ id, claim }) => [id, claim]),
    ),
  ].filter(({ choices }) => choices.length > 0)
}

function acronymOf(workspace: Workspace, committee: string): string {
  return workspace.committee.get(committee)?.acronym ?? 'Not stated'
}

function labelOf(workspace: Workspace, { to }: Link): string {
  const input = to.kind === 'input' ? workspace.input.get(to.id) : undefined
  if (input !== undefined) return `${acronymOf(workspace, input.committee)}: ${input.text}`
  const scenario = to.kind === 'scenario' ? workspace.scenario.get(to.id) : undefined
  if (scenario !== undefined) return `${scenario.reference} ${scenario.title}`
  if (to.kind === 'topic') return workspace.topic.get(to.id)?.title ?? to.id
  if (to.kind === 'evidence') return workspace.evidence.get(to.id)?.claim ?? to.id
  return workspace.event.get(to.id)?.title ?? to.id
}

function LinkEntry({
  link,
  workspace,
  readOnly,
}: {
  readonly link: Link
  readonly workspace: Workspace
  readonly readOnly: boolean
}) {
  const label = labelOf(workspace, link)
  const suspect = isSuspect(workspace, link)
  const follow = () => {
    if (link.to.kind === 'input') navigate({ room: 'tracing', input: link.to.id })
    else if (link.to.kind === 'scenario') navigate({ room: 'tracing', scenario: link.to.id })
    else navigate({ room: link.to.kind === 'event' ? 'timetable' : 'tracing' })
  }
  return (
    <li className={styles['link']}>
      <button type="button" className={styles['follow']} onClick={follow}>
        {label}
      </button>
      {suspect && <Badge tone="caution">check again</Badge>}
      {suspect && !readOnly && (
        <Button look="quiet" onClick={() => attempt('link.confirm', { ids: [link.id] })}>
          Still holds
        </Button>
      )}
      {!readOnly && (
        <IconButton
          icon={X}
          label={`Remove the link to ${label}`}
          onClick={() => attempt('link.remove', { id: link.id })}
        />
      )}
    </li>
  )
}
