/** Two accounts of one person that were made one, and can still be parted. */
export interface AccountJoin {
  id: string
  personId: string
  /** The account that is empty since. */
  formerId: string
  joinedAt: Date
  /** The addresses that came along. */
  emails: string[]
}

/** For so long two accounts can be parted again. */
export const partedWithinDays = 30

export const partedUntil = ({ joinedAt }: Pick<AccountJoin, 'joinedAt'>): Date =>
  new Date(joinedAt.getTime() + partedWithinDays * 86_400_000)
