import type { Database } from '#infrastructure/database/database.ts'
import type { PhotoAuthority, PhotoPlan } from './photo.ts'
import { holdOwner, notePhoto, photosOf } from './photo-store.ts'

export type ShowPhotoOutcome = { ok: true } | { ok: false; refusal: 'not-there' }

/** Shows everybody the photo that waits; the one that was shown until then waits in its place. */
export async function showPhoto(
  { photoId, ...plan }: PhotoPlan & { photoId: string },
  { database, by, now }: { database: Database; by: PhotoAuthority; now: Date },
): Promise<ShowPhotoOutcome> {
  return database.transaction().execute(async (tx): Promise<ShowPhotoOutcome> => {
    if (!(await holdOwner(tx, plan, by))) return { ok: false, refusal: 'not-there' }
    const photos = await photosOf(tx, plan).select(['id', 'shownAt']).execute()
    const chosen = photos.find((one) => one.id === photoId)
    if (!chosen) return { ok: false, refusal: 'not-there' }
    if (chosen.shownAt) return { ok: true }
    const shown = photos.find((one) => one.shownAt)
    if (shown) await tx.updateTable('photos').set({ shownAt: null, addedAt: now }).where('id', '=', shown.id).execute()
    await tx.updateTable('photos').set({ shownAt: now }).where('id', '=', photoId).execute()
    await notePhoto(tx, { plan, action: 'photo.shown', by, now })
    return { ok: true }
  })
}
