import { lapsedMailKey } from './award.ts'
import { isFollowed } from './find-renewal.ts'
import { type TellingPowers, tellOfChange } from './tell-of-change.ts'

/** Tells a learner who asked for a renewal that the badge has run out. Not of one that goes on after all. */
export async function tellOfLapse(
  { awardId, validUntil }: { awardId: string; validUntil: string },
  powers: TellingPowers,
): Promise<void> {
  if (await isFollowed(awardId, powers)) return
  const isTrue = (award: { validUntil: Date | null }) => award.validUntil?.toISOString() === validUntil
  await tellOfChange({ awardId, kind: 'lapsed', key: lapsedMailKey(awardId, validUntil), isTrue }, powers)
}
