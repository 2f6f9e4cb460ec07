import { Icon } from '../ui/icon.tsx'

type Step = { href: string; label: string }
type PaginationProps = {
  label: string
  previous?: Step
  next?: Step
  /** Where one is: "Page 2 of 5", or "26 to 50". */
  status?: string
}

/** Steps through a long list. */
export function Pagination({ label, previous, next, status }: PaginationProps) {
  if (!previous && !next) return null
  return (
    <nav className="pagination" aria-label={label}>
      {previous ? (
        <a href={previous.href} rel="prev">
          <Icon name="arrow-left" />
          {previous.label}
        </a>
      ) : (
        <span />
      )}
      {status && <span className="muted small">{status}</span>}
      {next ? (
        <a href={next.href} rel="next">
          {next.label}
          <Icon name="arrow-right" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
