import { MessageSquare } from 'lucide-react'
import { navigate } from '../../interface/navigation.ts'
import type { PageContext } from '../page/Provision.tsx'
import type { PageRow } from '../rows.ts'
import { END, placeCaret } from '../state.ts'
import styles from './comments.module.css'
import { showList } from './reviewing.ts'

interface CommentMarkProps {
  readonly line: PageRow
  readonly page: PageContext
}

/** Beside a line that has open comments: how many, and the way to them. */
export function CommentMark({ line, page }: CommentMarkProps) {
  const ids = new Set([line.row.id, ...line.cells.map(({ id }) => id)])
  const count = [...ids].reduce((sum, id) => sum + (page.comments.get(id) ?? 0), 0)
  if (count === 0) return null
  const words = count === 1 ? '1 open comment' : `${count} open comments`
  return (
    <button
      type="button"
      className={styles['commentMark']}
      title={words}
      onClick={() => {
        navigate({ change: null, provision: line.row.id })
        placeCaret(line.cells[0]?.id ?? line.row.id, END, { focus: false })
        showList('comments')
      }}
    >
      <MessageSquare aria-hidden="true" />
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">
        {page.citationOf(line.row.id)}, {words}
      </span>
    </button>
  )
}
