import type { ReactNode } from 'react'

type Moment = { key: string; when: string; title: ReactNode; detail?: ReactNode; now?: boolean }

/** What happened, or will, one after another. */
export function Timeline({ moments }: { moments: Moment[] }) {
  return (
    <ol className="timeline">
      {moments.map(({ key, when, title, detail, now }) => (
        <li key={key} className={now ? 'now' : undefined} aria-current={now ? 'step' : undefined}>
          <span className="muted small">{when}</span>
          <strong>{title}</strong>
          {detail && <div className="muted">{detail}</div>}
        </li>
      ))}
    </ol>
  )
}
