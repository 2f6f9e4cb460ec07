import type { ReactNode } from 'react'
import { Heading, type HeadingLevel } from '../ui/heading.tsx'
import { Icon } from '../ui/icon.tsx'

type ConfirmPanelProps = {
  /** What is done now: the page's heading. */
  title: string
  level?: HeadingLevel
  reference?: { label: string; value: string }
  /** What happens next. */
  children?: ReactNode
}

/** The end of a task. */
export function ConfirmPanel({ title, level = 1, reference, children }: ConfirmPanelProps) {
  return (
    <div className="confirm">
      <Icon name="done" />
      <Heading level={level}>{title}</Heading>
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
