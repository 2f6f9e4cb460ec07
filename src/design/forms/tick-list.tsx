import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'

export interface TickLineProps {
  name: string
  value: string
  label: ReactNode
  /** Beside the name: "came later". */
  note?: string | undefined
  checked?: boolean
  /** For scripts. */
  data?: Record<`data-${string}`, string>
}

/** Letters of a note that stand beside a name on a phone. */
const shortNote = 18

/** One person of a list that is ticked with a thumb: the whole line is the target. */
export function TickLine({ name, value, label, note, checked = false, data }: TickLineProps) {
  return (
    <li>
      <label className="tick-line">
        <input type="checkbox" name={name} value={value} defaultChecked={checked} className="tick" {...data} />
        <span className="tick-name" dir="auto">
          {label}
        </span>
        {note && <span className={classNames('muted small', note.length > shortNote && 'tick-note-long')}>{note}</span>}
      </label>
    </li>
  )
}

/** Large lines on a phone, in columns where there is room; on paper each has a box. */
export function TickList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="tick-list" aria-label={label}>
      {children}
    </ul>
  )
}

/** Stays in sight below a list: how far one is, and whether it is kept. */
export function TickBar({ children }: { children: ReactNode }) {
  return <div className="tick-bar no-print">{children}</div>
}

/** What is not sent yet has a picture of its own beside the words. */
export function TickState({ icon, children }: { icon: 'done' | 'hourglass' | 'warning'; children: ReactNode }) {
  return (
    <span className={`tick-state tick-state-${icon}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}
