import { useRef } from 'react'
import { Button } from '../design/controls.tsx'
import { refuse } from '../interface/messages.ts'
import { attempt } from '../workspace/author.ts'
import styles from './report.module.css'

interface InsertBarProps {
  readonly modification: string
  /** Puts lines where the caret is. */
  readonly onInsert: (lines: string) => void
  /** Puts signs around what is selected. */
  readonly onWrap: (sign: string) => void
}

const LINES: readonly (readonly [label: string, lines: string])[] = [
  ['Heading', '## Heading'],
  ['Bullets', '- first\n- second'],
  ['Numbers', '1. first\n2. second'],
  ['Quotation', '> quotation'],
  ['Table', 'Caption: What it shows\n| Head | Head |\n| cell | cell |'],
]

/** What narrative can hold beside paragraphs, put in with a press. */
export function InsertBar({ modification, onInsert, onWrap }: InsertBarProps) {
  const file = useRef<HTMLInputElement>(null)
  return (
    <div role="toolbar" aria-label="Insert" className={styles['toolbar']}>
      <Button look="quiet" onClick={() => onWrap('**')}>
        <strong>Bold</strong>
      </Button>
      <Button look="quiet" onClick={() => onWrap('*')}>
        <em>Italic</em>
      </Button>
      {LINES.map(([label, lines]) => (
        <Button key={label} look="quiet" onClick={() => onInsert(lines)}>
          {label}
        </Button>
      ))}
      <Button look="quiet" onClick={() => file.current?.click()}>
        Picture…
      </Button>
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label="Picture to put in"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (chosen !== undefined) void addPicture(modification, chosen, onInsert)
        }}
      />
    </div>
  )
}

/** Bytes; the store keeps pictures in the workspace itself. */
const MOST_BYTES = 4 * 1024 * 1024

async function addPicture(
  modification: string,
  file: File,
  onInsert: (lines: string) => void,
): Promise<void> {
  if (file.size > MOST_BYTES) {
    refuse(`“${file.name}” is larger than 4 MB: make it smaller first.`)
    return
  }
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    bitmap.close()
    const id = `picture-${crypto.randomUUID()}`
    const data = await base64Of(file)
    const picture = { id, modification, name: file.name, type: file.type, width, height, data }
    if (!attempt('picture.add', picture)) return
    onInsert(`![](${id})\nCaption: What it shows`)
  } catch {
    refuse(`“${file.name}” is no picture that can be read: give a PNG or a JPEG.`)
  }
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(binary)
}
