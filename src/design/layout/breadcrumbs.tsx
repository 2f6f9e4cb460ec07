import { Icon } from '../ui/icon.tsx'
import type { LinkItem } from '../ui/link.ts'

/** The way down to this page; the page itself is left out. */
export function Breadcrumbs({ label, items }: { label: string; items: LinkItem[] }) {
  return (
    <nav className="crumbs" aria-label={label}>
      <ol>
        {items.map(({ href, label: text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** One step back, on forms and details. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <a className="back-link" href={href}>
      <Icon name="chevron-left" />
      {label}
    </a>
  )
}
