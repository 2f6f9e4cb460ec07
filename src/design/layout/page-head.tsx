import type { ReactNode } from 'react'

type PageHeadProps = {
  title: string
  /** What kind of thing this page is about: one or two words over the title. */
  eyebrow?: string
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
}

/** The title of a page that has no hero. */
export function PageHead({ title, eyebrow, lead, actions }: PageHeadProps) {
  return (
    <div className="page-head-row">
      <div className="page-head">
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {actions}
    </div>
  )
}
