import type { Badge } from '#capabilities/badges/badge.ts'
import { findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import type { Award, SignedAward } from './award.ts'
import {
  awardQuery,
  selectAward,
  selectCredential,
  selectCredentials,
  selectSignedAward,
  selectSignedAwards,
} from './award-store.ts'
import { claimCodeHash } from './claim-code.ts'

export type AwardWithBadge = Award & { badge: Badge }

/** One award with its badge as it was when it was given. */
export async function findAward(id: string, { database }: Reading): Promise<AwardWithBadge | undefined> {
  return withBadge(database, await selectAward(database, id))
}

/** One award without its badge. */
export function findBareAward(id: string, { database }: Reading): Promise<Award | undefined> {
  return selectAward(database, id)
}

/** The award that a claim code stands for, kept already or not. */
export async function findAwardByClaimCode(code: string, { database }: Reading): Promise<AwardWithBadge | undefined> {
  return withBadge(
    database,
    await awardQuery(database).where('awards.claimCodeHash', '=', claimCodeHash(code)).executeTakeFirst(),
  )
}

/** The signed document, exactly as it was signed. */
export function findCredential(awardId: string, { database }: Reading): Promise<string | undefined> {
  return selectCredential(database, awardId)
}

/** The signed document with what is known of its withdrawal now. */
export function findSignedAward(awardId: string, { database }: Reading): Promise<SignedAward | undefined> {
  return selectSignedAward(database, awardId)
}

/** The signed documents of several awards, by their ids, each exactly as it was signed. */
export function findCredentials(awardIds: readonly string[], { database }: Reading): Promise<Map<string, string>> {
  return selectCredentials(database, awardIds)
}

/** The signed documents of several awards, by their ids, with what is known of their withdrawal now. */
export function findSignedAwards(
  awardIds: readonly string[],
  { database }: Reading,
): Promise<Map<string, SignedAward>> {
  return selectSignedAwards(database, awardIds)
}

async function withBadge(database: Reader, award: Award | undefined): Promise<AwardWithBadge | undefined> {
  const badge = award && (await findBadgeVersion(award.badgeVersionId, { database }))
  return badge && { ...award, badge }
}
