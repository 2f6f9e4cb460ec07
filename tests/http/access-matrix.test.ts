import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { skills } from '#demo/content/skills.ts'
import type { Access, GateHandle } from '#web/site/access.ts'
import { addIssuerToLibrary, library, withDatabase } from '../support/site/people.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'

// Every page against every role. The pages come from the build and the gate above each says who may open it, so a page
// that is added tomorrow is tried tomorrow: if it needs an id that is not known here, this fails.

interface BuiltRoute {
  id: string
  parentId?: string
  path?: string
  module: { handle?: Partial<GateHandle>; loader?: unknown; action?: unknown }
}

const { origin } = inject('site')
const { routes: built } = (await import(new URL('../../build/server/index.js', import.meta.url).href)) as {
  routes: Record<string, BuiltRoute>
}

function isGate({ module }: BuiltRoute): boolean {
  return module.handle?.access !== undefined
}

/** Signing out comes last: nobody can be tried after it. */
const routes = Object.values(built)
  .filter((route) => route.id !== 'root' && !isGate(route))
  .map(({ id, parentId, path = '', module }) => ({
    id,
    path,
    access: parentId === undefined ? undefined : built[parentId]?.module.handle?.access,
    takesForms: Boolean(module.action),
  }))
  .toSorted((one, other) => Number(one.path === 'sign-out') - Number(other.path === 'sign-out'))

const roles = [
  'nobody',
  'learner',
  'issuer of the organisation',
  'manager of the organisation',
  'manager of another organisation',
  'City Lead of the place',
  'City Lead of another place',
  'administrator',
] as const
type Role = (typeof roles)[number]

/** Who gets in. A new kind of access does not compile until it is decided here. */
const allowed: Record<Access, (role: Role) => boolean> = {
  everybody: () => true,
  demonstration: () => true,
  'signed-in': (role) => role !== 'nobody',
  'organisation-issuer': (role) => role === 'issuer of the organisation' || role === 'manager of the organisation',
  'organisation-manager': (role) => role === 'manager of the organisation',
  'city-lead': (role) => role === 'City Lead of the place',
  'platform-administrator': (role) => role === 'administrator',
}

/** Pages of one person: to everybody else they are not there. */
const privateTo: Record<string, Role> = { 'me/awards/:id': 'learner' }
/** Ten tries a minute come through from one machine: enough that a stranger tries. */
const formIsLimited = new Set(['sign-in/code'])

const visitors = new Map<Role, Visitor>()
let ids: Awaited<ReturnType<typeof findIds>>

beforeAll(async () => {
  await addIssuerToLibrary('issuer@matrix.example')
  const otherManager = await findOtherManager()
  const visitorOf = async (email: string) => new Visitor().signIn(email)
  visitors.set('nobody', new Visitor())
  visitors.set('learner', await visitorOf('learner@demo.example'))
  visitors.set('issuer of the organisation', await visitorOf('issuer@matrix.example'))
  visitors.set('manager of the organisation', await visitorOf('manager@demo.example'))
  visitors.set('manager of another organisation', await visitorOf(otherManager.email))
  visitors.set('City Lead of the place', await visitorOf('lead@demo.example'))
  visitors.set('City Lead of another place', await visitorOf('plymouth.lead@demo.example'))
  visitors.set('administrator', await visitorOf('administrator@demo.example'))
  ids = await findIds(otherManager.slug)
})

function visitorIn(role: Role): Visitor {
  const visitor = visitors.get(role)
  if (!visitor) throw new Error(`nobody signed in as ${role}`)
  return visitor
}

function findOtherManager() {
  return withDatabase(({ database }) =>
    database
      .selectFrom('organisationMembers')
      .innerJoin('people', 'people.id', 'organisationMembers.personId')
      .innerJoin('organisations', 'organisations.id', 'organisationMembers.organisationId')
      .select(['people.email', 'organisations.slug'])
      .where('role', '=', 'manager')
      .where('organisations.slug', '!=', library)
      .where('people.email', 'not like', '%demo.example')
      .orderBy('organisations.slug')
      .executeTakeFirstOrThrow(),
  )
}

/** Real records: an address of something that does not exist would prove nothing. */
async function findIds(otherSlug: string) {
  const code = await giveBadgeWithCode()
  const list = (await draftList()).slice(-36)
  return withDatabase(async ({ database }) => {
    const own = await database
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', library)
      .executeTakeFirstOrThrow()
    const badge = await database
      .selectFrom('badges')
      .select(['id', 'slug'])
      .where('organisationId', '=', own.id)
      .executeTakeFirstOrThrow()
    const opportunity = await database
      .selectFrom('opportunities')
      .select(['id', 'slug'])
      .where('organisationId', '=', own.id)
      .executeTakeFirstOrThrow()
    const award = await database
      .selectFrom('awards')
      .select('id')
      .where('organisationId', '=', own.id)
      .where('claimedAt', 'is not', null)
      .executeTakeFirstOrThrow()
    const learners = await database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .innerJoin('people', 'people.id', 'recipients.personId')
      .select('awards.id')
      .where('people.email', '=', 'learner@demo.example')
      .where('awards.claimedAt', 'is not', null)
      .executeTakeFirstOrThrow()
    const bulkAward = randomUUID()
    await database
      .insertInto('bulkAwards')
      .values({
        id: bulkAward,
        organisationId: own.id,
        badgeId: badge.id,
        askedAt: new Date(),
        notify: false,
        total: 1,
      })
      .execute()
    const pathwayOf = (slug: string) =>
      database.selectFrom('pathways').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
    const pathways = {
      ofLibrary: (await pathwayOf('digital-champion')).id,
      ofPlace: (await pathwayOf('from-first-photo-to-newsroom')).id,
    }
    const place = await database
      .selectFrom('places')
      .select('id')
      .where('slug', '=', 'brighton-and-hove')
      .executeTakeFirstOrThrow()
    const feeds = { ofPlace: randomUUID(), ofLibrary: randomUUID() }
    await database
      .insertInto('feeds')
      .values(
        (
          [
            [feeds.ofPlace, 'place'],
            [feeds.ofLibrary, 'organisation'],
          ] as const
        ).map(([id, ownedBy]) => ({
          id,
          ownedBy,
          placeId: place.id,
          organisationId: own.id,
          kind: 'table',
          name: 'Matrix',
          file: Buffer.from('title\nOne\n'),
          defaults: JSON.stringify({ kind: 'event', theme: 'arts', ageMin: 18, includePast: false, withinMiles: 10 }),
          createdAt: new Date(),
        })),
      )
      .execute()
    const issuer = await database
      .selectFrom('people')
      .select('id')
      .where('email', '=', 'issuer@matrix.example')
      .executeTakeFirstOrThrow()
    return { code, list, badge, opportunity, award, bulkAward, learners, otherSlug, pathways, feeds, issuer }
  })
}

/** Where a list is checked that nobody has confirmed yet. */
async function draftList(): Promise<string> {
  const manager = visitorIn('manager of the organisation')
  const badge = await withDatabase(({ database }) =>
    database
      .selectFrom('badges')
      .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
      .select('badges.id')
      .where('organisations.slug', '=', library)
      .where('badges.publishedAt', 'is not', null)
      .executeTakeFirstOrThrow(),
  )
  const list = await manager.post(`/organisations/${library}/manage/awards/new`, {
    badgeId: badge.id,
    people: 'Matrix Walker',
    evidence: 'Seen by the matrix',
  })
  return list.headers.get('location') ?? '/nowhere'
}

/** A badge for somebody without an address comes with a code to hand over. */
async function giveBadgeWithCode(): Promise<string> {
  const manager = visitorIn('manager of the organisation')
  const given = await manager.post(await draftList(), { do: 'award' })
  const page = textOf(await (await manager.get(given.headers.get('location') ?? '/nowhere')).text())
  const code = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(page)?.[0]
  if (!code) throw new Error('no code was given')
  return code
}

/** The address of a route, with real ids in it. */
function addressOf(path: string): string {
  const known: Record<string, string> = {
    ':place': 'brighton-and-hove',
    ':code': ids.code,
    'organisations/:slug/manage': library,
    ':place/opportunities/:slug': ids.opportunity.slug,
    ':place/organisations/:slug': library,
    ':place/badges/:slug': ids.badge.slug,
    ':place/pathways/:slug': 'digital-champion',
    'skills/everyday/:slug': 'cooking',
    'manage/opportunities/:id': ids.opportunity.id,
    'manage/badges/:id': ids.badge.id,
    'manage/pathways/:id': ids.pathways.ofLibrary,
    ':place/lead/pathways/:id': ids.pathways.ofPlace,
    ':place/lead/feeds/:id': ids.feeds.ofPlace,
    'manage/feeds/:id': ids.feeds.ofLibrary,
    ':step': 'new',
    ':choice': 'new',
    'manage/awards/lists/:id': ids.list,
    'manage/awards/:id': ids.award.id,
    'manage/bulk-awards/:id': ids.bulkAward,
    'manage/profile/members/:id': ids.issuer.id,
    'me/following/:id': ids.award.id,
    'me/awards/:id': ids.learners.id,
    'invitations/:id': ids.award.id,
    'awards/:id': ids.award.id,
  }
  const segments = path.split('/').map((segment, index, all) => {
    if (!segment.startsWith(':')) return segment
    const upTo = all.slice(0, index + 1).join('/')
    const key = Object.keys(known).find(
      (one) => one === segment || upTo.endsWith(one) || (one.startsWith(upTo) && path.startsWith(one)),
    )
    if (!key) throw new Error(`Say in access-matrix.test.ts which real id stands for ${segment} in ${path}`)
    return known[key]
  })
  return `/${segments.join('/')}${askedWith[path] ?? ''}`
}

/** What pages ask for beside their path. */
const askedWith: Record<string, string> = {
  // The page for the code stands behind the one that asks for the address.
  'sign-in/code': '?email=nobody%40matrix.example',
  'skills/elsewhere': `?${new URLSearchParams({ address: skills.python.uri ?? '' })}`,
}

function leadsToSignIn(answer: Response): boolean {
  return (
    [302, 303, 307].includes(answer.status) && /^\/sign-in(\/again)?(\?|$)/.test(answer.headers.get('location') ?? '')
  )
}

test('a City Lead sees an organisation’s own source and changes nothing of it', async () => {
  const lead = visitorIn('City Lead of the place')
  const address = `/brighton-and-hove/lead/feeds/${ids.feeds.ofLibrary}`
  const page = await lead.get(address)
  expect(page.status).toBe(200)
  expect(await page.text()).not.toMatch(/<button[^>]*value="(read|take-in|stop|file)"/)
  for (const page of ['columns', 'defaults']) {
    expect((await lead.get(`${address}/${page}`)).status, page).toBe(403)
    expect((await lead.post(`${address}/${page}`)).status, page).toBe(403)
  }
  for (const verb of ['read', 'take-in', 'remove', 'stop', 'resume', 'file', 'same x'])
    expect((await lead.post(address, { do: verb })).status, verb).toBe(403)
})

test('every route says who may open it', () => {
  expect(routes.filter((route) => !route.access || !(route.access in allowed)).map((route) => route.id)).toEqual([])
  expect(routes.length).toBeGreaterThanOrEqual(85)
})

test('no place can be opened at an address that the site itself has', async () => {
  const { takenSlugs } = await import('#web/places/place-form.ts')
  const own = new Set(routes.map(({ path }) => path.split('/')[0] ?? '').filter((one) => one && !one.startsWith(':')))
  expect([...own].filter((one) => !takenSlugs.has(one))).toEqual([])
})

test.each(routes.filter((route) => route.path.startsWith('organisations/:slug/manage') && route.path.endsWith('/:id')))(
  '/$path does not show another organisation’s record under one’s own name',
  async ({ path, takesForms }) => {
    const other = visitorIn('manager of another organisation')
    const address = addressOf(path).replace(library, ids.otherSlug)
    expect((await other.get(address)).status).toBe(404)
    expect((await other.post(address)).status).toBe(takesForms ? 404 : 405)
  },
)

/** Who may call each operation of the API. One that is added and not listed here fails the test. */
const operations: Record<string, 'everybody'> = {
  'get /api/v1/places': 'everybody',
  'get /api/v1/places/{place}': 'everybody',
  'get /api/v1/places/{place}/impact': 'everybody',
  'get /api/v1/places/{place}/organisations': 'everybody',
  'get /api/v1/places/{place}/opportunities': 'everybody',
  'get /api/v1/places/{place}/badges': 'everybody',
  'get /api/v1/places/{place}/badges/{badge}': 'everybody',
  'get /api/v1/places/{place}/pathways': 'everybody',
  'get /api/v1/places/{place}/pathways/{pathway}': 'everybody',
  'get /api/v1/places/{place}/awards': 'everybody',
  'get /api/v1/cohorts': 'everybody',
  'get /api/v1/cohorts/{cohort}/impact': 'everybody',
}

describe('the API', () => {
  test('has no operation whose access nobody has decided', async () => {
    const document = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as { paths: Record<string, object> }
    const found = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(found.toSorted()).toEqual(Object.keys(operations).toSorted())
  })

  test.each(Object.keys(operations))('answers %s to everybody alike, and takes no writing there', async (operation) => {
    const [, template = ''] = operation.split(' ')
    const path = template
      .replace('{place}', 'brighton-and-hove')
      .replace('{cohort}', 'pilots')
      .replace('{badge}', ids.badge.slug)
      .replace('{pathway}', 'digital-champion')
    const bodies = await Promise.all(
      (['nobody', 'City Lead of another place', 'administrator'] as const).map(async (role) => {
        const answer = await visitorIn(role).get(path)
        expect(answer.status, role).toBe(200)
        expect(answer.headers.getSetCookie()).toEqual([])
        const { asOf: _, ...body } = (await answer.json()) as Record<string, unknown>
        return body
      }),
    )
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(new URL(path, origin), {
        method,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      expect([404, 405], method).toContain(answer.status)
    }
  })
})

describe.each(routes)('/$path, for $access', ({ path, access = 'everybody', takesForms }) => {
  test.each(roles)('answers %s as it should', async (role) => {
    const visitor = visitorIn(role)
    const answer = await visitor.get(addressOf(path))
    if (!allowed[access](role)) return expectRefused(answer, role)
    expect(leadsToSignIn(answer)).toBe(false)
    expect(answer.status).toSatisfy((status: number) =>
      role === (privateTo[path] ?? role) ? [200, 302].includes(status) : status === 404,
    )
  })

  const whoSend = formIsLimited.has(path) ? roles.slice(0, 1) : roles
  test.each(whoSend)('answers %s as it should when a form is sent', async (role) => {
    const visitor = visitorIn(role)
    const answer = await visitor.post(addressOf(path))
    if (!allowed[access](role)) return expectRefused(answer, role)
    if (!takesForms) return expect(answer.status).toBe(405)
    expect(leadsToSignIn(answer)).toBe(false)
    expect([200, 302, 303, 400, 404]).toContain(answer.status)
  })

  test.each(roles)('gives %s no data by the address for scripts', async (role) => {
    const visitor = visitorIn(role)
    const [plain = '', query = ''] = addressOf(path).split('?')
    for (const address of [`${plain}.data?${query}`, `${plain}.data?_routes=root`]) {
      const answer = await visitor.get(address)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toBe('404 Not Found')
    }
    expect((await visitor.post(`${plain}.data`)).status).toBe(404)
  })
})

/** Strangers are sent to sign in and come back; whoever is signed in is told plainly that this is not theirs. */
function expectRefused(answer: Response, role: Role) {
  if (role === 'nobody') {
    expect(leadsToSignIn(answer)).toBe(true)
    expect(answer.headers.get('location')).toContain('next=%2F')
  } else expect(answer.status).toBe(403)
}
