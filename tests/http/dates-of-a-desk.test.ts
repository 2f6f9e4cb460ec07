import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { findOtherManager } from '../support/site/cast.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { saturdayEvent } from '../support/site/saturday-event.ts'
import { site } from '../support/site/site.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'

const town = '/brighton-and-hove'
const manage = `/organisations/${library}/manage`
const manager = new Visitor()
let desk = ''
let listing = ''
let date = ''

beforeAll(async () => {
  await manager.signIn('manager@demo.example')
  const { opportunityId, startsAt } = await saturdayEvent({ en: 'Kite morning', cy: 'Bore barcutiaid' })
  desk = `${manage}/bookings/${opportunityId}/${startsAt.toISOString()}`
  listing = `${manage}/opportunities/${opportunityId}`
  date = startsAt.toISOString()
})

const page = async (path: string) => (await manager.get(path)).text()
const read = async (path: string) => textOf(await page(path))
const press = (fields: Record<string, string>, path = desk) => manager.post(path, fields)

async function askByPhone(name: string, phone: string) {
  const path = /href="(\/[^"]*\/(?:opportunities|events)\/kite-morning[^"/]*)"/.exec(await page(desk))?.[1]
  const asked = await new Visitor().post(`${path}/book`, {
    ...{ requestId: randomUUID(), at: date, channel: 'in-person', name, age: '13-to-17', phone, comes: 'yes' },
  })
  expect(asked.status).toBe(302)
}

const released = (answer: Response) => answer.headers.get('location') ?? ''

test('bookings by telephone are released together when that is confirmed, once, and taken back once', async () => {
  for (const [name, phone] of [
    ['Una Vale', '07700 900801'],
    ['Wyn Yale', '07700 900802'],
  ] as const)
    await askByPhone(name, phone)
  expect(textOf(await (await press({ do: 'release-all' })).text())).toContain('Release 2 bookings by telephone?')
  expect(await read(desk)).toContain('By telephone: to be confirmed')
  const first = released(await press({ do: 'release-all-now' }))
  expect(await read(first)).toContain('2 bookings were released')
  // Pressed twice it releases nothing more, and says nothing of what it did not do.
  expect(await read(released(await press({ do: 'release-all-now' })))).not.toMatch(/bookings? w(as|ere) released/)
  const at = new URL(first, site.origin).searchParams.get('released')
  for (const wrong of ['bring-back', 'bring-back yesterday']) expect((await press({ do: wrong })).status).toBe(400)
  await press({ do: `bring-back ${new Date(0).toISOString()}` })
  expect(await read(first)).toContain('2 bookings were released')
  expect((await press({ do: `bring-back ${at}` })).status).toBe(302)
  const back = await read(first)
  expect(back).not.toContain('bookings were released')
  expect(back).toContain('By telephone: to be confirmed')
  expect((await press({ do: `bring-back ${at}` })).status).toBe(302)
  expect((await read(desk)).match(/By telephone: to be confirmed/g)).toHaveLength(2)
})

test('another organisation releases nothing here, whichever address it posts to', async () => {
  const { email, slug } = await findOtherManager()
  const other = await new Visitor().signIn(email)
  const postsTo = async (path: string) => (await other.post(path, { do: 'release-all-now' })).status
  expect(await postsTo(desk)).toBe(403)
  expect(await postsTo(desk.replace(library, slug))).toBe(404)
  expect((await read(desk)).match(/By telephone: to be confirmed/g)).toHaveLength(2)
})

test('a date that was called off stays so in its listing, and the page that says otherwise is told why', async () => {
  expect((await press({ do: 'call-off-date' })).status).toBe(302)
  const form = await page(`${listing}/when`)
  expect(textOf(form)).toContain('1 date is called off where it is booked')
  const sessions = /<textarea[^>]*name="sessions"[^>]*>([^<]*)</.exec(form)?.[1] ?? ''
  expect(sessions).toMatch(/cancelled/)
  const [, name = '', basedOn = ''] = /<input type="hidden" name="(basedOn)" value="([^"]+)"/.exec(form) ?? []
  const planned = { sessions: sessions.replace(/,? ?\(?cancelled\)?/, ''), eventStatus: 'scheduled', do: 'save' }
  const saved = released(await press({ ...planned, [name]: basedOn }, `${listing}/when`))
  const told = await page(saved)
  expect(textOf(told)).toContain('Saved, but 1 date stays cancelled')
  expect(told).toContain(`href="${desk}"`)
  expect((await press({ do: 'on-again' })).status).toBe(302)
  expect(textOf(await page(`${listing}/when`))).not.toContain('called off where it is booked')
})

test('a date of a listing that is cancelled as a whole is not said to be on again', async () => {
  const set = (eventStatus: string) =>
    withDatabase(({ database }) =>
      database
        .updateTable('opportunities')
        .set({ eventStatus })
        .where('id', '=', listing.split('/').at(-1) ?? '')
        .execute(),
    )
  await set('cancelled')
  const answer = await press({ do: 'on-again' })
  expect(answer.status).toBe(200)
  const text = await answer.text()
  expect(textOf(text)).toContain('The whole listing is cancelled or taken down')
  expect(text).toContain(`href="${listing}/when"`)
  expect(text).not.toContain('value="on-again"')
  await set('scheduled')
  expect(await page(desk)).toContain(`${town}/poster/kite-morning`)
})

test('the sheet of a week says how many dates do not fit, and where they are', async () => {
  await withDatabase(async ({ database }) => {
    const opportunityId = listing.split('/').at(-1) ?? ''
    const dates = Array.from({ length: 9 }, (_, nth) => new Date(Date.now() + (nth + 1) * 3_600_000))
    await database
      .insertInto('opportunitySessions')
      .values(
        dates.map((startsAt, nth) => ({
          ...{ id: randomUUID(), opportunityId, startsAt, endsAt: new Date(+startsAt + 1_800_000) },
          eventStatus: nth < 2 ? 'cancelled' : 'scheduled',
        })),
      )
      .execute()
    await database.updateTable('opportunities').set({ updatedAt: new Date() }).where('id', '=', opportunityId).execute()
  })
  const { host } = new URL(site.origin)
  const left = async (query: string) => {
    const text = await read(`${town}/poster${query}`)
    return Number(/(\d+) more this week do(?:es)? not fit here\. All of it: (\S+)/.exec(text)?.[1])
  }
  const [one, both] = [await left(''), await left('?in=both')]
  // Six fit in one language, four in two; what does not take place is not among the rest.
  expect(both - one).toBe(2)
  const { count } = await withDatabase(({ database }) =>
    database
      .selectFrom('opportunitySessions')
      .innerJoin('opportunities', 'opportunities.id', 'opportunityId')
      .innerJoin('places', 'places.id', 'placeId')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('places.slug', '=', town.slice(1))
      .where('kind', '=', 'event')
      .where('audience', '=', 'everybody')
      .where('opportunities.status', '=', 'published')
      .where('opportunitySessions.eventStatus', 'not in', ['cancelled', 'postponed'])
      .where('opportunities.eventStatus', 'not in', ['cancelled', 'postponed'])
      .where('endsAt', '>', new Date())
      .where('startsAt', '<', new Date(Date.now() + 7 * 86_400_000))
      .executeTakeFirstOrThrow(),
  )
  expect(one).toBe(Number(count) - 6)
  expect(await read(`${town}/poster`)).toContain(`All of it: ${host}${town}/events`)
})
