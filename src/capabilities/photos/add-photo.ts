import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { PhotoAuthority, PhotoPlan } from './photo.ts'
import { mostWaiting, type RefusedPhoto } from './photo-rules.ts'
import { holdOwner, ownerColumns, photosOf } from './photo-store.ts'
import { readPhoto } from './read-photo.ts'

interface NewPhoto extends PhotoPlan {
  bytes: Uint8Array
  alt: string
  altCy: string | null
  /** People can be recognised in it, and each of them agreed. */
  showsPeople: boolean
}

export type AddPhotoOutcome = { ok: true; photoId: string } | RefusedPhoto | { ok: false; refusal: 'not-theirs' }

/** Keeps a photo to be looked at; everybody sees it once it is shown. Of many that wait the oldest goes. */
export async function addPhoto(
  { bytes, alt, altCy, showsPeople, ...plan }: NewPhoto,
  { database, by, now }: { database: Database; by: PhotoAuthority; now: Date },
): Promise<AddPhotoOutcome> {
  const read = await readPhoto({ bytes, use: plan.use })
  if (!read.ok) return read
  return database.transaction().execute(async (tx): Promise<AddPhotoOutcome> => {
    if (!(await holdOwner(tx, plan, by))) return { ok: false, refusal: 'not-theirs' }
    const waiting = photosOf(tx, plan).select('id').where('shownAt', 'is', null).orderBy('addedAt', 'desc')
    for (const { id } of (await waiting.execute()).slice(mostWaiting - 1))
      await tx.deleteFrom('photos').where('id', '=', id).execute()
    const photoId = newId(now)
    await tx
      .insertInto('photos')
      .values({ id: photoId, ...ownerColumns(plan.owner), use: plan.use, alt, altCy, showsPeople, addedAt: now })
      .execute()
    await tx
      .insertInto('photoFiles')
      .values(read.files.map((file) => ({ photoId, ...file })))
      .execute()
    return { ok: true, photoId }
  })
}
