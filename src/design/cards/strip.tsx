import type { ReactNode } from 'react'

type StripPart = { key: string; when: string; title: string; text?: ReactNode; now?: boolean }

/** A year from left to right: what comes when. On a phone one under the other. */
export function Strip({ parts }: { parts: StripPart[] }) {
  return (
    <ol className="strip">
      {parts.map(({ key, when, title, text, now }) => (
        <li key={key} className={now ? 'now' : undefined} aria-current={now ? 'step' : undefined}>
          <strong>{title}</strong>
          <span className="small">{when}</span>
          {text && <span className="muted">{text}</span>}
        </li>
      ))}
    </ol>
  )
}
