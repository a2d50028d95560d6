import { useRef, useState } from 'react'
import { blockInlines, countWords, printBlocks, readBlocks } from '../../shared/narrative-text.ts'
import type { NarrativeBlock, RecordOf } from '../../shared/records/index.ts'
import { fieldValue } from '../../shared/report/fields.ts'
import type { OutlineEntry } from '../../shared/report/outline.ts'
import { Button, Field, TextInput } from '../design/controls.tsx'
import { StandingWithSource } from '../design/Standing.tsx'
import { Comments } from '../drafting/inspector/Comments.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import { InsertBar } from './InsertBar.tsx'
import { LiveFields } from './LiveFields.tsx'
import styles from './report.module.css'
import { useSettled } from './useSettled.ts'

interface SectionEditorProps {
  readonly modification: RecordOf<'modification'>
  readonly entry: OutlineEntry
}

/** The narrative of one part as plain text. It is kept while it is written. */
export function SectionEditor({ modification, entry }: SectionEditorProps) {
  const readOnly = useWorkspace((state) => state.readOnly !== null)
  if (entry.section === null) {
    return <Unwritten modification={modification} entry={entry} readOnly={readOnly} />
  }
  return (
    <>
      <Heading section={entry.section} readOnly={readOnly} />
      <Narrative section={entry.section} modification={modification} readOnly={readOnly} />
      <p>
        <StandingWithSource basis={entry.section.basis} />
      </p>
      <Comments
        on={{ kind: 'section', id: entry.section.id }}
        subject="this part"
        readOnly={readOnly}
        main={false}
      />
    </>
  )
}

function Unwritten({
  modification,
  entry,
  readOnly,
}: SectionEditorProps & { readonly readOnly: boolean }) {
  const begin = () =>
    attempt('section.add', {
      modification: modification.id,
      part: entry.part.id,
      heading: entry.heading,
      level: Math.max(1, entry.part.level),
      blocks: readBlocks(entry.part.starter ?? ''),
    })
  return (
    <div className={styles['unwritten']}>
      <p>No narrative has been written for this part.</p>
      <Button unavailable={readOnly} onClick={begin}>
        Write narrative
      </Button>
    </div>
  )
}

interface SectionFieldProps {
  readonly section: RecordOf<'section'>
  readonly readOnly: boolean
}

function Heading({ section, readOnly }: SectionFieldProps) {
  const { text, type, settle, restore } = useSettled(section.heading, (heading) =>
    attempt('section.edit', { id: section.id, heading: heading.trim(), blocks: section.blocks }),
  )
  return (
    <Field label="Heading">
      {(tie) => (
        <TextInput
          {...tie}
          readOnly={readOnly}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={(event) => event.key === 'Escape' && restore()}
        />
      )}
    </Field>
  )
}

function sameNarrative(left: string, right: string): boolean {
  return printBlocks(readBlocks(left)) === printBlocks(readBlocks(right))
}

const HINT =
  '“- ” begins a bullet, “1. ” a numbered item, two spaces more an inner one, “> ” a quotation, “## ” a heading, “| ” a table’s row, “Caption: ” its caption; **bold**, *italic*; [name] is a live field.'

function Narrative({
  section,
  modification,
  readOnly,
}: SectionFieldProps & { readonly modification: RecordOf<'modification'> }) {
  const workspace = useWorkspace((state) => state.workspace)
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const { text, type, settle } = useSettled(
    printBlocks(section.blocks),
    (typed) => attempt('section.edit', { id: section.id, blocks: readBlocks(typed) }),
    sameNarrative,
  )
  const unknown = fieldsIn(readBlocks(text)).filter(
    (name) => !fieldValue(workspace, modification, name).known,
  )
  const insert = (name: string) => {
    type(`${text.slice(0, caret)}[${name}]${text.slice(caret)}`)
    area.current?.focus()
  }
  /** Lines stand on lines of their own, whatever stands around the caret. */
  const insertLines = (lines: string) => {
    const before = text.slice(0, caret).trimEnd()
    const after = text.slice(caret).trimStart()
    type([before, lines, after].filter((part) => part !== '').join('\n\n'))
    area.current?.focus()
  }
  const wrap = (sign: string) => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {}
    const selected = text.slice(selectionStart, selectionEnd)
    type(`${text.slice(0, selectionStart)}${sign}${selected}${sign}${text.slice(selectionEnd)}`)
    area.current?.focus()
  }
  const words = countWords(
    readBlocks(text),
    (name) => fieldValue(workspace, modification, name).text,
  )
  return (
    <>
      {!readOnly && (
        <InsertBar modification={modification.id} onInsert={insertLines} onWrap={wrap} />
      )}
      <Field
        label="Narrative"
        hint={HINT}
        error={unknown.length === 0 ? null : `No fact is called ${unknown.join(', ')}.`}
      >
        {(tie) => (
          <textarea
            {...tie}
            ref={area}
            className={styles['narrative']}
            readOnly={readOnly}
            spellCheck
            value={text}
            onChange={(event) => type(event.currentTarget.value)}
            onSelect={(event) => setCaret(event.currentTarget.selectionEnd)}
            onBlur={settle}
          />
        )}
      </Field>
      <p className={styles['count']}>{words === 1 ? '1 word' : `${words} words`}</p>
      {!readOnly && <LiveFields modification={modification} onInsert={insert} />}
    </>
  )
}

function fieldsIn(blocks: readonly NarrativeBlock[]): readonly string[] {
  const names = blocks.flatMap((block) =>
    blockInlines(block).flatMap((inline) => (inline.kind === 'field' ? [inline.name] : [])),
  )
  return [...new Set(names)]
}
