import { Fragment, useEffect, useState } from 'react'
import { diffText } from '../../../legal-text/diff/runs.ts'
import type { RebaseFate } from '../../../legal-text/rebase.ts'
import type { CodeDocumentRead } from '../../../shared/channels.ts'
import type { CarriedDraft, CarriedVersion, Mismatch } from '../../../shared/commands/versions.ts'
import type { Problem } from '../../../shared/result.ts'
import { problemText } from '../../bridge.ts'
import { Badge, Field, Select, TextInput } from '../../design/controls.tsx'
import { afterPaint } from '../../interface/painted.ts'
import { useCurrent } from '../../workspace/hooks.ts'
import { useWorkspace } from '../../workspace/store.ts'
import styles from './import.module.css'
import type { Reviewed } from './review.ts'
import { previewOf, type VersionFacts } from './takeOver.ts'

interface VersionStepProps {
  readonly read: CodeDocumentRead
  readonly reviewed: Reviewed
  readonly problem: Problem | null
  /** Null while something is missing. */
  readonly onFacts: (facts: VersionFacts | null) => void
}

const NEW = 'new document'

/** Which version it is, and how the drafts that are carried to it fare. */
export function VersionStep({ read, reviewed, problem, onFacts }: VersionStepProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const current = useCurrent()
  const documents = [...workspace.document.values()]
  const [document, setDocument] = useState(current?.document?.id ?? documents[0]?.id ?? NEW)
  const [name, setName] = useState(read.title ?? '')
  const [label, setLabel] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const possible = [...workspace.draft.values()].filter(({ bases }) =>
    bases.some((base) => base.document === document),
  )
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [preview, setPreview] = useState<CarriedVersion | 'waiting' | null>('waiting')
  const drafts = possible.map(({ id }) => id).filter((id) => !left.has(id))
  const chosen = drafts.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `chosen` stands for the drafts
  useEffect(() => {
    setPreview('waiting')
    // A long document takes a moment: what it is waiting for is painted first.
    return afterPaint(() =>
      setPreview(previewOf(workspace, reviewed, document === NEW ? null : document, drafts)),
    )
  }, [workspace, reviewed, document, chosen])
  const shortName = name.trim()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `chosen` stands for the drafts
  useEffect(() => {
    const facts = {
      document: document === NEW ? { shortName, title: shortName } : { id: document },
      label: label.trim() === '' ? null : label.trim(),
      effectiveFrom: from === '' ? null : from,
      effectiveTo: to === '' ? null : to,
      drafts,
    }
    onFacts(document === NEW && shortName === '' ? null : facts)
  }, [document, shortName, label, from, to, chosen, onFacts])

  return (
    <div className={styles['version']}>
      <form className={styles['facts']} onSubmit={(event) => event.preventDefault()}>
        {problem !== null && (
          <p role="alert" className={styles['problem']}>
            {problemText(problem)}
          </p>
        )}
        <Field label="A version of">
          {(tie) => (
            <Select
              {...tie}
              data-autofocus
              value={document}
              options={[
                ...documents.map(({ id, shortName: short, title }) => ({
                  value: id,
                  label: `${short}: ${title}`,
                })),
                { value: NEW, label: 'A document that is new here' },
              ]}
              onValueChange={setDocument}
            />
          )}
        </Field>
        {document === NEW && (
          <Field label="Name of the document">
            {(tie) => (
              <TextInput {...tie} value={name} onChange={({ target }) => setName(target.value)} />
            )}
          </Field>
        )}
        <Field
          label="Version"
          hint="As the document states it, such as 8.2; empty where it does not."
        >
          {(tie) => (
            <TextInput {...tie} value={label} onChange={({ target }) => setLabel(target.value)} />
          )}
        </Field>
        <div className={styles['dates']}>
          <Field label="In force from">
            {(tie) => (
              <TextInput
                {...tie}
                type="date"
                value={from}
                onChange={({ target }) => setFrom(target.value)}
              />
            )}
          </Field>
          <Field label="Until">
            {(tie) => (
              <TextInput
                {...tie}
                type="date"
                value={to}
                onChange={({ target }) => setTo(target.value)}
              />
            )}
          </Field>
        </div>
        {possible.length > 0 && (
          <fieldset className={styles['drafts']}>
            <legend>Drafts that are carried to it</legend>
            {possible.map(({ id, name: draft }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={!left.has(id)}
                  onChange={({ target }) => {
                    const next = new Set(left)
                    if (target.checked) next.delete(id)
                    else next.add(id)
                    setLeft(next)
                  }}
                />
                {draft}
              </label>
            ))}
          </fieldset>
        )}
      </form>
      <section className={styles['preview']} aria-label="What this comes to" aria-live="polite">
        {read.package !== null && (
          <p>Its Word file is kept with the version: legal text is exported in it.</p>
        )}
        {preview === 'waiting' ? (
          <p className={styles['waiting']}>Comparing with the version before…</p>
        ) : preview === null ? (
          <p>A new document: nothing is replaced, and no draft is changed.</p>
        ) : (
          <>
            <p>
              {preview.matched.toLocaleString('en-GB')} of{' '}
              {preview.provisions.length.toLocaleString('en-GB')} provisions are known from the
              version before, {preview.same.toLocaleString('en-GB')} of them word for word.{' '}
              {preview.gone.length > 0 &&
                `${preview.gone.length.toLocaleString('en-GB')} of the version before are not in it.`}
            </p>
            <Mismatches mismatches={preview.mismatches} />
            {preview.drafts.map((draft) => (
              <Carried key={draft.draft.id} carried={draft} />
            ))}
          </>
        )}
      </section>
    </div>
  )
}

/** What a draft was written against and what the file says, word by word. */
function Mismatches({ mismatches }: { readonly mismatches: readonly Mismatch[] }) {
  if (mismatches.length === 0) return null
  return (
    <article className={styles['carried']}>
      <h3>Reads otherwise than the drafts quote it ({mismatches.length})</h3>
      <ul>
        {mismatches.map(({ cited, was, reads }) => (
          <li key={cited}>
            <strong>{cited}</strong> <Difference was={was} reads={reads} />
          </li>
        ))}
      </ul>
    </article>
  )
}

function Difference({ was, reads }: Pick<Mismatch, 'was' | 'reads'>) {
  let at = 0
  const parts = diffText(was, reads).changes.map(({ start, end, otherStart, otherEnd }) => {
    const kept = was.slice(at, start)
    at = end
    return (
      <Fragment key={start}>
        {kept}
        <del>{was.slice(start, end)}</del>
        <ins>{reads.slice(otherStart, otherEnd)}</ins>
      </Fragment>
    )
  })
  return (
    <>
      {parts}
      {was.slice(at)}
    </>
  )
}

const FATES: readonly RebaseFate[] = ['in conflict', 'already made', 'moved', 'carried']
const TONES = {
  'in conflict': 'delete',
  'already made': 'caution',
  moved: 'accent',
  carried: 'neutral',
} as const

function Carried({ carried: { draft, outcomes } }: { readonly carried: CarriedDraft }) {
  const told = outcomes.filter(({ why }) => why !== '')
  return (
    <article className={styles['carried']}>
      <h3>{draft.name}</h3>
      <p className={styles['fates']}>
        {outcomes.length === 0 && 'It has no changes of this document.'}
        {FATES.map((fate) => {
          const count = outcomes.filter((outcome) => outcome.fate === fate).length
          return count === 0 ? null : (
            <Badge key={fate} tone={TONES[fate]}>
              {count} {fate}
            </Badge>
          )
        })}
      </p>
      {told.length > 0 && (
        <ul>
          {told.map(({ change, fate, why }) => (
            <li key={change}>
              <strong>
                {fate === 'in conflict'
                  ? 'In conflict'
                  : fate === 'moved'
                    ? 'Moved'
                    : 'Already made'}
                .
              </strong>{' '}
              {why}
            </li>
          ))}
        </ul>
      )}
      {outcomes.some(({ fate }) => fate === 'in conflict' || fate === 'already made') && (
        <p className={styles['note']}>
          What is in conflict or already made is withdrawn with this reason and stays on record.
        </p>
      )}
    </article>
  )
}
