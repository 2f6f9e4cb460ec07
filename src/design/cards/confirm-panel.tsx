import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'

type ConfirmPanelProps = {
  /** What is done now: the page's heading. */
  title: string
  reference?: { label: string; value: string }
  /** What happens next. */
  children?: ReactNode
}

/** The end of a task. */
export function ConfirmPanel({ title, reference, children }: ConfirmPanelProps) {
  return (
    <div className="confirm">
      <Icon name="done" />
      <h1>{title}</h1>
      {reference && (
        <p>
          {reference.label}
          <br />
          <strong className="reference">{reference.value}</strong>
        </p>
      )}
      {children}
    </div>
  )
}
