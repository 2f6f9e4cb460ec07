import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'
import { type Tone, toneIcons } from '../ui/tone.ts'

type NoticeProps = {
  tone: Exclude<Tone, 'plain'>
  /** Says in words what the colour says. */
  title: string
  children?: ReactNode
  /** It has just happened: read out at once. */
  live?: boolean
}

export function Notice({ tone, title, children, live }: NoticeProps) {
  const role = tone === 'bad' ? 'alert' : 'status'
  return (
    <div className={`notice tone-${tone}`} role={live ? role : undefined}>
      <Icon name={toneIcons[tone]} />
      <div className="notice-body">
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  )
}
