import { readBadge } from '@waymark/open-badges'
import { findArchivedBadge } from '#capabilities/archives/find-archived-badge.ts'
import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { SignedAward } from './award.ts'
import { mostBadgeBytes, mostPhotoBytes } from './award-format.ts'
import { findSignedAward } from './find-award.ts'
import { readCodeInPicture } from './read-code-in-picture.ts'

export type SubmittedField = 'file' | 'photo' | 'badge'

export type SubmittedBadge =
  /** With the award, where the address of one of our own awards was given. */
  | { ok: true; badge: Uint8Array | string; award?: SignedAward }
  /** A code that leads to a badge which nobody has kept yet. */
  | { ok: true; claimPath: string }
  | { ok: false; refusal: 'nothing' | 'too-large' | 'photo-too-large' | 'no-code'; field: SubmittedField }
  | { ok: false; refusal: 'unreachable'; field: SubmittedField; reason: string }

const longestAddress = 2_000

type Powers = Pick<Services, 'database' | 'site'>

/** What a visitor submitted to be checked: a file, a photograph of a QR code, a pasted badge, or its address. */
export async function readSubmittedBadge(
  request: Request,
  { isProgram = false, ...powers }: Powers & { isProgram?: boolean | undefined },
): Promise<SubmittedBadge> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBadgeBytes + mostPhotoBytes)
    return { ok: false, refusal: 'too-large', field: 'file' }
  if (isProgram && !isForm(request)) return readBody(request, powers)
  const form = await request.formData()
  const file = form.get('file')
  if (file instanceof File && file.size > 0) {
    return readBadgeFile(file, powers)
  }
  const photo = form.get('photo')
  if (photo instanceof File && photo.size > 0) return readPhoto(photo, powers)
  const text = String(form.get('badge') ?? '').trim()
  return text ? readBadgeText(text, { field: 'badge', ...powers }) : { ok: false, refusal: 'nothing', field: 'file' }
}

/** What one file holds: a badge, or a picture of the code that leads to one. */
async function readBadgeFile(file: File, powers: Powers): Promise<SubmittedBadge> {
  if (file.size > mostBadgeBytes) return { ok: false, refusal: 'too-large', field: 'file' }
  const badge = new Uint8Array(await file.arrayBuffer())
  const code = readBadge(badge).ok ? undefined : await readCodeInPicture(badge)
  return code ? readBadgeText(code, { field: 'file', ...powers }) : { ok: true, badge }
}

const isForm = (request: Request) =>
  /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(request.headers.get('content-type') ?? '')

/** A program sends the badge itself as the body, or its address by itself. */
async function readBody(request: Request, powers: Powers): Promise<SubmittedBadge> {
  const badge = new Uint8Array(await request.arrayBuffer())
  if (badge.length === 0) return { ok: false, refusal: 'nothing', field: 'file' }
  if (badge.length > mostBadgeBytes) return { ok: false, refusal: 'too-large', field: 'file' }
  const address = badge.length < longestAddress ? new TextDecoder().decode(badge).trim() : ''
  return /^https?:\/\/\S+$/i.test(address) ? readBadgeText(address, { field: 'badge', ...powers }) : { ok: true, badge }
}

async function readPhoto(photo: File, powers: Powers): Promise<SubmittedBadge> {
  if (photo.size > mostPhotoBytes) return { ok: false, refusal: 'photo-too-large', field: 'photo' }
  const picture = new Uint8Array(await photo.arrayBuffer())
  const code = await readCodeInPicture(picture)
  if (code) return readBadgeText(code, { field: 'photo', ...powers })
  // The badge's own picture handed in as a photograph is still a badge.
  return readBadge(picture).ok ? { ok: true, badge: picture } : { ok: false, refusal: 'no-code', field: 'photo' }
}

/** A badge as text, or what lies at its address. */
export async function readBadgeText(
  text: string,
  { field, database, site }: Powers & { field: SubmittedField },
): Promise<SubmittedBadge> {
  if (!/^https?:\/\//i.test(text)) return { ok: true, badge: text }
  const own = await ownPath(text, { database, site })
  const claimPath = own && /^\/claim\/[\w-]+$/.exec(own)?.[0]
  if (claimPath) return { ok: true, claimPath }
  const id = own && /^\/awards\/([0-9a-f-]{36})(\.\w+)?$/.exec(own)?.[1]
  const award = isId(id) ? await findSignedAward(id, { database }) : undefined
  if (award) return { ok: true, badge: award.credential, award }
  const archived = await archivedAt(text, { database, site })
  if (archived) return { ok: true, badge: archived }
  const fetched = await guardedFetch(text)
  return fetched.ok
    ? { ok: true, badge: new Uint8Array(fetched.body) }
    : { ok: false, refusal: 'unreachable', field, reason: fetched.reason }
}

/** A badge of a place that moved here, by its former address or by this site's. */
async function archivedAt(address: string, { database, site }: Powers): Promise<string | undefined> {
  if (!URL.canParse(address)) return undefined
  const { origin, pathname } = new URL(address)
  const id = /^\/awards\/([0-9a-f-]{36})(\.json)?$/.exec(pathname)?.[1]
  if (!isId(id)) return undefined
  return findArchivedBadge(origin === site.origin ? { id } : { id, origin }, { database })
}

/** The path of an address that this installation answers at, or did under an earlier name. */
async function ownPath(address: string, { database, site }: Powers): Promise<string | undefined> {
  if (!URL.canParse(address)) return undefined
  const { origin, pathname } = new URL(address)
  const known =
    origin === site.origin ||
    (await database.selectFrom('origins').select('origin').where('origin', '=', origin).executeTakeFirst())
  return known ? pathname : undefined
}
