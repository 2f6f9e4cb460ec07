import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { OwnPhoto, Photo, PhotoFormat, PhotoPlan, PhotoSize, PhotoUse } from './photo.ts'
import { photosOf } from './photo-store.ts'

/** A file of a photo that everybody sees; nothing where it is shown no more, or what it is of is hidden. */
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
    .where(sql<boolean>`not exists (select from opportunities where id = photos.opportunity_id and status = 'draft')`)
    .executeTakeFirst()
  return row?.bytes
}

/** A photo with its points, as an address that holds them. */
type LookedAt = OwnPhoto & { look: string }

/** The photo of one thing that everybody sees. */
export async function findShownPhoto(plan: PhotoPlan, { database }: Reading): Promise<Photo | undefined> {
  return photosOf(database, plan).select(['id', 'alt', 'altCy']).where('shownAt', 'is not', null).executeTakeFirst()
}

interface HasEntrance {
  opportunityId: string
  organisationId: string
}

/** What shows the way in to an opportunity: a photo of its own, else that of its organisation. */
export async function findEntrance(
  { opportunityId, organisationId }: HasEntrance,
  powers: Reading,
): Promise<(Photo & { isOfOrganisation: boolean }) | undefined> {
  const own = await findShownPhoto({ owner: { opportunityId }, use: 'entrance' }, powers)
  const found = own ?? (await findShownPhoto({ owner: { organisationId }, use: 'entrance' }, powers))
  return found && { ...found, isOfOrganisation: !own }
}

/** The one that is shown and those that wait, newest first, each with its look: for those who may add one. */
export async function findOwnPhotos(
  plan: PhotoPlan,
  { database }: Reading,
): Promise<{ shown: LookedAt | undefined; waiting: LookedAt[] }> {
  const rows = await photosOf(database, plan)
    .select(['id', 'use', 'alt', 'altCy', 'showsPeople', 'addedAt', 'shownAt'])
    .orderBy('addedAt', 'desc')
    .$castTo<OwnPhoto>()
    .execute()
  const photos = await Promise.all(rows.map(async (row) => ({ ...row, look: await lookOf(row.id, { database }) })))
  return { shown: photos.find((one) => one.shownAt), waiting: photos.filter((one) => !one.shownAt) }
}

/** Inside the page: what waits, or belongs to a draft, has no address that a stranger could open. */
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
