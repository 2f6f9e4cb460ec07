import type { ReactNode } from 'react'
import { Heading } from '../ui/heading.tsx'
import { type Fact, Facts } from './listing-card.tsx'

export interface AgendaItem {
  key: string
  /** 10am–12pm; left out for what lasts all day. */
  time?: string | undefined
  title: string
  href: string
  /** Who puts it on. */
  subtitle?: ReactNode
  facts: Fact[]
  /** That it is cancelled, full, or how many seats are left. */
  state?: ReactNode
}

interface AgendaProps {
  days: { key: string; title: string; items: AgendaItem[] }[]
  level?: 2 | 3
}

/** What is on, day after day: under each day one row for each thing, with its time. */
export function Agenda({ days, level = 2 }: AgendaProps) {
  return (
    <div className="stack stack-l">
      {days.map(({ key, title, items }) => (
        <section key={key} className="stack" aria-labelledby={`day-${key}`}>
          <Heading level={level} id={`day-${key}`}>
            {title}
          </Heading>
          <ul className="agenda">
            {items.map((item) => (
              <li key={item.key}>
                {item.time && <p className="agenda-time">{item.time}</p>}
                <div className="agenda-what">
                  <Heading level={level === 2 ? 3 : 4}>
                    <a href={item.href}>{item.title}</a>
                  </Heading>
                  {item.subtitle && <p className="muted">{item.subtitle}</p>}
                  <Facts facts={item.facts} />
                </div>
                {item.state && <div className="agenda-state">{item.state}</div>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
