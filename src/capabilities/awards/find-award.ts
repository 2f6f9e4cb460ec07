import type { Badge } from '#capabilities/badges/badge.ts'
import { findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import type { Award, SignedAward } from './award.ts'
import { awardQuery, selectAward, selectCredential, selectCredentials, selectSignedAward } from './award-store.ts'
import { claimCodeHash } from './claim-code.ts'

export type AwardWithBadge = Award & { badge: Badge }

/** One award with its badge as it was when it was given. */
export async function findAward(database: Reader, id: string): Promise<AwardWithBadge | undefined> {
  return withBadge(database, await selectAward(database, id))
}

/** One award without its badge. */
export function findBareAward(database: Reader, id: string): Promise<Award | undefined> {
  return selectAward(database, id)
}

/** The award that a claim code stands for, claimed already or not. */
export async function findAwardByClaimCode(database: Reader, code: string): Promise<AwardWithBadge | undefined> {
  return withBadge(
    database,
    await awardQuery(database).where('awards.claimCodeHash', '=', claimCodeHash(code)).executeTakeFirst(),
  )
}

/** The signed document, exactly as it was signed. */
export function findCredential(database: Reader, awardId: string): Promise<string | undefined> {
  return selectCredential(database, awardId)
}

/** The signed document with what is known of its withdrawal now. */
export function findSignedAward(database: Reader, awardId: string): Promise<SignedAward | undefined> {
  return selectSignedAward(database, awardId)
}

/** The signed documents of several awards, by their ids, each exactly as it was signed. */
export function findCredentials(database: Reader, awardIds: readonly string[]): Promise<Map<string, string>> {
  return selectCredentials(database, awardIds)
}

async function withBadge(database: Reader, award: Award | undefined): Promise<AwardWithBadge | undefined> {
  const badge = award && (await findBadgeVersion(database, award.badgeVersionId))
  return badge && { ...award, badge }
}
