import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'
import type { InterfaceIconName } from '../ui/interface-icons.ts'
import { type Tone, toneIcons } from '../ui/tone.ts'

interface StatusTagProps {
  tone: Tone
  /** Instead of the picture of its tone, where several states share one. */
  icon?: InterfaceIconName
  children: ReactNode
}

/** How something stands, in a word or two with its picture. */
export function StatusTag({ tone, icon = toneIcons[tone], children }: StatusTagProps) {
  return (
    <span className={`status tone-${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  )
}
