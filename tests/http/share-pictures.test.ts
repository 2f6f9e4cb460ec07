import sharp from 'sharp'
import { expect, test } from 'vitest'
import { withDatabase } from '#tests/support/site/people.ts'
import { site } from '#tests/support/site/site.ts'

const ask = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, site.origin), { headers })
const tagsOf = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<meta property="(og:[a-z_:]+)" content="([^"]*)"\/>/g)].map(([, name, content]) => [
      name,
      content,
    ]),
  )

test.each([
  '/',
  '/brighton-and-hove',
  '/brighton-and-hove/badges/coding-club',
  '/brighton-and-hove/pathways/digital-champion',
  '/plymouth/opportunities',
])('a messenger shows a picture with %s, of the size that is said, in both languages', async (path) => {
  for (const language of ['en', 'cy']) {
    const page = await ask(path, { cookie: `waymark-language=${language}` })
    const tags = tagsOf(await page.text())
    expect(tags['og:url']).toBe(new URL(path, site.origin).href)
    expect(tags['og:locale']).toBe(language === 'cy' ? 'cy_GB' : 'en_GB')
    expect(tags['og:title']).toMatch(/\S/)
    const picture = await ask(tags['og:image'] ?? '/nowhere')
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    const { width, height, format } = await sharp(await picture.arrayBuffer()).metadata()
    expect([format, String(width), String(height)]).toEqual(['png', tags['og:image:width'], tags['og:image:height']])
  }
})

test('what nobody may read has no picture, and what is no address neither', async () => {
  for (const path of [
    '/share/en/plymouth/badges/of-no-place.png',
    '/share/fr/brighton-and-hove.png',
    '/share/en/nowhere.png',
    '/share/en/brighton-and-hove/constructor/coding-club.png',
    '/share/en/brighton-and-hove/badges/coding-club.svg',
  ])
    expect((await ask(path)).status, path).toBe(404)
})

test.each(['badges', 'opportunities'] as const)('a draft of %s has no picture', async (kind) => {
  const { id, slug, status } = await withDatabase(({ database }) =>
    database
      .selectFrom(kind)
      .innerJoin('places', 'places.id', `${kind}.placeId`)
      .select([`${kind}.id`, `${kind}.slug`, `${kind}.status`])
      .where('places.slug', '=', 'plymouth')
      .where(`${kind}.status`, '=', 'published')
      .orderBy(`${kind}.id`)
      .executeTakeFirstOrThrow(),
  )
  const path = `/share/en/plymouth/${kind}/${slug}.png`
  const become = (now: typeof status) =>
    withDatabase(({ database }) => database.updateTable(kind).set({ status: now }).where('id', '=', id).execute())
  expect((await ask(path)).status).toBe(200)
  try {
    await become('draft')
    expect((await ask(path)).status).toBe(404)
  } finally {
    await become(status)
  }
})

test('an award says nothing of its holder to a messenger, and what is one person’s own says nothing at all', async () => {
  const award = await withDatabase(({ database }) =>
    database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .select(['awards.id', 'recipients.name'])
      .where('nameShown', '=', true)
      .where('visibility', '=', 'public')
      .where('revokedAt', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  const page = await (await ask(`/awards/${award.id}`)).text()
  expect(page).toContain(award.name)
  const tags = tagsOf(page)
  expect(tags['og:image']).toMatch(/\/share\/en\/[a-z-]+\/badges\/[a-z0-9-]+\.png$/)
  for (const content of Object.values(tags)) expect(content).not.toContain(award.name ?? '')
  for (const path of ['/sign-in', '/claim', '/verify'])
    if (/name="robots" content="noindex"/.test(await (await ask(path)).text()))
      expect(tagsOf(await (await ask(path)).text()), path).toEqual({})
})
