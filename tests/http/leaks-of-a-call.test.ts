import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Topic, topicFields, topics } from '#capabilities/programme/application.ts'
import { appointProgrammeTeam } from '#capabilities/programme/appoint-programme-team.ts'
import { criteria } from '#capabilities/programme/rubric.ts'
import { needed } from '#infrastructure/needed.ts'
import { until } from '#tests/support/until.ts'
import { withDatabase } from '../support/site/people.ts'
import { letterTo, textOf, Visitor } from '../support/site/visitor.ts'

// One call from its draft to its scoring, over HTTP: what each visitor is told of an application that is not theirs to read.

const tag = randomUUID().slice(0, 8)
const slug = `leaks-${tag}`
const call = `/programme/calls/${slug}`
const assess = `/programme/assess/${slug}`
/** Stand in the one application alone. */
const marks = ['Porthmadog Leak', `Bronwen Leak ${tag}`, 'what nobody may read']
const people = {
  arun: `arun.${tag}@leaks.example`,
  bela: `bela.${tag}@leaks.example`,
  cari: `cari.${tag}@leaks.example`,
  namesake: `namesake.${tag}@leaks.example`,
}

const signedIn = (email: string) => new Visitor().signIn(email)
const stranger = new Visitor()
const team = await signedIn('programme@demo.example')
const lead = await signedIn('lead@demo.example')
const administrator = await signedIn('administrator@demo.example')

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

async function beginCall(): Promise<string> {
  const text = { title: 'Leaks', titleCy: 'Gollyngiadau', lead: 'Nothing leaks.', leadCy: 'Nid oes dim yn gollwng.' }
  const dates = {
    opensAt: inDays(-2).slice(0, 16),
    closesAt: inDays(1).slice(0, 16),
    interviewsOn: inDays(9).slice(0, 10),
  }
  const rest = {
    announcedOn: inDays(20).slice(0, 10),
    beginsOn: inDays(40).slice(0, 10),
    placements: '1',
    valuePounds: '2',
  }
  const sizes = { contributionPounds: '1', shortlistSize: '2', quorum: '2' }
  const weights = Object.fromEntries(criteria.map((one) => [one, '1']))
  const begun = await team.post('/programme/desk/new', { ...text, ...dates, ...rest, ...sizes, ...weights, slug })
  const desk = needed(begun.headers.get('location') ?? undefined, 'a call')
  await goOn(desk, 'open')
  return desk
}

async function goOn(desk: string, to: string) {
  const moved = await team.post(desk, { do: 'move', to })
  expect(moved.status, `${to}: ${textOf(await moved.text()).slice(0, 300)}`).toBe(302)
}

async function apply({ name, placeName, words }: { name: string; placeName: string; words: string }) {
  const visitor = new Visitor()
  const email = `${placeName.toLowerCase().replaceAll(/[^a-z]/g, '')}.${tag}@leaks.example`
  const begun = await visitor.post(`${call}/apply`, { requestId: randomUUID(), name, email, placeName })
  const here = needed(begun.headers.get('location') ?? undefined, 'an application')
  const typedOf = (topic: Topic): Record<string, string> => ({
    ...Object.fromEntries(topicFields[topic].map((field) => [field, words])),
    ...(topic === 'place' ? { placeName, region: 'wales' } : {}),
    ...(topic === 'lead' ? { leadName: name, organisation: `${placeName} Trust` } : {}),
  })
  for (const topic of topics) await visitor.post(`${here}/${topic}`, typedOf(topic))
  const sent = await visitor.post(`${here}/check`)
  expect(sent.headers.get('location')).toBe(`${here}/equality`)
  const page = textOf(await (await visitor.get(here)).text())
  return { visitor, here, email, reference: needed(/Reference (\w+)/.exec(page)?.[1], 'a reference') }
}

const desk = await beginCall()
const hull = await apply({ name: `Asha ${tag}`, placeName: `Hull ${tag}`, words: 'Words of Hull' })
const leak = await apply({ name: `Bronwen Leak ${tag}`, placeName: 'Porthmadog Leak', words: 'what nobody may read' })
for (const [name, email] of Object.entries({ Arun: people.arun, Bela: people.bela, Cari: people.cari }))
  await team.post(`${desk}/assessors`, { name: `${name} ${tag}`, email })
// Of the team, and of the same name as an applicant.
await withDatabase(({ database }) =>
  appointProgrammeTeam({ email: people.namesake, name: `Bronwen Leak ${tag}` }, { database, now: new Date() }),
)
const namesake = await signedIn(people.namesake)
const [arun, bela, cari] = [await signedIn(people.arun), await signedIn(people.bela), await signedIn(people.cari)]
const ids = await withDatabase(async ({ database }) => {
  const rows = await database
    .selectFrom('callApplications')
    .select(['id', 'reference'])
    .where('reference', 'in', [hull.reference, leak.reference])
    .execute()
  const idOf = (reference: string) => needed(rows.find((one) => one.reference === reference)?.id, 'an application')
  return { hull: idOf(hull.reference), leak: idOf(leak.reference) }
})

const traces = [...marks, leak.reference, ids.leak, leak.email]
const leaksIn = (text: string) => traces.filter((trace) => text.includes(trace))

async function leaksAt(visitor: Visitor, paths: string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const answer = await visitor.get(path)
    // A page names the address that it was asked by.
    for (const trace of leaksIn((await answer.text()).replaceAll(path, ''))) found.push(`${path}: ${trace}`)
  }
  return found
}

const open = ['/programme', call, `${call}/call.pdf`, `${call}/ask`, `${call}/apply`]
const desks = [
  ...['/programme/desk', desk, `${desk}/applications`, `${desk}/assessors`, `${desk}/ranking`, `${desk}/shortlist`],
  ...[`${desk}/decision`, `${desk}/complaints`, `${desk}/equality`, `${desk}/events`, `${desk}/seal`],
]
const ofApplication = (id: string) =>
  ['', '/application.pdf', '/eligibility', '/feedback'].map((part) => `${desk}/applications/${id}${part}`)
const own = [
  '',
  '/people',
  '/partners',
  '/vision',
  '/check',
  '/application.pdf',
  '/equality',
  '/information',
  '/outcome',
  '/founding',
]

const statusOf = async (visitor: Visitor, path: string) => {
  const [got, head, data] = [await visitor.get(path), await visitor.head(path), await visitor.get(`${path}.data`)]
  // Asked in another way, it says no more.
  expect([head.status, await head.text()], `HEAD ${path}`).toEqual([got.status, ''])
  expect(leaksIn(`${await got.text()}${await data.text()}`.replaceAll(path, '')), path).toEqual([])
  expect(data.status, `${path}.data`).not.toBe(200)
  return got.status
}

test('before the deadline nobody but its applicant reads a word of an application, and its page tells others nothing', async () => {
  for (const visitor of [stranger, lead, administrator, team, arun, hull.visitor])
    expect(await leaksAt(visitor, open)).toEqual([])
  expect(await leaksAt(team, [...desks, ...ofApplication(ids.hull).slice(1)])).toEqual([])
  for (const path of ofApplication(ids.leak)) expect((await team.get(path)).status, path).toBe(404)
  expect(await leaksAt(arun, [assess, `${assess}/${ids.hull}`, `${assess}/decision`])).toEqual([])
  expect((await arun.get(`${assess}/${ids.leak}`)).status).toBe(404)
  // The one of another application has their own, and nothing else.
  expect(
    await leaksAt(
      hull.visitor,
      own.map((part) => hull.here + part),
    ),
  ).toEqual([])
  // A code that was changed by one letter opens nothing.
  const [, code = ''] = /applications\/(.+)$/.exec(leak.here) ?? []
  const changed = `/programme/applications/${code.slice(0, -2)}${code.endsWith('AA') ? 'BB' : 'AA'}`
  expect((await stranger.get(changed)).status).toBe(404)
})

test('a co-applicant sees it, does what they were given, and nothing that binds', async () => {
  const email = `cai.${tag}@leaks.example`
  const invited = { name: 'Cai', email, rightTo: 'comment', do: 'send' }
  expect((await hull.visitor.post(`${hull.here}/people`, invited)).status).toBe(302)
  const here = await until(async () =>
    needed(/\/programme\/applications\/[\w.-]+/.exec(await letterTo(email))?.[0], 'the mail'),
  )
  const cai = new Visitor()
  for (const part of ['', '/vision', '/application.pdf'])
    expect((await cai.get(here + part)).headers.get('location'), part).toBe(`${here}/joining`)
  expect((await cai.post(`${here}/joining`, { do: 'accept' })).headers.get('location')).toBe(here)
  for (const part of ['', '/vision', '/vision.data']) {
    expect(await (await cai.get(here + part)).text(), part).not.toContain(hull.email)
  }
  // Where its applicant reads it, so that its absence says something.
  expect(await (await hull.visitor.get(hull.here)).text()).toContain(hull.email)
  expect((await cai.post(`${here}/vision`, { vision: 'Mine now' })).status).toBe(200)
  const said = await cai.post(`${here}/vision`, { do: 'comment', comment: 'Say more', requestId: randomUUID() })
  expect(said.headers.get('location')).toBe(`${here}/vision#comments`)
  const answers = await Promise.all([
    cai.post(here, { do: 'withdraw' }),
    cai.post(`${here}/check`),
    cai.post(`${here}/people`, invited),
    cai.post(`${here}/partners`, { do: 'look' }),
    cai.post(`${here}/equality`, { do: 'give' }),
    cai.post(`${here}/information`, { do: 'look' }),
    cai.post(`${here}/outcome`, { do: 'look' }),
    cai.post(`${here}/founding`, { do: 'look' }),
    cai.get(`${here}/people`),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
  const vision = await (await hull.visitor.get(`${hull.here}/vision`)).text()
  expect(vision).toContain('Say more')
  expect(vision).not.toContain('Mine now')
  const person = /name="who" value="([0-9a-f-]+)"/.exec(await (await hull.visitor.get(`${hull.here}/people`)).text())
  await hull.visitor.post(`${hull.here}/people`, { do: 'remove', who: person?.[1] ?? '' })
  for (const part of ['', '/vision', '/joining', '/application.pdf'])
    expect((await cai.get(here + part)).status, part).toBe(404)
})

test('for who has a conflict, nothing is there: no page, count, form, mail or longer answer', async () => {
  await withDatabase(({ pool }) =>
    pool.query(`update calls set closes_at = now() - interval '1 hour' where slug = $1`, [slug]),
  )
  await goOn(desk, 'closed')
  await goOn(desk, 'scoring')
  for (const [visitor, conflicts] of [
    [arun, []],
    [cari, []],
    [bela, [ids.leak]],
  ] as const)
    await visitor.post(assess, [['do', 'declare'], ...conflicts.map((id): [string, string] => ['conflict[]', id])])
  expect(leaksIn(await (await arun.get(assess)).text())).not.toEqual([])
  expect(
    await leaksAt(bela, [assess, `${assess}/${ids.hull}`, `${assess}/decision`, call, '/programme', '/me']),
  ).toEqual([])
  const unknown = randomUUID()
  const [hidden, none] = [await bela.get(`${assess}/${ids.leak}`), await bela.get(`${assess}/${unknown}`)]
  expect([hidden.status, none.status]).toEqual([404, 404])
  const same = async (answer: Response, id: string) => (await answer.text()).replaceAll(id, 'id')
  expect(await same(hidden, ids.leak)).toBe(await same(none, unknown))
  const forms: Record<string, string>[] = [
    { do: 'hand-in' },
    { do: 'keep', vision: '5' },
    { do: 'look' },
    { do: 'conflict' },
  ]
  for (const form of forms) expect((await bela.post(`${assess}/${ids.leak}`, form)).status, form.do).toBe(404)
  // One of the team who is named like the applicant: neither page nor count.
  expect(await leaksAt(namesake, [...desks, ...ofApplication(ids.leak), ...ofApplication(ids.hull)])).toEqual([])
  for (const path of ofApplication(ids.leak)) expect((await namesake.get(path)).status, path).toBe(404)
  const counted = async (visitor: Visitor) => /(\d+) sent/.exec(textOf(await (await visitor.get(desk)).text()))?.[1]
  expect([await counted(team), await counted(namesake)]).toEqual(['2', '1'])
  for (const email of Object.values(people)) expect(leaksIn(await letterTo(email)), email).toEqual([])
  // In pairs, each first by turns: what slows the machine slows both of a pair. What is hidden takes as long as what is not there.
  const took = async (id: string) => {
    const at = performance.now()
    await (await bela.get(`${assess}/${id}`)).text()
    return performance.now() - at
  }
  const pairs: { hidden: number; none: number }[] = []
  for (let turn = 0; turn < 14; turn++) {
    const first = turn % 2 === 0 ? { hidden: await took(ids.leak) } : { none: await took(randomUUID()) }
    const second = turn % 2 === 0 ? { none: await took(randomUUID()) } : { hidden: await took(ids.leak) }
    pairs.push({ hidden: 0, none: 0, ...first, ...second })
  }
  const median = (times: number[]) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0
  const usual = median(pairs.map(({ none }) => none))
  expect(Math.abs(median(pairs.map(({ hidden, none }) => hidden - none)))).toBeLessThan(Math.max(25, usual))
})

test('who is no part of it is turned away alike, whatever they ask', async () => {
  const paths = [assess, `${assess}/${ids.leak}`, `${assess}/${ids.hull}`, ...desks, ...ofApplication(ids.leak)]
  for (const path of paths) {
    expect(await statusOf(stranger, path), path).toBe(302)
    for (const visitor of [lead, administrator, hull.visitor])
      expect(await statusOf(visitor, path), path).toBe(visitor === hull.visitor ? 302 : 403)
    if (path.startsWith('/programme/desk')) expect(await statusOf(arun, path), path).toBe(403)
  }
  for (const visitor of [stranger, lead, administrator]) expect(await leaksAt(visitor, open)).toEqual([])
  // The team runs the call, and scores nothing.
  expect((await team.get(assess)).status).toBe(403)
})

test('what others gave is shown when one’s own is in, and not before', async () => {
  const secret = `Reason of Cari ${tag}`
  const sheet = Object.fromEntries(
    criteria.flatMap((one) => [
      [one, '4'],
      [`${one}Reason`, secret],
    ]),
  )
  const page = `${assess}/${ids.hull}`
  expect((await cari.post(page, { ...sheet, do: 'keep' })).status).toBe(302)
  const seen = async (visitor: Visitor, path: string) => (await (await visitor.get(path)).text()).includes(secret)
  // A sheet that is only kept is its assessor’s alone.
  expect([await seen(cari, page), await seen(arun, page), await seen(bela, page)]).toEqual([true, false, false])
  // Looked at, it is handed in by the second press alone.
  const looked = textOf(await (await cari.post(page, { ...sheet, do: 'look' })).text())
  expect(looked).toContain('Hand in this sheet?')
  expect((await cari.post(page, { ...sheet, do: 'hand-in' })).status).toBe(302)
  expect([await seen(arun, page), await seen(bela, page), await seen(arun, assess)]).toEqual([false, false, false])
  for (const path of [...desks, ...ofApplication(ids.hull)]) expect(await seen(team, path), path).toBe(false)
  const missing = await arun.post(page, { ...sheet, visionReason: '', do: 'look' })
  expect(textOf(await missing.text())).toContain('Vision')
  expect((await arun.post(page, { ...sheet, do: 'hand-in' })).status).toBe(302)
  expect(await seen(arun, page)).toBe(true)
})
