import { findPlace } from '#capabilities/places/find-place.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { BadgeContent } from './badge.ts'
import { isDescribed, type LookRefusal } from './badge-rules.ts'

interface Look {
  content: BadgeContent
  organisationId: string
  placeId: string
  now: Date
}

/**
 * The reason a badge may not look so. A picture that is chosen is noted as used, so that the clock, which removes what
 * nobody uses, waits for this transaction and then leaves it.
 */
export async function chooseLook(
  tx: Tx,
  { content, organisationId, placeId, now }: Look,
): Promise<LookRefusal | undefined> {
  const { picture } = content.artwork
  if (picture === undefined) return undefined
  const { numUpdatedRows } = await tx
    .updateTable('badgePictures')
    .set({ usedAt: now })
    .where('organisationId', '=', organisationId)
    .where('hash', '=', picture)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return 'picture-not-found'
  const place = await findPlace({ id: placeId }, { database: tx })
  return place && isDescribed(content, place) ? undefined : 'picture-needs-words'
}
