import type { ReactNode } from 'react'
import { Heading, type HeadingLevel } from '../ui/heading.tsx'

type PageHeadProps = {
  title: string
  level?: HeadingLevel
  /** What kind of thing this page is about: one or two words over the title. */
  eyebrow?: string
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
}

/** The title of a page that has no hero. */
export function PageHead({ title, level = 1, eyebrow, lead, actions }: PageHeadProps) {
  return (
    <div className="page-head-row">
      <div className="page-head">
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <Heading level={level}>{title}</Heading>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {actions}
    </div>
  )
}
