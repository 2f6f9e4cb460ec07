import type { ReactNode } from 'react'

interface DeskHeadProps {
  title: string
  /** Beside the title: the day, a state, a count. */
  aside?: ReactNode
  /** Buttons at the end of the line. */
  actions?: ReactNode
}

/** The head of a desk page: one line, so that the work begins above the fold. */
export function DeskHead({ title, aside, actions }: DeskHeadProps) {
  return (
    <div className="desk-head">
      <h1>{title}</h1>
      {aside && <div className="muted">{aside}</div>}
      {actions}
    </div>
  )
}
