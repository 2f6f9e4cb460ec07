import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'

type SummaryRow = {
  term: ReactNode
  detail: ReactNode
  /** `about` completes the link for those who only hear it: "Change" "your name". */
  action?: { href: string; label: string; about: string }
}
type SummaryListProps = {
  rows: SummaryRow[]
  /** With lines between, for checking answers and for settings. */
  lines?: boolean
  /** The terms are the headings of what a reader came for. */
  strong?: boolean
}

/** Terms and what they are here. */
export function SummaryList({ rows, lines, strong }: SummaryListProps) {
  return (
    <dl className={classNames('summary', lines && 'summary-lines', strong && 'summary-strong')}>
      {rows.map(({ term, detail, action }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once, on the server
        <div key={index}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
          {action && (
            <dd>
              <a href={action.href}>
                {action.label}
                <span className="visually-hidden">{` ${action.about}`}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
