import type { ReactNode } from 'react'
import type { LinkItem } from '../ui/link.ts'

type SiteFooterProps = { label: string; links: LinkItem[]; children: ReactNode }

/** Whose site this is, and the pages that every site owes. */
export function SiteFooter({ label, links, children }: SiteFooterProps) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <p>{children}</p>
        <nav aria-label={label}>
          <ul>
            {links.map(({ href, label: text, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
