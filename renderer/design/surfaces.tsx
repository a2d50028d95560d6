/** What content stands on: panels, tables, and the screens for "nothing", "not yet" and "went wrong". */
import type { ComponentProps, ReactNode } from 'react'
import type { Problem } from '../../shared/result.ts'
import { classes, Spinner } from './controls.tsx'
import styles from './surfaces.module.css'

interface PanelProps {
  readonly title: string
  readonly tools?: ReactNode
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A named region with a heading and, at its right, what can be done with the whole of it. */
export function Panel({ title, tools, className, children }: PanelProps) {
  return (
    <section aria-label={title} className={classes(styles['panel'], className)}>
      <header className={styles['panelHead']}>
        <h2>{title}</h2>
        {tools !== undefined && <div className={styles['panelTools']}>{tools}</div>}
      </header>
      <div className={styles['panelBody']}>{children}</div>
    </section>
  )
}

export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return <table {...rest} className={classes(styles['table'], className)} />
}

interface StateProps {
  readonly title: string
  readonly children?: ReactNode
  /** Buttons that lead on from here. */
  readonly actions?: ReactNode
}

export function EmptyState({ title, children, actions }: StateProps) {
  return (
    <div className={styles['state']}>
      <h2>{title}</h2>
      {children !== undefined && <div>{children}</div>}
      {actions !== undefined && <div className={styles['stateActions']}>{actions}</div>}
    </div>
  )
}

interface ErrorStateProps {
  readonly title: string
  readonly problem: Problem
  readonly actions?: ReactNode
}

export function ErrorState({ title, problem, actions }: ErrorStateProps) {
  return (
    <div role="alert" className={styles['state']}>
      <h2>{title}</h2>
      <p>{problem.message}</p>
      {problem.advice !== undefined && <p>{problem.advice}</p>}
      {actions !== undefined && <div className={styles['stateActions']}>{actions}</div>}
    </div>
  )
}

export function LoadingState({ label }: { readonly label: string }) {
  return (
    <div className={styles['loading']}>
      <Spinner label={label} />
      <span aria-hidden="true">{label}</span>
    </div>
  )
}
