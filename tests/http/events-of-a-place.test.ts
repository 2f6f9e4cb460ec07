import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { beforeAll, expect, test } from 'vitest'
import { library } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'

const { origin } = site
const town = '/brighton-and-hove'
const breakfast = `${town}/events/employers-breakfast-what-a-badge-tells-you`
const film = 'saturday-try-it-make-a-one-minute-film'
const manager = new Visitor()
const stranger = new Visitor()

beforeAll(() => manager.signIn('manager@demo.example'))

const page = async (path: string) => (await fetch(origin + path, { redirect: 'manual' })).text()
const go = async (path: string) => {
  const answer = await fetch(origin + path, { redirect: 'manual' })
  return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
}

test('what is on stands in a list, narrowed by its address', async () => {
  const all = textOf(await page(`${town}/events?kind=employer-event`))
  expect(all).toContain('Employers’ breakfast')
  expect(all).not.toContain('one-minute film')
  expect(textOf(await page(`${town}/events?for=everybody&q=film`))).toContain('14 of 14 seats left')
  expect(textOf(await page(`${town}/events?for=network&q=film`))).toContain('Nothing that is on fits all of that')
  // What an address says that no list knows changes nothing.
  expect(textOf(await page(`${town}/events?kind=course&after=x`))).toContain('Open mic for new voices')
  expect(textOf(await page('/southampton/events'))).toContain('Nothing is planned yet')
})

test('what is on is narrowed to what is near and to a day, and an empty list says what to do', async () => {
  const near = textOf(await page(`${town}/events?near=Brighton&within=10`))
  expect(near).toContain('Saturday try-it')
  expect(near).not.toContain('What is a digital badge?')
  const far = textOf(await page(`${town}/events?near=Plymouth&within=2&when=today`))
  for (const words of ['Look within 5 miles', 'Look at any time', 'Show everything that is on'])
    expect(far).toContain(words)
  const unknown = textOf(await page(`${town}/events?near=Nowhere+at+all&q=film`))
  expect(unknown).toContain('Meanwhile, this is what is on everywhere.')
  expect(unknown).toContain('Saturday try-it')
  // A position is kept in no calendar.
  expect(await page(`${town}/events?near=Brighton&when=week`)).toContain(`href="${town}/events.ics"`)
  expect(await page(`${town}/events?on=2020-01-01`)).toContain('Look at any time')
})

test('the figures of who took part come as a table, counts alone, to who may see them', async () => {
  const lead = await new Visitor().signIn('lead@demo.example')
  const table = await lead.get(`${town}/lead/attendance.csv`)
  expect(table.headers.get('content-type')).toContain('text/csv')
  const text = await table.text()
  expect(text).toMatch(/^.?By,Which,Dates held,Called off or postponed,Seats offered/)
  expect(text).toContain('City Learning Team')
  expect(text).toContain('Would you come again?')
  expect((await manager.get(`${town}/lead/attendance.csv`)).status).toBe(403)
  const own = await manager.get(`/organisations/${library}/manage/attendance`)
  expect(textOf(await own.text())).toContain('How we count')
  // Of a month in which nothing was on there is nothing to show, and it says so.
  const early = await lead.get(`${town}/lead/attendance?from=2024-01&until=2024-03`)
  expect(textOf(await early.text())).toContain('Nothing was on in these months')
})

test('an event for the network has one address; one for everybody stands among what can be learned, too', async () => {
  expect(await go(breakfast)).toBe('200')
  expect(await go(breakfast.replace('events', 'opportunities'))).toBe(`301 ${breakfast}`)
  const among = [`${town}/opportunities/${film}`, `${town}/events/${film}`]
  for (const path of among) expect(await page(path)).toContain(`<link rel="canonical" href="${origin}${among[0]}"/>`)
  const [course] = /\/opportunities\/[a-z0-9-]+/.exec(await page(`${town}/opportunities?kind=course`)) ?? []
  expect(await go(town + (course ?? '').replace('opportunities', 'events'))).toBe(`301 ${town}${course}`)
  // Forms too: what is asked for below the other list leads on, and what was typed goes along.
  for (const form of ['book', 'interest']) {
    const elsewhere = `${breakfast.replace('events', 'opportunities')}/${form}`
    expect(await go(`${elsewhere}?at=x`)).toBe(`301 ${breakfast}/${form}?at=x`)
    const posted = await stranger.post(elsewhere, { name: 'Erin' })
    expect(`${posted.status} ${posted.headers.get('location')}`).toBe(`308 ${breakfast}/${form}`)
    expect(await go(`${town}/opportunities/${film}/${form}`)).toBe('200')
    expect(await go(`${town}${(course ?? '').replace('opportunities', 'events')}/${form}`)).toBe(
      `301 ${town}${course}/${form}`,
    )
  }
  expect(await go(`${town}/events/nothing-of-the-kind`)).toBe('404')
  expect(await go(`/plymouth/events/no-such-thing/book`)).toBe('404')
})

test('programs read an event, and only what is for learners among what can be learned', async () => {
  expect(await page(breakfast)).toContain('"eventStatus":"https://schema.org/EventScheduled"')
  const calendar = new ICAL.Component(ICAL.parse(await page(`${town}/events.ics?for=network`)))
  expect(calendar.getAllSubcomponents('vevent').map((one) => one.getFirstPropertyValue('url'))).toContain(
    origin + breakfast,
  )
  expect(await page(`${breakfast}.ics`)).toContain('BEGIN:VEVENT')
  for (const list of ['opportunities.ics', 'opportunities.atom', 'opportunities.csv', 'opportunities?q=breakfast'])
    expect(await page(`${town}/${list}`), list).not.toContain('employers-breakfast')
  expect(await page(`/sitemaps${town}.xml`)).not.toContain('employers-breakfast')
  const { items } = (await (await fetch(`${origin}/api/v1/places${town}/opportunities?q=breakfast`)).json()) as {
    items: { slug: string }[]
  }
  expect(items.map(({ slug }) => slug).filter((slug) => slug.startsWith('employers-breakfast'))).toEqual([])
})

test('a listing and the week of a place have a sheet to hang up, with the address that its code leads to', async () => {
  const host = new URL(origin).host
  const sheet = textOf(await page(`${town}/poster/${film}`))
  expect(sheet).toContain('Saturday try-it')
  expect(sheet).toContain(`${host}${town}/opportunities/${film}`)
  // A sheet of an event for the network is asked for by who organises it.
  expect(await page(`${town}/poster/${breakfast.split('/').at(-1)}`)).toContain(`${host}${breakfast}`)
  expect(await go(`${town}/poster/nothing-of-the-kind`)).toBe('404')
  // One date alone, where it takes place, and both languages on one sheet.
  const cafe = `${town}/poster/english-conversation-cafe`
  const dates = [...new Set([...(await page(cafe)).matchAll(/at=(20[^&"]+)/g)].map(([, at]) => at ?? ''))]
  const datesOf = async (path: string) => ((await page(path)).match(/<li>/g) ?? []).length
  expect(await datesOf(cafe)).toBeGreaterThan(await datesOf(`${cafe}?at=${dates[0]}`))
  expect(await go(`${cafe}?at=${new Date(0).toISOString()}`)).toBe('404')
  const both = textOf(await page(`${cafe}?in=both`))
  expect(both).toContain('Caffi sgwrsio Saesneg')
  expect(both).toContain('English conversation café')
  expect(await page(cafe)).not.toContain('Caffi sgwrsio Saesneg')
  const week = await page(`${town}/poster`)
  expect(textOf(week)).toContain(`${host}${town}/events`)
  // The week of a place is for everybody, and says no seats: they change after a sheet is printed.
  expect(week).not.toContain('employers-breakfast')
  expect(textOf(week)).not.toContain('seats left')
})

test('the API tells what is on for everybody, date by date, with seats, in pages, and nothing for the network', async () => {
  const list = async (query: string) =>
    (await (await fetch(`${origin}/api/v1/places${town}/events?${query}`)).json()) as {
      items: { url: string; startsAt: string; seats: { left: number }[] }[]
      next?: string
    }
  const all = await list('limit=100')
  expect(all.items.length).toBeGreaterThan(1)
  expect(all.items.map(({ startsAt }) => startsAt)).toEqual(all.items.map(({ startsAt }) => startsAt).toSorted())
  expect(JSON.stringify(all)).not.toContain('employers-breakfast')
  const { items: films } = await list('q=film')
  expect(films.find(({ url }) => url === `${origin}${town}/opportunities/${film}`)).toMatchObject({
    seats: [{ channel: 'in-person', seats: 14 }],
  })
  expect((await list('q=breakfast')).items.filter(({ url }) => url.includes('/events/'))).toEqual([])
  const [first, second] = [await list('limit=1'), await list(`limit=1&after=${(await list('limit=1')).next}`)]
  expect([first.items[0], second.items[0]]).toEqual(all.items.slice(0, 2))
  expect((await fetch(`${origin}/api/v1/places/atlantis/events`)).status).toBe(404)
  const described = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as { paths: object }
  expect(Object.keys(described.paths)).toContain('/api/v1/places/{place}/events')
})

test('a seat at an event is taken below the event, and its booking leads back there', async () => {
  const at = /value="(20\d\d-[^"]+Z)"/.exec(await (await stranger.get(`${breakfast}/book`)).text())?.[1] ?? ''
  const answer = await stranger.post(`${breakfast}/book`, {
    ...{ requestId: randomUUID(), at, channel: 'in-person', name: 'Erin Employer', phone: '07700 900555' },
    ...{ age: 'adult', comes: 'yes' },
  })
  expect(answer.status).toBe(302)
  const booked = await stranger.get(answer.headers.get('location') ?? '')
  expect(await booked.text()).toContain(`href="${breakfast}"`)
})

test('a manager says for whom an event is, and what is no event is for everybody', async () => {
  const desk = `/organisations/${library}/manage/opportunities`
  const begun = await manager.post(`${desk}/new`, {
    ...{ requestId: randomUUID(), title: 'Librarians’ supper', kind: 'event', theme: 'community' },
    ...{ audience: 'network', place: 'brighton-and-hove' },
  })
  const here = (begun.headers.get('location') ?? '').replace('/what?saved', '')
  const who = await (await manager.get(`${here}/who`)).text()
  expect(who).toMatch(/value="network" checked|checked="" value="network"/)
  expect(who).toContain('value="18"')
  const based = /name="basedOn" value="([^"]+)"/.exec(await (await manager.get(`${here}/what`)).text())?.[1] ?? ''
  const course = await manager.post(`${here}/what`, {
    ...{ basedOn: based, title: 'Librarians’ supper', kind: 'course', theme: 'community', do: 'save' },
  })
  expect(textOf(await course.text())).toContain('It is for organisations and partners alone, and only events are.')
  // A course that says it is for the network is for everybody: its page never asks.
  const other = await manager.post(`${desk}/new`, {
    ...{ requestId: randomUUID(), title: 'Catalogue course', kind: 'course', theme: 'community', audience: 'network' },
  })
  const course2 = (other.headers.get('location') ?? '').replace('/what?saved', '')
  expect(await (await manager.get(`${course2}/who`)).text()).not.toContain('name="audience"')
})
