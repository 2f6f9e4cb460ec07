import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { findCredential } from './find-award.ts'

const mostBytes = 5_000_000

export type SubmittedBadge =
  | { ok: true; badge: Uint8Array | string }
  | { ok: false; refusal: 'nothing' | 'too-large'; field: 'file' | 'badge' }
  | { ok: false; refusal: 'unreachable'; field: 'badge'; reason: string }

/** What somebody handed in to be checked: a file, a pasted badge, or the address of one. */
export async function readSubmittedBadge(
  request: Request,
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<SubmittedBadge> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes)
    return { ok: false, refusal: 'too-large', field: 'file' }
  const form = await request.formData()
  const file = form.get('file')
  if (file instanceof File && file.size > 0) {
    return file.size > mostBytes
      ? { ok: false, refusal: 'too-large', field: 'file' }
      : { ok: true, badge: new Uint8Array(await file.arrayBuffer()) }
  }
  const text = String(form.get('badge') ?? '').trim()
  if (!text) return { ok: false, refusal: 'nothing', field: 'file' }
  if (!/^https?:\/\//i.test(text)) return { ok: true, badge: text }
  const own = await readOwnAward(text, { database, site })
  if (own) return { ok: true, badge: own }
  const fetched = await guardedFetch(text)
  return fetched.ok
    ? { ok: true, badge: new Uint8Array(fetched.body) }
    : { ok: false, refusal: 'unreachable', field: 'badge', reason: fetched.reason }
}

/** The address of one of our award pages stands for the badge on it. */
async function readOwnAward(
  address: string,
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<string | undefined> {
  if (!URL.canParse(address)) return undefined
  const { origin, pathname } = new URL(address)
  const id = /^\/awards\/([0-9a-f-]{36})(\.\w+)?$/.exec(pathname)?.[1]
  if (!isId(id)) return undefined
  const known =
    origin === site.origin ||
    (await database.selectFrom('origins').select('origin').where('origin', '=', origin).executeTakeFirst())
  return known ? findCredential(database, id) : undefined
}
