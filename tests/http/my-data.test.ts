import { expect, test } from 'vitest'
import { claimCodeHash } from '#capabilities/awards/claim-code.ts'
import { library, withDatabase } from '#tests/support/site/people.ts'
import { textOf, Visitor } from '#tests/support/site/visitor.ts'
import { site } from '../support/site/site.ts'

const { origin } = site

test('a learner takes along what is kept of them, in a file that asks nobody for anything', async () => {
  const learner = new Visitor()
  await learner.signIn('learner@demo.example')
  const answer = await learner.get('/me/data.html')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(answer.headers.get('cache-control')).toContain('no-store')
  const file = await answer.text()
  expect(file).toContain('learner@demo.example')
  // Nothing is fetched: no script, picture or style of another file.
  expect(file).not.toMatch(/<script|<img|<link|src=/)
  const signed = [...file.matchAll(/href="data:application\/json;base64,([^"]+)"/g)].map(([, text = '']) =>
    Buffer.from(text, 'base64').toString(),
  )
  expect(signed.length).toBeGreaterThan(0)
  for (const credential of signed) {
    const body = new URLSearchParams({ badge: credential })
    const check = await fetch(`${origin}/verify`, { method: 'POST', headers: { origin }, body })
    expect(await check.text()).toMatch(/Genuine|withdrawn|expired/i)
  }
  // Other people of the demonstration are nowhere in it.
  for (const other of ['manager@demo.example', 'lead@demo.example', 'Marek Example']) expect(file).not.toContain(other)
})

test('what a person typed is text in the file, and never markup', async () => {
  const visitor = new Visitor()
  const email = `typed.${Date.now()}@people.example`
  await visitor.signIn(email)
  await visitor.post('/me/about', { name: '</h1><script>alert(1)</script>', ageBand: '18-24' })
  const file = await (await visitor.get('/me/data.html')).text()
  expect(file).toContain('&lt;script&gt;alert(1)')
  expect(file).not.toContain('<script>')
})

test('views that a person keeps of a list are in their file, and in no other', async () => {
  const [manager, other] = await Promise.all([
    new Visitor().signIn('manager@demo.example'),
    new Visitor().signIn('lead@demo.example'),
  ])
  const path = `/organisations/${library}/manage/runs`
  const name = `Mine ${Date.now()}`
  await manager.post('/me/views', { path, query: 'q=bread', name, do: 'keep-view' })
  expect(await (await manager.get('/me/data.html')).text()).toContain(`${name}: ${path}?q=bread`)
  expect(await (await other.get('/me/data.html')).text()).not.toContain(name)
})

test('a visitor who is not signed in gets none', async () => {
  const answer = await fetch(`${origin}/me/data.html`, { redirect: 'manual' })
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toContain('/sign-in')
})

test('a card without its PIN does not say whose it is, and erases nobody', async () => {
  const code = 'CARD012345'
  await withDatabase(async ({ database }) => {
    const free = database
      .selectFrom('awards')
      .select('id')
      .where('claimedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .limit(1)
    const kept = { claimedAt: new Date(), keptByCard: true, cardName: 'Cadi Cardholder', nameShown: true }
    await database
      .updateTable('awards')
      .set({ ...kept, claimCodeHash: claimCodeHash(code) })
      .where('id', '=', free)
      .execute()
  })
  const visitor = new Visitor()
  const here = `/claim/${code}/erase`
  const page = await (await visitor.get(here)).text()
  expect(page).toContain('value="check-card"')
  expect(page).not.toContain('Cadi Cardholder')
  for (const verb of ['check-card', 'erase-card']) {
    const answer = await (await visitor.post(here, { do: verb, pin: '1', sure: 'yes' })).text()
    expect(textOf(answer)).toContain('This PIN does not belong to this card')
    expect(answer).not.toContain('Cadi Cardholder')
  }
  expect(await (await visitor.get(here)).text()).toContain('value="check-card"')
})

test('a learner asks once that a badge which ends soon goes on; nobody else does, and nobody too early', async () => {
  const learner = await new Visitor().signIn('learner@demo.example')
  const other = await new Visitor().signIn('manager@demo.example')
  const award = await withDatabase(({ database }) =>
    database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .innerJoin('people', 'people.id', 'recipients.personId')
      .select(['awards.id', 'validUntil'])
      .where('people.email', '=', 'learner@demo.example')
      .where('claimedAt', 'is not', null)
      .where('revokedAt', 'is', null)
      .where('suspendedAt', 'is', null)
      .where('awardedAt', '<', new Date(Date.now() - 40 * 86_400_000))
      .orderBy('awards.id')
      .executeTakeFirstOrThrow(),
  )
  const path = `/me/awards/${award.id}`
  const endsIn = (days: number) =>
    withDatabase(({ database }) =>
      database
        .updateTable('awards')
        .set({ validUntil: new Date(Date.now() + days * 86_400_000) })
        .where('id', '=', award.id)
        .execute(),
    )
  const asked = () =>
    withDatabase(({ database }) =>
      database.selectFrom('renewalRequests').select('askedBy').where('awardId', '=', award.id).execute(),
    )
  const press = (who: Visitor) => who.post(path, { do: 'renewal' })
  try {
    await endsIn(90)
    expect(await (await learner.get(path)).text()).not.toContain('value="renewal"')
    expect((await press(learner)).status).toBe(200)
    await endsIn(20)
    expect(await (await learner.get(path)).text()).toContain('value="renewal"')
    expect((await press(other)).status).toBe(404)
    expect((await new Visitor().post(path, { do: 'renewal' })).status).toBe(307)
    expect(await asked()).toEqual([])
    // Two presses at one moment, and a third from a page that stood open.
    const answers = [...(await Promise.all([press(learner), press(learner)])), await press(learner)]
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302])
    expect(await asked()).toHaveLength(1)
    expect(await (await learner.get(path)).text()).not.toContain('value="renewal"')
  } finally {
    await withDatabase(async ({ database }) => {
      await database.deleteFrom('renewalRequests').where('awardId', '=', award.id).execute()
      await database.updateTable('awards').set({ validUntil: award.validUntil }).where('id', '=', award.id).execute()
    })
  }
})

test('the page to print has its holder’s name where they ask for it themselves, and for nobody else', async () => {
  const learner = await new Visitor().signIn('learner@demo.example')
  const id = await withDatabase(({ database }) =>
    database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .innerJoin('people', 'people.id', 'recipients.personId')
      .select('awards.id')
      .where('people.email', '=', 'learner@demo.example')
      .where('claimedAt', 'is not', null)
      .where('revokedAt', 'is', null)
      .orderBy('awards.id')
      .executeTakeFirstOrThrow(),
  ).then((row) => row.id)
  await learner.post(`/me/awards/${id}`, { visibility: 'private' })
  const lengthOf = async (answer: Response) => (await answer.arrayBuffer()).byteLength
  const own = await learner.get(`/me/awards/${id}/certificate.pdf`)
  expect(own.headers.get('content-type')).toBe('application/pdf')
  expect(own.headers.get('cache-control')).toBe('private, no-store')
  // A line more, with the letters that it needs.
  const nameless = await lengthOf(await learner.get(`/awards/${id}.pdf`))
  expect((await lengthOf(own)) - nameless).toBeGreaterThan(100)
  expect(Math.abs((await lengthOf(await learner.get(`/awards/${id}.pdf?named=yes`))) - nameless)).toBeLessThan(100)
  expect((await new Visitor().get(`/me/awards/${id}/certificate.pdf`)).status).toBe(302)
  const other = await new Visitor().signIn('manager@demo.example')
  expect((await other.get(`/me/awards/${id}/certificate.pdf`)).status).toBe(404)
})

test('a code on the screen of its holder says whose an award is, and no other code does', async () => {
  const learner = await new Visitor().signIn('learner@demo.example')
  const other = await new Visitor().signIn('manager@demo.example')
  const held = await withDatabase(({ database }) =>
    database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .innerJoin('people', 'people.id', 'recipients.personId')
      .select('awards.id')
      .where('people.email', '=', 'learner@demo.example')
      .where('claimedAt', 'is not', null)
      .where('revokedAt', 'is', null)
      .orderBy('awards.id')
      .limit(2)
      .execute(),
  )
  const [award, another] = held.map(({ id }) => id)
  await learner.post(`/me/awards/${award}`, { visibility: 'private' })
  const codeFor = async (query: string) => {
    const screen = await learner.get(`/me/awards/${award}/in-hand${query}`)
    expect(screen.headers.get('cache-control')).toBe('private, no-store')
    return /\/awards\/[0-9a-f-]{36}\?code=([\w.-]+)/.exec(await screen.text())?.[1] ?? ''
  }
  const read = async (id: string | undefined, code: string) =>
    textOf(await (await new Visitor().get(`/awards/${id}?code=${code}`)).text())
  const nameless = await read(award, await codeFor(''))
  expect(nameless).toContain('The person who shows you this badge holds it')
  expect(nameless).not.toContain('Ash Example is')
  const named = await codeFor('?named=yes')
  expect(await read(award, named)).toContain('Ash Example is showing you this badge')
  // Not of another award, not altered, and nothing is said without a code.
  for (const text of [await read(another, named), await read(award, `${named}x`), await read(award, '')]) {
    expect(text).toContain('This code says no more whose the badge is')
    expect(text).not.toMatch(/holds it|is showing you/)
  }
  expect(textOf(await (await new Visitor().get(`/awards/${award}`)).text())).not.toMatch(/holds it|is showing you/)
  expect((await other.get(`/me/awards/${award}/in-hand`)).status).toBe(404)
})

test('who is about to be erased still takes their data along, and opens nothing else of theirs', async () => {
  const visitor = new Visitor()
  const email = `leaving.${Date.now()}@people.example`
  await visitor.signIn(email)
  await withDatabase(({ database }) =>
    database.updateTable('people').set({ erasingAt: new Date() }).where('email', '=', email).execute(),
  )
  const answer = await visitor.get('/me/data.html')
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain(email)
  for (const path of ['/me', '/me/awards.data', '/me/settings']) {
    const other = await visitor.get(path)
    expect([path, other.status === 200 && (await other.text()).includes(email)]).toEqual([path, false])
  }
})

test('what the programme team notes about a lead is in the lead’s own file, and in nobody else’s', async () => {
  const people = [
    'programme@demo.example',
    'southampton.lead@demo.example',
    'lead@demo.example',
    'administrator@demo.example',
  ]
  const [team, lead, other, administrator] = await Promise.all(people.map((email) => new Visitor().signIn(email)))
  if (!team || !lead || !other || !administrator) throw new Error('four people')
  const { id, about } = await withDatabase(({ database }) =>
    database
      .selectFrom('placements')
      .innerJoin('placeLeads', 'placeLeads.placeId', 'placements.placeId')
      .innerJoin('people', 'people.id', 'placeLeads.personId')
      .select(['placements.id', 'people.id as about'])
      .where('people.email', '=', 'southampton.lead@demo.example')
      .executeTakeFirstOrThrow(),
  )
  const here = `/programme/desk/placements/${id}/notes`
  const said = `<b>Knows</b> pier ${process.hrtime.bigint()}`
  const noteId = crypto.randomUUID()
  const press = (who: Visitor, act: string) => who.post(here, { noteId, about, said, do: act })
  expect(await (await press(team, 'look')).text()).toContain('value="add"')
  const refused = await Promise.all([lead, other, administrator].map((who) => press(who, 'add')))
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
  const page = async () => (await team.get(here)).text()
  expect(await page()).not.toContain('&lt;b&gt;Knows')
  const pressed = await Promise.all([press(team, 'add'), press(team, 'add')])
  expect(pressed.map(({ status }) => status)).toEqual([302, 302])
  expect((await page()).split('&lt;b&gt;Knows')).toHaveLength(2)
  const has = async (who: Visitor, path: string) => (await (await who.get(path)).text()).includes('&lt;b&gt;Knows')
  const file = '/me/data.html'
  const shown = await Promise.all([lead, other, administrator, team].map((who) => has(who, file)))
  expect(shown).toEqual([true, false, false, false])
  for (const path of ['/southampton/lead/year', '/southampton/lead', '/southampton/lead/year.csv', `${here}.data`])
    expect([path, (await (await lead.get(path)).text()).includes('Knows')]).toEqual([path, false])
})
