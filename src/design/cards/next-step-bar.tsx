import type { ReactNode } from 'react'
import { ButtonLink } from '../forms/button.tsx'

interface NextStepBarProps {
  /** What the button is about: how many seats, when. */
  title: ReactNode
  more?: ReactNode
  href: string
  label: string
}

/** The one thing to do next, with what it is about: on a phone always at hand. */
export function NextStepBar({ title, more, href, label }: NextStepBarProps) {
  return (
    <div className="next-step-bar no-print">
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {more && <p className="muted small">{more}</p>}
      </div>
      <ButtonLink href={href}>{label}</ButtonLink>
    </div>
  )
}
