import type { Database } from '#infrastructure/database/database.ts'
import type { PhotoAuthority, PhotoPlan } from './photo.ts'
import { holdOwner, notePhoto, photosOf } from './photo-store.ts'

/** Deletes what waits, for good. What is shown stays. */
export async function removePhoto(
  plan: PhotoPlan,
  { database, by, now }: { database: Database; by: PhotoAuthority; now: Date },
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    if (!(await holdOwner(tx, plan, by))) return
    const waiting = await photosOf(tx, plan).select('id').where('shownAt', 'is', null).execute()
    if (waiting.length === 0) return
    for (const { id } of waiting) await tx.deleteFrom('photos').where('id', '=', id).execute()
    await notePhoto(tx, { plan, action: 'photo.removed', by, now })
  })
}
