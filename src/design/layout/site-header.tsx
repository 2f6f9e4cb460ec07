import { Waymark } from '../mark/waymark.tsx'
import { Icon } from '../ui/icon.tsx'
import type { LinkItem } from '../ui/link.ts'

type SiteHeaderProps = {
  /** The place's or the site's name, and where it leads. */
  home: { href: string; name: string }
  /** What the navigation is called for those who cannot see it. */
  label: string
  nav: LinkItem[]
  menu: { open: string; close: string }
  /** The other language, in its own word. `lang` is its code. */
  language?: { href: string; label: string; lang: string }
  account?: LinkItem
}

/** One bar: the mark, a row of links from 1100 px, below that a Menu that unfolds without script. */
export function SiteHeader({ home, label, nav, menu, language, account }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div className="wrap">
        <a className="brand" href={home.href}>
          <Waymark />
          <span>{home.name}</span>
        </a>
        <details className="site-nav">
          <summary>
            <span className="when-closed">
              <Icon name="menu" />
            </span>
            <span className="when-open">
              <Icon name="close" />
            </span>
            <span className="when-closed">{menu.open}</span>
            <span className="when-open">{menu.close}</span>
          </summary>
          <nav aria-label={label}>
            <ul>
              {nav.map((item) => (
                <li key={item.href}>
                  <BarLink {...item} />
                </li>
              ))}
              {account && (
                <li className="in-menu">
                  <BarLink {...account} strong />
                </li>
              )}
            </ul>
          </nav>
        </details>
        {language && (
          <a className="bar-link" href={language.href} lang={language.lang} hrefLang={language.lang}>
            {language.label}
          </a>
        )}
        {account && (
          <span className="in-bar">
            <BarLink {...account} strong />
          </span>
        )}
      </div>
    </header>
  )
}

function BarLink({ href, label, current, strong }: LinkItem & { strong?: boolean }) {
  return (
    <a className={strong ? 'bar-link bar-account' : 'bar-link'} href={href} aria-current={current ? 'page' : undefined}>
      {label}
    </a>
  )
}
