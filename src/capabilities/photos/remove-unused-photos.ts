import type { Services } from '#infrastructure/services.ts'
import { photosKeptSince } from './photo-rules.ts'

/** Photos that nobody has shown for long. */
export async function removeUnusedPhotos({
  database,
  now,
}: {
  database: Services['database']
  now: Date
}): Promise<void> {
  await database.deleteFrom('photos').where('shownAt', 'is', null).where('addedAt', '<', photosKeptSince(now)).execute()
}
