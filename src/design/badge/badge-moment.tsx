import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'

interface BadgeMomentProps {
  /** When, and by whom. */
  eyebrow: string
  title: string
  /** The badge's picture, `size="full"`. */
  art: ReactNode
  name: string
  /** What was done for it, line by line; a single line stands as a sentence. */
  done: string[]
  patternUrl?: string | undefined
  /** The one thing to press. */
  children?: ReactNode
  /** What pressing means. */
  note?: string | undefined
}

/** The moment in which a learner meets a badge: large, warm, in the colour and pattern of the place. Prints well. */
export function BadgeMoment({ eyebrow, title, art, name, done, patternUrl, children, note }: BadgeMomentProps) {
  return (
    <div className="hero moment">
      {patternUrl && <img className="hero-pattern" src={patternUrl} alt="" />}
      <div className="wrap">
        <p className="moment-eyebrow">{eyebrow}</p>
        <h1>{title}</h1>
        <div className="moment-art">{art}</div>
        <h2>{name}</h2>
        {done.length > 1 ? (
          <ul className="moment-done">
            {done.map((line) => (
              <li key={line}>
                <Icon name="check" /> <span>{line}</span>
              </li>
            ))}
          </ul>
        ) : (
          done.map((line) => <p key={line}>{line}</p>)
        )}
        {children && <div className="moment-act no-print">{children}</div>}
        {note && <p className="small no-print">{note}</p>}
      </div>
    </div>
  )
}
