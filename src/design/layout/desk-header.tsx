import type { ReactNode } from 'react'
import { Waymark } from '../mark/waymark.tsx'
import { Icon } from '../ui/icon.tsx'
import type { LinkItem } from '../ui/link.ts'

interface DeskHeaderProps {
  home: { href: string; name: string }
  /** In what capacity one works, and for whom: "City Lead", "Brighton and Hove". */
  role: { title: string; of: string }
  /** Everything else that the same person works for; without any there is nothing to switch. */
  switcher: { label: string; roles: (LinkItem & { title: string })[] }
  /** The ways out, which a phone has at the foot of the menu: `WaysOut`. */
  children: ReactNode
}

/** The bar above every desk: for whom one works, folded with what else one works for, and the ways out. */
export function DeskHeader({ home, role, switcher, children }: DeskHeaderProps) {
  const here = (
    <span>
      <strong>{role.title}</strong> <span className="desk-of">{role.of}</span>
    </span>
  )
  return (
    <header className="desk-header">
      <a className="brand" href={home.href}>
        <Waymark />
        <span className="desk-brand">{home.name}</span>
      </a>
      {switcher.roles.length > 1 ? (
        <details className="desk-switch">
          <summary>
            {here}
            <Icon name="chevron-down" />
          </summary>
          <nav aria-label={switcher.label}>
            <ul>
              {switcher.roles.map(({ href, label, title, current }) => (
                <li key={href}>
                  <a href={href} aria-current={current ? 'true' : undefined}>
                    <strong>{label}</strong>
                    <span className="muted">{title}</span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </details>
      ) : (
        <p className="desk-switch">{here}</p>
      )}
      {children}
    </header>
  )
}

interface WaysOutProps {
  /** The public side and the other language. */
  links: (LinkItem & { lang?: string })[]
  /** The form that signs out. */
  children: ReactNode
}

export function WaysOut({ links, children }: WaysOutProps) {
  return (
    <ul className="desk-ways-out">
      {links.map(({ href, label, lang }) => (
        <li key={href}>
          <a href={href} lang={lang} hrefLang={lang}>
            {label}
          </a>
        </li>
      ))}
      <li>{children}</li>
    </ul>
  )
}
