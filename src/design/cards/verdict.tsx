import type { ReactNode } from 'react'
import { Heading, type HeadingLevel } from '../ui/heading.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Tone } from '../ui/tone.ts'

export type VerdictOutcome = 'genuine' | 'lapsed' | 'unknown' | 'false'

const tones: Record<VerdictOutcome, Tone> = { genuine: 'good', lapsed: 'warn', unknown: 'info', false: 'bad' }

type VerdictProps = {
  /** Genuine and valid; genuine once but no longer valid; cannot tell; not genuine. */
  outcome: VerdictOutcome
  /** The verdict in one line. */
  title: string
  /** A heading when the verdict is what the page is about, else a line of text. */
  level?: HeadingLevel
  children?: ReactNode
}

/** The answer of a check. Each outcome has its own picture as well as its colour. */
export function Verdict({ outcome, title, level, children }: VerdictProps) {
  return (
    <div className={`verdict tone-${tones[outcome]}`}>
      <Icon name={`verdict-${outcome}`} />
      <div>
        <div className="verdict-title">{level ? <Heading level={level}>{title}</Heading> : <p>{title}</p>}</div>
        {children}
      </div>
    </div>
  )
}
