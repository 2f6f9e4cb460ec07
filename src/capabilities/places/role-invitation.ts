import type { Language } from '#infrastructure/words/languages.ts'

/** A role that was offered by mail and waits. It says nothing about whether its address has an account. */
export interface RoleInvitation {
  id: string
  /** None: the role is that of an administrator of the installation. */
  placeId: string | null
  email: string
  locale: Language
  invitedAt: Date
}

const lastsDays = 14

export function isOver({ invitedAt }: Pick<RoleInvitation, 'invitedAt'>, now: Date): boolean {
  return now.getTime() > invitedAt.getTime() + lastsDays * 86_400_000
}
