import sharp from 'sharp'
import { expect, test } from 'vitest'
import { withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { Visitor } from '../support/site/visitor.ts'

const desk = '/organisations/larkhill-road-library/manage/profile/pictures'
const page = '/brighton-and-hove/organisations/larkhill-road-library'
const jpeg = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#884422' } })
  .jpeg()
  .toBuffer()

const form = (fields: Record<string, string>, file: Buffer = jpeg, name = 'beans.jpg') => {
  const data = new FormData()
  for (const [key, value] of Object.entries(fields)) data.set(key, value)
  data.set('file', new Blob([new Uint8Array(file)]), name)
  return data
}
const right = { alt: 'Six people plant beans', altCy: 'Chwech yn plannu ffa', people: 'none', do: 'add' }
const text = async (answer: Promise<Response>) => (await answer).text()
const addressOn = (html: string) => /\/photos\/[0-9a-f-]{36}/.exec(html)?.[0]

test('a photo is looked at, shown to everybody in both languages, and gone at once when it is taken off', async () => {
  const [manager, nobody] = [await new Visitor().signIn('manager@demo.example'), new Visitor()]
  // Kept pages are asked before, so that the photo has to drop them.
  expect(addressOn(await text(nobody.get(page)))).toBeUndefined()
  expect((await manager.post(`${desk}/picture`, form(right))).status).toBe(302)
  const looked = await text(manager.get(`${desk}/picture`))
  expect(looked).toContain('data:image/webp;base64,')
  const id = /name="photo" value="([0-9a-f-]{36})"/.exec(looked)?.[1] ?? ''
  expect((await nobody.get(`/photos/${id}/card.webp`)).status).toBe(404)
  await manager.post(`${desk}/picture`, { do: 'show', photo: id })
  await expect.poll(async () => addressOn(await text(nobody.get(page)))).toBe(`/photos/${id}`)
  expect(await text(nobody.get(page))).toContain('alt="Six people plant beans"')
  expect(await text(nobody.get(`${page}?lang=cy`, { headers: { 'accept-language': 'cy' } }))).toContain(
    'alt="Chwech yn plannu ffa"',
  )
  const file = await nobody.get(`/photos/${id}/wide.avif`)
  expect([file.status, file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([
    200,
    'image/avif',
    'public, max-age=3600',
  ])
  for (const odd of [
    `/photos/${id}/huge.avif`,
    `/photos/${id}/wide.svg`,
    '/photos/x/wide.avif',
    `/photos/${id}/..%2fwide.avif`,
    `/photos/${id}`,
  ])
    expect((await nobody.get(odd)).status, odd).toBe(404)
  await manager.post(`${desk}/picture`, { do: 'take-off' })
  expect((await nobody.get(`/photos/${id}/wide.avif`)).status).toBe(404)
  await expect.poll(async () => addressOn(await text(nobody.get(page)))).toBeUndefined()
  await manager.post(`${desk}/picture`, { do: 'delete', photo: id })
  expect(await text(manager.get(`${desk}/picture`))).not.toContain('data:image')
})

test('the photo of an opportunity goes where its address goes: messengers, search engines, feed readers', async () => {
  const [manager, nobody] = [await new Visitor().signIn('manager@demo.example'), new Visitor()]
  const { id, slug } = await withDatabase(({ database }) =>
    database
      .selectFrom('opportunities')
      .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
      .select(['opportunities.id', 'opportunities.slug'])
      .where('organisations.slug', '=', 'larkhill-road-library')
      .where('opportunities.status', '=', 'published')
      .orderBy('opportunities.publishedAt', 'desc')
      .executeTakeFirstOrThrow(),
  )
  const pictures = `/organisations/larkhill-road-library/manage/opportunities/${id}/picture`
  const shared = `/share/en/brighton-and-hove/opportunities/${slug}.png`
  const feed = '/brighton-and-hove/opportunities.atom?organisation=larkhill-road-library'
  const described = async () =>
    (
      JSON.parse(
        /<script type="application\/ld\+json">(.*?)<\/script>/.exec(
          await text(nobody.get(`/brighton-and-hove/opportunities/${slug}`)),
        )?.[1] ?? '{}',
      ) as { image?: string[] }
    ).image
  /** A point at the right edge: of the photo, which is brown all over, or of a drawing. */
  const edge = async () => {
    const png = await (await nobody.get(shared)).arrayBuffer()
    const { data } = await sharp(png).extract({ left: 1190, top: 20, width: 1, height: 1 }).raw().toBuffer({
      resolveWithObject: true,
    })
    return [...data].slice(0, 3)
  }
  const isBrown = (point: number[]) => [0x88, 0x44, 0x22].every((part, at) => Math.abs(part - (point[at] ?? 0)) < 12)
  const drawn = new URL(shared, site.origin).href
  expect(await described()).toEqual([drawn])
  expect(isBrown(await edge())).toBe(false)
  await manager.post(pictures, form(right))
  const photo = /name="photo" value="([0-9a-f-]{36})"/.exec(await text(manager.get(pictures)))?.[1] ?? ''
  expect([isBrown(await edge()), await text(nobody.get(feed))]).toEqual([false, expect.not.stringContaining(photo)])
  await manager.post(pictures, { do: 'show', photo })
  const address = new URL(`/photos/${photo}`, site.origin).href
  await expect.poll(described).toEqual([`${address}/wide.webp`, drawn])
  expect(isBrown(await edge())).toBe(true)
  expect(await text(nobody.get(feed))).toContain(
    `<link rel="enclosure" href="${address}/card.webp" type="image/webp"/>`,
  )
  await manager.post(pictures, { do: 'take-off' })
  await expect.poll(described).toEqual([drawn])
  expect([isBrown(await edge()), await text(nobody.get(feed))]).toEqual([false, expect.not.stringContaining(photo)])
  await manager.post(pictures, { do: 'delete', photo })
})

test('what is missing or wrong is said beside its field, and what was typed stays', async () => {
  const manager = await new Visitor().signIn('manager@demo.example')
  const said = (fields: Record<string, string>, file?: Buffer, name?: string) =>
    text(manager.post(`${desk}/logo`, form(fields, file, name)))
  expect(await said({ ...right, people: '' })).toContain('Say whether people can be recognised in it.')
  expect(await said({ ...right, people: 'yes' })).toContain('value="Six people plant beans"')
  expect(await said({ ...right, alt: ' ' })).toContain('href="#alt"')
  expect(await said({ ...right, alt: 'x'.repeat(251) })).toContain('Use at most 250 characters')
  expect(await said(right, Buffer.alloc(0))).toContain('Choose a photo.')
  expect(await said(right, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'beans.jpg')).toContain(
    'This is no photo',
  )
  expect((await manager.get(`${desk}/cover`)).status).toBe(404)
  expect(await text(manager.get(`${desk}/logo`))).not.toContain('data:image')
})
