import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Button } from './button.tsx'

type FilterPanelProps = {
  /** On the folded panel of a phone: "Filter", or "Filter (3 chosen)". */
  title: string
  action: string
  apply: string
  /** Stays folded where there is room as well: the panel lies over what it filters. */
  folded?: boolean
  /** Groups of choices: `CheckboxGroup plain`, `Select`. */
  children: ReactNode
}

/** Folded above the list on a phone, beside it in `<Columns kind="filters">` where there is room. */
export function FilterPanel({ title, action, apply, folded, children }: FilterPanelProps) {
  return (
    <details className={classNames('filters', folded && 'filters-folded')}>
      <summary>
        <Icon name="filter" />
        {title}
        <Icon name="chevron-down" />
      </summary>
      <form action={action} aria-label={title}>
        {children}
        <Button kind="quiet">{apply}</Button>
      </form>
    </details>
  )
}

type ChosenFiltersProps = {
  label: string
  /** `href` is the list without this filter; `remove` says so: "Remove Free". */
  filters: { href: string; label: string; remove: string }[]
  clear?: { href: string; label: string }
}

/** What the list is narrowed to; each goes with a tap. */
export function ChosenFilters({ label, filters, clear }: ChosenFiltersProps) {
  if (filters.length === 0) return null
  return (
    <ul className="chosen" aria-label={label}>
      {filters.map(({ href, label: text, remove }) => (
        <li key={href}>
          <a href={href} aria-label={remove}>
            {text}
            <Icon name="close" />
          </a>
        </li>
      ))}
      {clear && (
        <li>
          <a className="chosen-clear" href={clear.href}>
            {clear.label}
          </a>
        </li>
      )}
    </ul>
  )
}
