import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'

const { origin } = site
const place = 'brighton-and-hove'

function ask(path: string, headers: Record<string, string> = {}) {
  return fetch(`${origin}${path}`, { headers, redirect: 'manual' })
}

/** Twice: the second answer is one that was kept. */
async function askTwice(path: string, headers: Record<string, string> = {}) {
  await (await ask(path, headers)).text()
  return ask(path, headers)
}

test('a kept page carries every header of security, differs by language and is not sent again unchanged', async () => {
  const first = await ask(`/${place}?utm_source=kept`)
  const kept = await ask(`/${place}`)
  expect(await kept.text()).toBe(await first.text())
  for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy'])
    expect(kept.headers.get(name)).toBe(first.headers.get(name) ?? 'missing')
  expect(kept.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(kept.headers.get('cache-control')).toBe('no-cache')
  expect(kept.headers.get('vary')).toContain('Cookie')
  const welsh = await askTwice(`/${place}`, { 'accept-language': 'cy' })
  expect(welsh.headers.get('content-language')).toBe('cy')
  expect(await welsh.text()).toContain('lang="cy"')
  const [etag, welshTag] = [kept.headers.get('etag') ?? '', welsh.headers.get('etag') ?? '']
  expect(welshTag).not.toBe(etag)
  expect((await ask(`/${place}`, { 'if-none-match': etag })).status).toBe(304)
  expect((await ask(`/${place}`, { 'if-none-match': welshTag })).status).toBe(200)
})

test('HEAD is answered from what was kept, without its text', async () => {
  const page = await askTwice(`/${place}/badges`)
  const length = Buffer.byteLength(await page.text())
  const head = await fetch(`${origin}/${place}/badges`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } })
  expect(head.headers.get('content-length')).toBe(String(length))
  expect(await head.text()).toBe('')
  expect((await ask(`/${place}/badges`)).headers.get('etag')).toBe(page.headers.get('etag'))
})

test('whoever is signed in gets a page of their own that nobody else may keep', async () => {
  const learner = await new Visitor().signIn('learner@demo.example')
  const own = await learner.get(`/${place}`)
  expect(own.headers.get('cache-control')).toBe('private, no-store')
  expect(own.headers.get('etag')).toBeNull()
  expect(await own.text()).toContain('href="/me"')
  const anybodys = await askTwice(`/${place}`)
  expect(await anybodys.text()).not.toContain('href="/me"')
})

test('lists of the API are kept until something changes at their place', async () => {
  const path = `/api/v1/places/${place}/badges?limit=3`
  const first = await ask(path)
  const etag = first.headers.get('etag') ?? ''
  const { items } = (await first.json()) as { items: { slug: string }[] }
  expect(items).toHaveLength(3)
  expect((await ask(`${path}&nothing=1`, { 'if-none-match': etag })).status).toBe(304)
  await withDatabase(({ database }) =>
    sql`update badges set featured_at = now() where slug = ${items[0]?.slug}`.execute(database),
  )
  await expect
    .poll(async () => (await ask(path, { 'if-none-match': etag })).headers.get('content-type'))
    .toContain('json')
  expect((await ask(path)).headers.get('etag')).toBe(etag)
})

test('an award that is withdrawn is shown as withdrawn at the very next look', async () => {
  await withDatabase(async ({ database }) => {
    const { id } = await database
      .selectFrom('awards')
      .select('id')
      .where('revokedAt', 'is', null)
      .where('validUntil', 'is', null)
      .where('claimedAt', 'is not', null)
      // Of the demonstration's own year: other tests make awards beside this one.
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    const look = async () => textOf(await (await ask(`/awards/${id}`)).text())
    const check = async () => {
      const answer = await new Visitor().post('/verify', { badge: `${origin}/awards/${id}` })
      return textOf(await answer.text())
    }
    for (const page of [await look(), await look(), await check()]) expect(page).not.toContain('no longer valid')
    await database.transaction().execute(async (tx) => {
      const revoked = { revokedAt: new Date(), revocationReason: 'By mistake' }
      const { statusListId } = await tx
        .updateTable('awards')
        .set(revoked)
        .where('id', '=', id)
        .returning('statusListId')
        .executeTakeFirstOrThrow()
      await tx
        .updateTable('statusLists')
        .set({ credential: null, signedAt: null })
        .where('id', '=', statusListId)
        .execute()
    })
    for (const page of [await look(), await check()]) expect(page).toContain('no longer valid')
    expect(await look()).toContain('By mistake')
  })
})
