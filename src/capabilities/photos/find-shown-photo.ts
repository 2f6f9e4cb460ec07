import type { Reading } from '#infrastructure/database/database.ts'
import type { OwnPhoto, Photo, PhotoFormat, PhotoPlan, PhotoSize, PhotoUse } from './photo.ts'
import { photosOf } from './photo-store.ts'

/** A file of a photo that everybody sees; nothing where it is shown no more. */
export async function findPhotoFile(
  { photoId, size, format }: { photoId: string; size: PhotoSize; format: PhotoFormat },
  { database }: Reading,
): Promise<Uint8Array | undefined> {
  const row = await database
    .selectFrom('photoFiles')
    .innerJoin('photos', 'photos.id', 'photoFiles.photoId')
    .select('bytes')
    .where('photoId', '=', photoId)
    .where('size', '=', size)
    .where('format', '=', format)
    .where('shownAt', 'is not', null)
    .executeTakeFirst()
  return row?.bytes
}

/** The photo of one thing that everybody sees. */
export async function findShownPhoto(plan: PhotoPlan, { database }: Reading): Promise<Photo | undefined> {
  return photosOf(database, plan).select(['id', 'alt', 'altCy']).where('shownAt', 'is not', null).executeTakeFirst()
}

/** The one that is shown and the one that waits, with its look: for those who may add one. */
export async function findOwnPhotos(
  plan: PhotoPlan,
  { database }: Reading,
): Promise<{ shown: OwnPhoto | undefined; waiting: (OwnPhoto & { look: string }) | undefined }> {
  const rows = await photosOf(database, plan)
    .select(['id', 'use', 'alt', 'altCy', 'showsPeople', 'addedAt', 'shownAt'])
    .orderBy('addedAt', 'desc')
    .$castTo<OwnPhoto>()
    .execute()
  const waiting = rows.find((row) => !row.shownAt)
  return {
    shown: rows.find((row) => row.shownAt),
    waiting: waiting && { ...waiting, look: await lookOf(waiting.id, { database }) },
  }
}

/** Inside the page: what waits has no address that a stranger could open. */
async function lookOf(photoId: string, { database }: Reading): Promise<string> {
  const { bytes } = await database
    .selectFrom('photoFiles')
    .select('bytes')
    .where('photoId', '=', photoId)
    .where('size', '=', 'card')
    .where('format', '=', 'webp')
    .executeTakeFirstOrThrow()
  return `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`
}

/** Photos in one use that everybody sees, by the organisation that they are of. */
export async function listShownPhotos(
  { organisationIds, use }: { organisationIds: string[]; use: PhotoUse },
  { database }: Reading,
): Promise<Map<string, Photo>> {
  if (organisationIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('photos')
    .select(['id', 'alt', 'altCy', 'organisationId'])
    .where('organisationId', 'in', organisationIds)
    .where('use', '=', use)
    .where('shownAt', 'is not', null)
    .execute()
  return new Map(rows.map(({ organisationId, ...photo }) => [organisationId ?? '', photo]))
}
