import type { ReactNode } from 'react'
import styles from './Page.module.css'

interface PageProps {
  readonly title: string
  /** One line under the title: what is here, in figures. */
  readonly lead?: ReactNode
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A room that is read from top to bottom: its title, what can be done with all of it, and its contents. */
export function Page({ title, lead, tools, children }: PageProps) {
  return (
    <div className={styles['scroll']}>
      <article className={styles['page']} aria-label={title}>
        <header className={styles['head']}>
          <div>
            <h2 className={styles['title']}>{title}</h2>
            {lead !== undefined && <div className={styles['lead']}>{lead}</div>}
          </div>
          {tools !== undefined && <div className={styles['tools']}>{tools}</div>}
        </header>
        {children}
      </article>
    </div>
  )
}
