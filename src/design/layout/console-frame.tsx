import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'
import type { LinkItem } from '../ui/link.ts'

type ConsoleItem = LinkItem & {
  /** How many things wait there; nothing is shown for none. */
  count?: number
  /** Says what the count counts, for those who only hear it: "3 waiting". */
  countLabel?: string
}
type ConsoleFrameProps = {
  /** Whose console: an organisation, a place, a programme. */
  name: string
  /** What the navigation is called for those who cannot see it. */
  label: string
  /** Stands on the folded navigation when no item is current. */
  menuLabel: string
  groups: { title?: string; items: ConsoleItem[] }[]
  children: ReactNode
}

/** Working pages: a column of links beside the page, folded above it on a phone. */
export function ConsoleFrame({ name, label, menuLabel, groups, children }: ConsoleFrameProps) {
  const current = groups.flatMap(({ items }) => items).find((item) => item.current)
  return (
    <div className="wrap console">
      <details className="console-nav">
        <summary>
          <span>
            <span className="muted">{name}</span>
            {current?.label ?? menuLabel}
          </span>
          <Icon name="chevron-down" />
        </summary>
        <nav aria-label={label}>
          <p className="console-head">
            <span className="console-name">{name}</span>
          </p>
          {groups.map(({ title, items }) => (
            <div key={items[0]?.href}>
              {title && <p className="console-group">{title}</p>}
              <ul>
                {items.map((item) => (
                  <li key={item.href}>
                    <ConsoleLink {...item} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </details>
      <div className="stack stack-l">{children}</div>
    </div>
  )
}

function ConsoleLink({ href, label, current, count, countLabel }: ConsoleItem) {
  return (
    <a href={href} aria-current={current ? 'page' : undefined}>
      {label}
      {count ? (
        <span className="count">
          <span aria-hidden={countLabel ? true : undefined}>{count}</span>
          {countLabel && <span className="visually-hidden">{countLabel}</span>}
        </span>
      ) : null}
    </a>
  )
}
