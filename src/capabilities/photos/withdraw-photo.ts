import type { Database } from '#infrastructure/database/database.ts'
import type { PhotoAuthority, PhotoPlan } from './photo.ts'
import { holdOwner, notePhoto, photosOf } from './photo-store.ts'

/** Takes off what is shown: it waits with those that wait, and can be shown again. */
export async function withdrawPhoto(
  plan: PhotoPlan,
  { database, by, now }: { database: Database; by: PhotoAuthority; now: Date },
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    if (!(await holdOwner(tx, plan, by))) return
    const shown = await photosOf(tx, plan).select('id').where('shownAt', 'is not', null).executeTakeFirst()
    if (!shown) return
    await tx.updateTable('photos').set({ shownAt: null, addedAt: now }).where('id', '=', shown.id).execute()
    await notePhoto(tx, { plan, action: 'photo.taken-off', by, now })
  })
}
