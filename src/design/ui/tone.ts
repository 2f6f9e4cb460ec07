import type { InterfaceIconName } from './interface-icons.ts'

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad'

/** A tone is a colour and a picture, and stands beside words: never colour alone. */
export const toneIcons: Record<Tone, InterfaceIconName> = {
  plain: 'not-started',
  info: 'info',
  good: 'done',
  warn: 'warning',
  bad: 'alert',
}
