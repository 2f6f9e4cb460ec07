import type { Services } from '#infrastructure/services.ts'

const keptHours = 24

/** A day after its end a hand-over is nothing but the copies that were taken, which stand beside their award. */
export async function removeOldWalletOffers({
  database,
  now,
}: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  const before = new Date(now.getTime() - keptHours * 3_600_000)
  await database.deleteFrom('walletOffers').where('endsAt', '<', before).execute()
}
