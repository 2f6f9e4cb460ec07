import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'
import type { LinkItem } from '../ui/link.ts'

export type DeskItem = LinkItem & {
  /** How many things are there, or wait there; nothing is shown for none. */
  count?: number
  /** Says what the count counts, for those who only hear it: "3 waiting". */
  countLabel?: string
}
interface DeskLayoutProps {
  /** Whose desk: an organisation, a place, the installation. */
  name: string
  /** What the navigation is called for those who cannot see it. */
  label: string
  /** Stands on the folded navigation when no item is current. */
  menuLabel: string
  items: DeskItem[]
  /** The ways out, which stand in the header where there is room. */
  foot: ReactNode
  children: ReactNode
}

/** Working pages: a column of links beside the page, folded above it on a phone. */
export function DeskLayout({ name, label, menuLabel, items, foot, children }: DeskLayoutProps) {
  const current = items.find((item) => item.current)
  return (
    <div className="desk">
      <details className="desk-nav">
        <summary>
          <span>
            <span className="muted">{name}</span>
            {current?.label ?? menuLabel}
          </span>
          <Icon name="chevron-down" />
        </summary>
        <nav aria-label={label}>
          <ul>
            {items.map((item) => (
              <li key={item.href}>
                <DeskLink {...item} />
              </li>
            ))}
          </ul>
        </nav>
        <div className="desk-foot">{foot}</div>
      </details>
      <div className="desk-page">{children}</div>
    </div>
  )
}

function DeskLink({ href, label, current, count, countLabel }: DeskItem) {
  return (
    <a href={href} aria-current={current ? 'page' : undefined}>
      {label}
      {count ? (
        <span className="desk-count">
          <span aria-hidden={countLabel ? true : undefined}>{count}</span>
          {countLabel && <span className="visually-hidden">{countLabel}</span>}
        </span>
      ) : null}
    </a>
  )
}
