import { type FormEvent, useState } from 'react'
import { Button, TextInput } from '../design/controls.tsx'
import { preferences } from '../preferences.ts'
import { setAuthor, stopAskingAuthor, useAskingAuthor } from '../workspace/author.ts'
import styles from './AuthorBar.module.css'

/**
 * Asks once who drafts, without taking the focus from whoever is typing: the words are recorded meanwhile
 * and get the name afterwards.
 */
export function AuthorBar() {
  const asking = useAskingAuthor()
  return asking ? <AuthorForm /> : null
}

function AuthorForm() {
  const [name, setName] = useState(() => preferences().authorName)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAuthor(name)
  }
  return (
    <form className={styles['bar']} onSubmit={submit} aria-label="Who is drafting">
      <label htmlFor="author-name">Who is drafting?</label>
      <TextInput
        id="author-name"
        className={styles['name']}
        value={name}
        maxLength={200}
        autoComplete="name"
        placeholder="Your name"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" look="primary" unavailable={name.trim() === ''}>
        Sign changes
      </Button>
      <p className={styles['note']} role="status">
        Your name goes on every change. Until then changes are saved as by “Not stated”.
      </p>
      <Button look="quiet" onClick={stopAskingAuthor}>
        Not now
      </Button>
    </form>
  )
}
