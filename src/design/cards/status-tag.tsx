import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'
import { type Tone, toneIcons } from '../ui/tone.ts'

/** How something stands, in a word or two with its picture. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`status tone-${tone}`}>
      <Icon name={toneIcons[tone]} />
      {children}
    </span>
  )
}
