import type { Language } from '#infrastructure/words/languages.ts'

/** An invitation that waits. It says nothing about whether its address has an account. */
export interface Invitation {
  id: string
  organisationId: string
  email: string
  role: 'manager' | 'issuer'
  locale: Language
  invitedAt: Date
}

const lastsDays = 14

export function isOver({ invitedAt }: Pick<Invitation, 'invitedAt'>, now: Date): boolean {
  return now.getTime() > invitedAt.getTime() + lastsDays * 86_400_000
}
