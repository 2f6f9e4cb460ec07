import type { ReactNode } from 'react'
import { Heading, type HeadingLevel } from '../ui/heading.tsx'

type SectionProps = {
  title: string
  /** Makes the section a named region and a place to link to. */
  id?: string
  more?: { href: string; label: string }
  level?: HeadingLevel
  children: ReactNode
}

/** A titled part of a page; `more` leads to the whole list. */
export function Section({ title, id, more, level = 2, children }: SectionProps) {
  return (
    <section className="section" id={id} aria-labelledby={id && `${id}-title`}>
      <div className="section-title">
        <Heading level={level} id={id && `${id}-title`}>
          {title}
        </Heading>
        {more && (
          <a className="more-link" href={more.href}>
            {more.label}
          </a>
        )}
      </div>
      {children}
    </section>
  )
}
