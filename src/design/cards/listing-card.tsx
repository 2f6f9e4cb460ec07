import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Heading } from '../ui/heading.tsx'
import { Icon } from '../ui/icon.tsx'
import type { InterfaceIconName } from '../ui/interface-icons.ts'

export type Fact = string | { icon: InterfaceIconName; text: string }
type ListingCardProps = {
  title: string
  /** The whole card follows the link; without one it is read where it stands. */
  href?: string | undefined
  level?: 2 | 3 | 4 | undefined
  /** The line above the title: a date, a kind. */
  when?: ReactNode
  /** Who offers it. */
  subtitle?: ReactNode
  facts?: Fact[]
  /** A picture before the words, such as a badge. */
  art?: ReactNode
  /** Under a line: what it earns, how it stands. Its links stay their own. */
  footer?: ReactNode
  children?: ReactNode
}

/** One of a list: an opportunity, a badge, an organisation, an event. */
export function ListingCard({
  title,
  href,
  level = 3,
  when,
  subtitle,
  facts,
  art,
  footer,
  children,
}: ListingCardProps) {
  return (
    <article className={classNames('card listing', art !== undefined && 'listing-art')}>
      {art}
      <div className="listing-head">
        {when && <p className="when">{when}</p>}
        <Heading level={level}>{href ? <a href={href}>{title}</a> : title}</Heading>
        {subtitle && <p className="muted">{subtitle}</p>}
        {facts && facts.length > 0 && <Facts facts={facts} />}
        {children}
      </div>
      {footer && <div className="listing-footer">{footer}</div>}
    </article>
  )
}

/** Short facts in a line. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <ul className="facts">
      {facts.map((fact) => {
        const { icon, text } = typeof fact === 'string' ? { icon: undefined, text: fact } : fact
        return (
          <li key={text}>
            {icon && <Icon name={icon} />}
            {text}
          </li>
        )
      })}
    </ul>
  )
}

/** A small picture with its line: "Earns Coding Club". */
export function WithArt({ art, children }: { art: ReactNode; children: ReactNode }) {
  return (
    <div className="with-art">
      {art}
      <div>{children}</div>
    </div>
  )
}
