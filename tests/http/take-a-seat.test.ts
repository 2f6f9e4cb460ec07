import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { until } from '#tests/support/until.ts'
import { giveCard } from '../support/site/cast.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { letterTo, textOf, Visitor } from '../support/site/visitor.ts'

const { origin } = site
const stranger = new Visitor()
const manager = new Visitor()
let listing: { id: string; path: string }
const inDays = (days: number) => new Date(Math.ceil(Date.now() / 3_600_000 + 24 * days) * 3_600_000)
const first = inDays(33)
const second = inDays(40)

beforeAll(async () => {
  await manager.signIn('manager@demo.example')
  listing = await withDatabase(async ({ database }) => {
    const { id, slug } = await database
      .selectFrom('opportunities')
      .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
      .select(['opportunities.id', 'opportunities.slug'])
      .where('organisations.slug', '=', library)
      .where('opportunities.status', '=', 'published')
      .where('mode', '=', 'in-person')
      .where('opportunities.eventStatus', '=', 'scheduled')
      .orderBy('opportunities.id', 'desc')
      .executeTakeFirstOrThrow()
    await database.updateTable('opportunities').set({ ageMin: 0, ageMax: 120 }).where('id', '=', id).execute()
    await database.deleteFrom('opportunitySessions').where('opportunityId', '=', id).execute()
    const session = { id: randomUUID(), opportunityId: id, startsAt: first, endsAt: inDays(34) }
    const other = { ...session, id: randomUUID(), startsAt: second, endsAt: inDays(41) }
    await database.insertInto('opportunitySessions').values([session, other]).execute()
    return { id, path: `/brighton-and-hove/opportunities/${slug}` }
  })
  const saved = await manager.post(`/organisations/${library}/manage/opportunities/${listing.id}/seats`, {
    ...{ inPersonSeats: '3', mostPeople: '6', closesHours: '0', isOpen: 'yes' },
  })
  expect(saved.status).toBe(302)
})

const form = (change: Record<string, string>) => ({
  ...{ requestId: randomUUID(), at: first.toISOString(), channel: 'in-person', name: 'Mo Moss', age: 'adult' },
  ...change,
})

/** The newest letter to this address that leads to a booking, once the queue has brought it. */
const bookingLetterTo = (email: string) =>
  until(async () => {
    const letter = await letterTo(email)
    const [link] = /\/bookings\/[\w.-]+/.exec(letter) ?? []
    if (!link) throw new Error(`no booking was written of to ${email}`)
    return { letter, link }
  })

const seatsSaid = async () => textOf(await (await fetch(`${origin}${listing.path}`)).text())

test('a mother books for two children by mail; nobody but the organisation learns of them', async () => {
  expect(await seatsSaid()).toContain('3 of 3 seats left')
  const children = { name1: 'Kit Moss', age1: 'under-13', name2: 'Pip Moss', age2: 'under-13' }
  const asked = { email: 'mo@home.example', ...children, needs: 'A quiet corner' }
  const refused = await stranger.post(`${listing.path}/book`, form(asked))
  const page = await refused.text()
  expect(refused.status).toBe(200)
  expect(textOf(page)).toContain('Tick that you are the parent or guardian and agree.')
  // Nothing that was typed is lost.
  for (const typed of ['Kit Moss', 'Pip Moss', 'mo@home.example', 'A quiet corner']) expect(page).toContain(typed)
  const taken = await stranger.post(`${listing.path}/book`, form({ ...asked, guardian: 'yes' }))
  const here = taken.headers.get('location') ?? ''
  expect(here).toMatch(/^\/bookings\//)
  const held = await stranger.get(here)
  expect(held.headers.get('cache-control')).toBe('no-store')
  // The page's own address proves no mailbox.
  expect(textOf(await (await stranger.post(here, { do: 'confirm' })).text())).toContain(
    'Open the mail that we sent you',
  )
  const { letter, link } = await bookingLetterTo('mo@home.example')
  expect(letter).not.toMatch(/Kit|Pip|quiet/)
  // Looking changes nothing: mail programs open links.
  expect(textOf(await (await stranger.get(link)).text())).toContain('A seat is held for you')
  await fetch(`${origin}${link}`, { method: 'HEAD' })
  expect((await stranger.post(link, { do: 'confirm' })).status).toBe(302)
  expect(textOf(await (await stranger.get(link)).text())).toContain('You have a seat')
  const entry = await stranger.get(`${link}/calendar.ics`)
  expect(await entry.text()).toMatch(/METHOD:PUBLISH[\s\S]*SEQUENCE:0/)
  expect(await seatsSaid()).toContain('1 of 3 seat')
  const desk = `/organisations/${library}/manage/bookings/${listing.id}/${first.toISOString()}`
  const seen = textOf(await (await manager.get(desk)).text())
  for (const known of ['Kit Moss', 'Pip Moss', 'A quiet corner', 'mo@home.example']) expect(seen).toContain(known)
  for (const path of [
    listing.path,
    `${listing.path}/book`,
    `${listing.path}.ics`,
    '/brighton-and-hove',
    `${link.slice(0, -2)}xx`,
  ])
    expect(await (await fetch(`${origin}${path}`)).text(), path).not.toMatch(/Kit Moss|Pip Moss|mo@home/)
})

test('what a person booked is in their own file, once they have read the mail', async () => {
  const email = `mo.${Date.now()}@home.example`
  const taken = await stranger.post(`${listing.path}/book`, form({ email, comes: 'yes', name: 'Mo Own' }))
  const { link } = await bookingLetterTo(email)
  const person = await new Visitor().signIn(email)
  const file = async (whose: Visitor) => (await whose.get('/me/data.html')).text()
  // A stranger may have typed it.
  expect(await file(person)).not.toContain('Mo Own')
  await stranger.post(link, { do: 'confirm' })
  expect(await file(person)).toContain('Mo Own')
  expect(await file(manager)).not.toContain('Mo Own')
  await stranger.post(taken.headers.get('location') ?? '', { do: 'cancel-yes' })
})

test('of two who are left one gets the last seat, the other waits, and gets it when it is given back', async () => {
  const ring = { phone: '07700 900123', comes: 'yes' }
  const booked = await stranger.post(`${listing.path}/book`, form({ ...ring, name: 'Ash' }))
  const full = await stranger.post(`${listing.path}/book`, form({ ...ring, name: 'Bo' }))
  expect(textOf(await full.text())).toContain('Put me on the waiting list')
  const waits = await stranger.post(`${listing.path}/book`, form({ ...ring, name: 'Bo', do: 'wait' }))
  const bo = waits.headers.get('location') ?? ''
  expect(textOf(await (await stranger.get(bo)).text())).toContain('rings 07700 900123 when a seat is free')
  const desk = `/organisations/${library}/manage/bookings/${listing.id}/${first.toISOString()}`
  expect(textOf(await (await manager.get(`/organisations/${library}/manage`)).text())).toContain('by telephone wait')
  const press = async (verb: string, whose: string) => {
    const [, id] = new RegExp(
      `value="${verb} ([0-9a-f-]{36})"[^>]*>[^<]*<span class="visually-hidden"> ${whose}<`,
    ).exec(await (await manager.get(desk)).text()) ?? ['', '']
    expect((await manager.post(desk, { do: `${verb} ${id}` })).status).toBe(302)
  }
  await press('confirm', 'Ash')
  await press('confirm', 'Bo')
  expect(textOf(await (await stranger.get(bo)).text())).toContain('You are number 1')
  const ash = booked.headers.get('location') ?? ''
  expect(textOf(await (await stranger.post(ash, { do: 'cancel' })).text())).toContain('Cancel your booking?')
  expect((await stranger.post(ash, { do: 'cancel-yes' })).status).toBe(302)
  expect(textOf(await (await stranger.get(bo)).text())).toContain('A seat is free for you')
  expect((await stranger.post(bo, { do: 'confirm' })).status).toBe(302)
  expect(textOf(await (await stranger.get(bo)).text())).toContain('You have a seat')
})

test('who booked without an address reads first that a date is called off, also by the card', async () => {
  const noAddress = { comes: 'yes', at: second.toISOString() }
  const rung = { ...noAddress, phone: '07700 900555' }
  const taken = await stranger.post(`${listing.path}/book`, form({ ...rung, name: 'Rhys Ring' }))
  const here = taken.headers.get('location') ?? ''
  const { code: cardCode, pin } = await giveCard(manager)
  const card = { cardCode, pin }
  const byCard = await stranger.post(`${listing.path}/book`, form({ ...noAddress, ...card, name: 'Cai Card' }))
  expect(byCard.headers.get('location')).toMatch(/^\/bookings\//)
  const open = () => stranger.post('/bookings', card)
  const alone = await open()
  const page = alone.headers.get('location') ?? ''
  const desk = `/organisations/${library}/manage/bookings/${listing.id}/${second.toISOString()}`
  expect((await manager.post(desk, { do: 'call-off-date' })).status).toBe(302)
  const head = async (path: string) => /<main[\s\S]*?<h1/.exec(await (await stranger.get(path)).text())?.[0] ?? ''
  for (const path of [here, page]) expect(textOf(await head(path)), path).toContain('Called off: do not come')
  // It opens although nothing is to come any more.
  expect((await open()).headers.get('location')).toBe(page)
  expect((await stranger.post(page, { do: 'change-read' })).status).toBe(302)
  expect(textOf(await (await stranger.get(page)).text())).not.toContain('do not come')
  const listed = await open()
  expect(listed.headers.get('cache-control')).toBe('no-store')
  expect(textOf(await listed.text())).toContain('Called off')
  await withDatabase(({ database }) =>
    database
      .updateTable('bookedSessions')
      .set({ toldStatus: 'cancelled', differsSince: null })
      .where('opportunityId', '=', listing.id)
      .where('startsAt', '=', second)
      .execute(),
  )
  const seen = await (await manager.get(desk)).text()
  expect(textOf(seen)).toContain('Tell 1 person in person')
  expect(textOf(seen)).toMatch(/Rhys Ring · 07700 900555 ?: do not know that it is called off/)
  expect(textOf(await (await manager.get(`/organisations/${library}/manage`)).text())).toContain(
    '1 person does not know yet',
  )
  const [, id = ''] = /value="told ([0-9a-f-]{36})"/.exec(seen) ?? []
  expect((await manager.post(desk, { do: `told ${id}` })).status).toBe(302)
  expect(textOf(await (await manager.get(desk)).text())).not.toContain('in person')
  await manager.post(desk, { do: 'on-again' })
})

test('dates, channels and numbers that no form offers are refused in words', async () => {
  const typed = async (change: Record<string, string>) =>
    textOf(
      await (
        await stranger.post(`${listing.path}/book`, form({ phone: '07700 900123', comes: 'yes', ...change }))
      ).text(),
    )
  expect(await typed({ at: '2020-01-01T00:00:00.000Z' })).toContain('This date cannot be booked any more')
  expect(await typed({ at: 'soon' })).toContain('Choose')
  expect(await typed({ channel: 'online' })).toContain('Choose')
  expect(await typed({ phone: 'call me' })).toContain('Type a telephone number')
  expect(await typed({ phone: '', email: '' })).toContain('Type an e-mail address or a telephone number')
  expect(await typed({ comes: '' })).toContain('Say who comes')
  expect(await typed({ name1: 'Kit', age1: 'old' })).toContain('Choose how old this person is')
  expect((await stranger.get('/bookings/bm90aGluZw.x')).status).toBe(404)
})

test('a form that is sent from a second tab leads to the first booking, in this browser alone', async () => {
  const twice = { email: `twin.${Date.now()}@home.example`, name: 'Twin Tab', comes: 'yes', at: second.toISOString() }
  const browser = new Visitor()
  const taken = await browser.post(`${listing.path}/book`, form(twice))
  const here = taken.headers.get('location') ?? ''
  expect(taken.headers.get('set-cookie')).toMatch(/^waymark-booked=[^;]+; Path=\/; SameSite=Lax; HttpOnly/)
  const again = await (await browser.post(`${listing.path}/book`, form(twice))).text()
  expect(textOf(again)).toContain('You have booked this date already')
  expect(again).toContain(`href="${here}"`)
  const knowingly = await browser.post(`${listing.path}/book`, form({ ...twice, do: 'second' }))
  expect(textOf(await (await browser.get(knowingly.headers.get('location') ?? '')).text())).toContain(
    'Your seat is not sure yet',
  )
  // Another browser is told nothing of it.
  const stranger = await new Visitor().post(`${listing.path}/book`, form(twice))
  expect(stranger.status).toBe(302)
  const forged = await new Visitor().post(`${listing.path}/book`, form(twice), {
    headers: { cookie: 'waymark-booked=bm90aGluZw.x~%00~' },
  })
  expect(forged.status).toBe(302)
})
