import { createHash } from 'node:crypto'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { RefusedPicture } from './picture-rules.ts'
import { readBadgePicture } from './read-badge-picture.ts'

export type AddPictureOutcome = { ok: true; picture: string } | RefusedPicture

/** Keeps a picture for badges of the organisation, under the hash of what was kept. The same one twice is one. */
export async function addBadgePicture(
  { bytes }: { bytes: Uint8Array },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<AddPictureOutcome> {
  const read = await readBadgePicture(bytes)
  if (!read.ok) return read
  const { svg, large, small } = read
  const hash = createHash('sha256')
    .update(svg ?? large)
    .digest('hex')
  await database
    .insertInto('badgePictures')
    .values({ organisationId: manager.organisationId, hash, svg, large, small, usedAt: now })
    .onConflict((conflict) => conflict.columns(['organisationId', 'hash']).doUpdateSet({ usedAt: now }))
    .execute()
  return { ok: true, picture: hash }
}
