import type { ReactNode } from 'react'
import { Heading, type HeadingLevel } from '../ui/heading.tsx'

type HeroProps = {
  title: string
  /** 1 unless the hero stands inside a page. */
  level?: HeadingLevel
  lead?: ReactNode
  /** The place's pattern, drawn by `renderPlacePattern` in a light stroke. */
  patternUrl?: string
  /** For inner pages: a smaller title, less room. */
  slim?: boolean
  /** Shown above the title, such as a way back. */
  before?: ReactNode
  children?: ReactNode
}

/** The head of a place's page, in the place's deep colour under its pattern. */
export function Hero({ title, level = 1, lead, patternUrl, slim, before, children }: HeroProps) {
  return (
    <div className={slim ? 'hero hero-slim' : 'hero'}>
      {patternUrl && <img className="hero-pattern" src={patternUrl} alt="" />}
      <div className="wrap">
        {before}
        <Heading level={level}>{title}</Heading>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </div>
    </div>
  )
}
