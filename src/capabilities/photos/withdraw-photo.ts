import type { Database } from '#infrastructure/database/database.ts'
import type { PhotoAuthority, PhotoPlan } from './photo.ts'
import { holdOwner, notePhoto, photosOf } from './photo-store.ts'

/** Takes off what is shown: it waits, and can be shown again. What waited before goes. */
export async function withdrawPhoto(
  plan: PhotoPlan,
  { database, by, now }: { database: Database; by: PhotoAuthority; now: Date },
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    if (!(await holdOwner(tx, plan, by))) return
    const photos = await photosOf(tx, plan).select(['id', 'shownAt']).execute()
    const shown = photos.find((one) => one.shownAt)
    if (!shown) return
    for (const { id } of photos.filter((one) => one !== shown))
      await tx.deleteFrom('photos').where('id', '=', id).execute()
    await tx.updateTable('photos').set({ shownAt: null, addedAt: now }).where('id', '=', shown.id).execute()
    await notePhoto(tx, { plan, action: 'photo.taken-off', by, now })
  })
}
