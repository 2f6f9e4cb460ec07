import type { LinkItem } from '../ui/link.ts'

/** The states of what a list holds, each with its count: links, so that a view can be kept and shared. */
export function FilterTabs({ label, tabs }: { label: string; tabs: (LinkItem & { count?: number | undefined })[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ href, label: text, count, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {text} {count !== undefined && <span className="desk-count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
