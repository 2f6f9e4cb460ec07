import { endingMailKey } from './award.ts'
import { isFollowed } from './find-renewal.ts'
import { type TellingPowers, tellOfChange } from './tell-of-change.ts'

/** Asks a learner whether a badge that ends soon is to go on. Not of one that goes on already. */
export async function tellOfEnding(
  { awardId, days, validUntil }: { awardId: string; days: number; validUntil: string },
  powers: TellingPowers,
): Promise<void> {
  if (await isFollowed(awardId, powers)) return
  const isTrue = (award: { validUntil: Date | null }) =>
    award.validUntil?.toISOString() === validUntil && award.validUntil > powers.now
  await tellOfChange({ awardId, kind: 'ending', key: endingMailKey(awardId, days, validUntil), isTrue }, powers)
}
