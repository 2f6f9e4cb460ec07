import type { ReactNode } from 'react'

type DetailRow = { key: string; title: string; note: string; more: string; children: ReactNode }

/** A list of short rows, each of which unfolds. */
export function DetailRows({ rows }: { rows: DetailRow[] }) {
  return (
    <div className="detail-rows">
      {rows.map(({ key, title, note, more, children }) => (
        <details key={key}>
          <summary>
            <strong>{title}</strong>
            <span>{note}</span>
            <span className="detail-more">
              {more}
              <span className="visually-hidden">{` – ${title}`}</span>
            </span>
          </summary>
          <div className="stack detail-body">{children}</div>
        </details>
      ))}
    </div>
  )
}
