import type { Database } from '#infrastructure/database/database.ts'
import type { PhotoAuthority, PhotoPlan } from './photo.ts'
import { holdOwner, notePhoto, photosOf } from './photo-store.ts'

/** Deletes one that waits, for good. What is shown stays. */
export async function removePhoto(
  { photoId, ...plan }: PhotoPlan & { photoId: string },
  { database, by, now }: { database: Database; by: PhotoAuthority; now: Date },
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    if (!(await holdOwner(tx, plan, by))) return
    const waiting = photosOf(tx, plan).select('id').where('id', '=', photoId).where('shownAt', 'is', null)
    if (!(await waiting.executeTakeFirst())) return
    await tx.deleteFrom('photos').where('id', '=', photoId).execute()
    await notePhoto(tx, { plan, action: 'photo.removed', by, now })
  })
}
