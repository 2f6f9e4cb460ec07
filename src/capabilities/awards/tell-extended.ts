import { extendedMailKey } from './award.ts'
import { type TellingPowers, tellOfChange } from './tell-of-change.ts'

/** Tells learners that a badge runs longer than it did. */
export async function tellExtended(
  { awardIds, extensionId }: { awardIds: string[]; extensionId: string },
  powers: TellingPowers,
): Promise<void> {
  const { database } = powers
  const extensions = await database
    .selectFrom('awardExtensions')
    .select(['awardId', 'validUntil', 'reason'])
    .where('id', '=', extensionId)
    .where('awardId', 'in', awardIds)
    .execute()
  for (const { awardId, validUntil, reason } of extensions) {
    const isTrue = (award: { validUntil: Date | null }) => award.validUntil?.getTime() === validUntil.getTime()
    const key = extendedMailKey(awardId, extensionId)
    await tellOfChange({ awardId, kind: 'extended', key, isTrue, reason }, powers)
  }
}
