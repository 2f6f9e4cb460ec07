import type { ReactNode } from 'react'

type HeroProps = {
  title: string
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
export function Hero({ title, lead, patternUrl, slim, before, children }: HeroProps) {
  return (
    <div className={slim ? 'hero hero-slim' : 'hero'}>
      {patternUrl && <img className="hero-pattern" src={patternUrl} alt="" />}
      <div className="wrap">
        {before}
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </div>
    </div>
  )
}
