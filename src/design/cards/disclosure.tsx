import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'

type DisclosureProps = {
  summary: ReactNode
  open?: boolean
  /** Without the line beside it, for a table. */
  wide?: boolean
  children: ReactNode
}

/** Detail on demand. */
export function Disclosure({ summary, open, wide, children }: DisclosureProps) {
  return (
    <details className={classNames('disclosure', wide && 'disclosure-wide')} open={open}>
      <summary>
        <Icon name="chevron-down" />
        {summary}
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}
