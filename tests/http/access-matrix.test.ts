import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  addressOf,
  allowed,
  awardTo,
  type Cast,
  gatherCast,
  outcomeOf,
  type Role,
  refusalFor,
  roles,
  routes,
  visitorIn,
} from '../support/site/cast.ts'
import { withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'

// Every page against every role: read, asked for its head, sent an empty form. The pages come from the build and the
// gate above each says who may open it, so a page that is added tomorrow is tried tomorrow: if it needs an id that is
// not known in cast.ts, or answers otherwise than pages do, this fails. For each visitor ONE outcome is right.

const { origin } = site
let cast: Cast

beforeAll(async () => {
  cast = await gatherCast()
})

/** People of the demonstration have said how old they are; those who came for this test have not. */
const hasSaidAge = (role: Role) =>
  ![
    'issuer of the organisation',
    'former manager of the organisation',
    'manager of a waiting organisation',
    'programme team',
    'assessor of the call',
  ].includes(role)

/** Has a child in their care. */
const guardian: Role = 'administrator'

/** Nobody else finds it. */
const ofLearner = (role: Role) => (role === 'learner' ? '200' : '404')

type Outcome = string | ((role: Role, here: string) => string | Promise<string>)

/** What a page answers those who may read it, where it is not 200. */
const read: Record<string, Outcome> = {
  // Only says what was too large.
  'too-large': '413',
  // Sealed: the call is open.
  'programme/assess/:slug/:application': '404',
  'programme/desk/calls/:id/applications/:application': '404',
  'programme/desk/calls/:id/applications/:application/feedback': '404',
  'programme/desk/calls/:id/applications/:application/application.pdf': '404',
  'programme/desk/calls/:id/applications/:application/eligibility': '404',
  'programme/desk/calls/:id/namesakes/:application/:person': '404',
  // Open: it cannot be changed any more.
  'programme/desk/calls/:id/edit': (_, here) => `302 ${here.replace('/edit', '')}`,
  // Nothing is decided yet.
  'programme/applications/:code/outcome': (_, here) => `302 ${here.replace('/outcome', '')}`,
  'programme/applications/:code/founding': (_, here) => `302 ${here.replace('/founding', '')}`,
  // The one who began it is no co-applicant; nothing was sent, and nothing is asked.
  'programme/applications/:code/joining': (_, here) => `302 ${here.replace('/joining', '')}`,
  'programme/applications/:code/equality': (_, here) => `302 ${here.replace('/equality', '')}`,
  'programme/applications/:code/information': (_, here) => `302 ${here.replace('/information', '')}`,
  // Not whole yet.
  'programme/applications/:code/check': (_, here) => `302 ${here.replace('/check', '')}`,
  // Only says that a form came from elsewhere.
  'not-from-here': '403',
  'me/awards/:id': (role) => (role === 'learner' ? '200' : '404'),
  'me/awards/:id/in-hand': (role) => (role === 'learner' ? '200' : '404'),
  'me/awards/:id/wallet': (role) => (role === 'learner' ? '200' : '404'),
  // The demonstration has nothing to sign passes with.
  'me/awards/:id/pass': '404',
  'me/awards/:id/pass.pkpass': '404',
  'me/portfolio/collections/:id': ofLearner,
  'me/portfolio/collections/:id/words': ofLearner,
  'me/portfolio/collections/:id/add': ofLearner,
  'me/portfolio/collections/:id/open': ofLearner,
  'me/portfolio/collections/:id/resume.json': ofLearner,
  'me/portfolio/collections/:id/cv.pdf': ofLearner,
  'me/portfolio/brought/:id': ofLearner,
  'me/portfolio/brought/:id/document': ofLearner,
  'me/portfolio/experience/:id': ofLearner,
  'me/portfolio/answers/:id': ofLearner,
  'me/introductions/:id': ofLearner,
  // Links in mails to guardians, and none of this is one.
  'introductions/:code': '404',
  'me/awards/:id/certificate.pdf': (role) => (role === 'learner' ? '200' : '404'),
  // Others go on to what everybody may see.
  'awards/:id/yours': (role, here) => (role === 'learner' ? '200' : `302 ${here.replace('/yours', '')}`),
  // Only the learner whose evidence it is; it was sent, so it is looked through no more, and nobody has accepted it.
  'me/evidence/:id': (role) => (role === 'learner' ? '200' : '404'),
  'me/evidence/:id/check': (role, here) => (role === 'learner' ? `302 ${here.replace('/check', '')}` : '404'),
  'me/evidence/:id/manifest.json': '404',
  'me/evidence/:id/files/:file': (role) => (role === 'learner' ? '200' : '404'),
  // Only who began an application sees it; it is neither whole nor sent.
  'organisations/new/:id': (role) => (role === 'learner' ? '200' : '404'),
  'organisations/new/:id/:page': (role) => (role === 'learner' ? '200' : '404'),
  'organisations/new/:id/check': (role, here) => (role === 'learner' ? `302 ${here.replace('/check', '')}` : '404'),
  'organisations/new/:id/sent': (role, here) => (role === 'learner' ? `302 ${here.replace('/sent', '')}` : '404'),
  'me/children/:id': (role) => (role === guardian ? '200' : '404'),
  'me/children/:id/hand-over': (role) => (role === guardian ? '200' : '404'),
  // None of them has a second address.
  // Made by a press alone.
  'me/take-out.zip': '302 /me/settings',
  'me/addresses/remove': '302 /me/addresses',
  'me/children/new': (role, here) => (hasSaidAge(role) ? '200' : `302 /me/about?next=${encodeURIComponent(here)}`),
  'me/keep': (role) => (hasSaidAge(role) ? '200' : `302 /me/about?next=${encodeURIComponent('/me/keep')}`),
  'me/following/new': '302 /me/following',
  // The award's id is nobody's search.
  'me/following/:id': '302 /me/following',
  // All have pressed "Keep" above; the learner comes first, and a code works once.
  'claim/:code/keep': (role) => {
    if (role === 'learner') return '302 /me?kept=1'
    // Who cares for a child says first whose it is.
    if (role === guardian) return `302 /me/keep?code=${cast.code}`
    if (hasSaidAge(role)) return `302 /claim/${cast.code}`
    return `302 /me/about?next=${encodeURIComponent(`/claim/${cast.code}/keep`)}`
  },
  // Nobody has kept it by its card.
  'claim/:code/erase': (_, here) => `302 ${here.replace('/erase', '')}`,
  // Made by a press alone.
  'organisations/:slug/manage/reach/cards.pdf': (_, here) => `302 ${here.replace('/cards.pdf', '')}`,
  // This run has given nothing by a code.
  // Cards are made by a press; a leaver's badges are taken by one.
  'organisations/:slug/manage/leavers/:id/cards.pdf': (_, here) => `302 ${here.replace('/cards.pdf', '')}`,
  'leaving/:code/keep': (_, here) => `302 ${here.replace('/keep', '')}`,
  'organisations/:slug/manage/runs/:id/cards.pdf': '404',
  'demo/sign-in': '302 /',
  'sign-out': '302 /',
}

/** What a page answers to HEAD, where that is not what it answers to GET: it does something when it is read. */
const looked: Record<string, Outcome> = {
  'claim/:code/keep': () => `302 /claim/${cast.code}`,
}

/** What a page answers to an empty form, where that is not 200: itself again, with what is missing. */
const sent: Record<string, Outcome> = {
  'claim/:code': () => `302 /claim/${cast.code}/keep`,
  'awards/:id': (_, here) => `302 ${here}/keep`,
  'awards/:id/yours': (_, here) => `302 ${here.replace('/yours', '/keep')}`,
  'confirm/:code': (_, here) => `302 ${here}`,
  me: async (role) => {
    if (!hasSaidAge(role)) return '302 /me/about?next=/me'
    if (role === guardian) return '302 /me/keep'
    const waiting = await countWaiting(role)
    return waiting > 0 ? `302 /me?kept=${waiting}` : '302 /me'
  },
  // A visitor who is signed in goes on.
  'sign-in/again': (role) => (role === 'nobody' ? '200' : '302 /me'),
  'me/settings': '302 /me/settings?saved',
  'me/addresses/join': '302 /me/addresses',
  'me/awards/:id': (role, here) => (role === 'learner' ? `302 ${here}?saved` : '404'),
  // It asks for no code.
  'portfolio/:code': (_, here) => `302 ${here}`,
  'me/views': '400',
  'me/portfolio/collections/:id': (role) => (role === 'learner' ? '400' : '404'),
  'me/portfolio/brought/:id': (role) => (role === 'learner' ? '400' : '404'),
  'me/portfolio/answers/:id': (role) => (role === 'learner' ? '400' : '404'),
  'me/introductions/:id': (role) => (role === 'learner' ? '400' : '404'),
  'me/introductions/new': '400',
  'introductions/:code': '400',
  'me/awards/:id/wallet': (role) => (role === 'learner' ? '400' : '404'),
  'me/awards/:id/pass': '404',
  'me/awards/:id/pass.pkpass': '404',
  'me/portfolio/asks/:id': '400',
  'asks/:id': '400',
  'asks/:id/wallet/:code': '400',
  'me/portfolio/collections/:id/words': ofLearner,
  'me/portfolio/collections/:id/add': (role, here) => (role === 'learner' ? `302 ${here.replace('/add', '')}` : '404'),
  'me/portfolio/collections/:id/open': ofLearner,
  'me/portfolio/experience/:id': ofLearner,
  'me/erase': '400',
  'me/notifications': '302 /me/notifications?saved',
  'claim/:code/erase': '400',
  'me/grown-up': '400',
  'me/children/new': (role, here) => (hasSaidAge(role) ? '200' : `302 /me/about?next=${encodeURIComponent(here)}`),
  'me/children/:id': (role) => (role === guardian ? '400' : '404'),
  'me/children/:id/hand-over': (role) => (role === guardian ? '200' : '404'),
  'me/keep': (role) => (hasSaidAge(role) ? '302 /me/keep' : '302 /me/about?next=/me/keep'),
  'handover/:code': (role, here) => (role === 'nobody' ? `302 /sign-in?next=${encodeURIComponent(here)}` : '200'),
  'organisations/:slug/manage/guardians': '400',
  'organisations/:slug/manage/awards': '400',
  'organisations/:slug/manage/badges': '400',
  'organisations/:slug/manage/codes': '400',
  'organisations/:slug/manage/badges/:id/recognition': '400',
  'organisations/:slug/manage/recognition/:id': '400',
  'organisations/:slug/manage/pledges/new': '400',
  'organisations/:slug/manage/pledges/:id': '400',
  ':place/lead/recognition/pledges/:id': '400',
  'organisations/:slug/manage/roles/new': '400',
  'organisations/:slug/manage/roles/:id': '400',
  ':place/lead/recognition/roles/:id/from/:from': '400',
  'organisations/:slug/manage/introductions': '400',
  'organisations/:slug/manage/introductions/:id': '400',
  'organisations/:slug/manage/asks/new': '400',
  'organisations/:slug/manage/asks/:id': '400',
  'organisations/:slug/manage/vacancies/new': '400',
  'organisations/:slug/manage/vacancies/:id': '400',
  'organisations/:slug/manage/vacancies/bring': '400',
  'organisations/:slug/manage/vacancies/sources': '400',
  'organisations/:slug/manage/giving': '400',
  'organisations/:slug/manage/vacancies/sources/:id': '400',
  ':place/lead/recognition/vacancies/:id': '400',
  'organisations/:slug/manage/evidence': '400',
  'organisations/:slug/manage/opportunities': '400',
  ':place/lead/organisations': '400',
  ':place/lead/recognition': '400',
  ':place/lead/reviews': '400',
  ':place/lead/year': (_, here) => `302 ${here}?saved`,
  ':place/lead/year/ledger/:week': (_, here) => `302 ${here.replace(/\/[^/]+$/, '?saved')}`,
  ':place/lead/needs/figures': '400',
  ':place/lead/network': '400',
  ':place/lead/network/new': '400',
  ':place/lead/network/bring': '400',
  ':place/lead/network/:id': '400',
  ':place/lead/network/:id/edit': '400',
  ':place/lead/network/:id/contacts/:contact': '400',
  ':place/lead/needs/new': '400',
  ':place/lead/needs/:id': '400',
  ':place/lead/needs/:id/edit': '400',
  ':place/lead/year/pairs': '400',
  'programme/desk/placements/pairs': '400',
  ':place/lead/library/new': '400',
  ':place/lead/library/:id': '400',
  'programme/desk/library/:id': '400',
  ':place/lead/gatherings/new': '400',
  ':place/lead/gatherings/:id': '400',
  ':place/lead/gatherings/:id/edit': '400',
  'programme/desk/gatherings/new': '400',
  'programme/desk/gatherings/:id': '400',
  'programme/desk/gatherings/:id/edit': '400',
  'organisations/:slug/manage/badges/offered': '400',
  ':place/lead/year/exit': '400',
  ':place/lead/year/exit/:item': '400',
  ':place/lead/year/growing/:month': '400',
  ':place/lead/year/growing/asked/:id': '400',
  ':place/lead/year/:meeting': '400',
  ':place/lead/year/:meeting/move': '400',
  ':place/lead/year/:meeting/skip': '400',
  ':place/lead/year/actions/:action': '400',
  'me/pathways': '400',
  'me/evidence/new': async (role, here) =>
    hasSaidAge(role) ? `302 /me/evidence/${await pieceOf(role)}` : `302 /me/about?next=${encodeURIComponent(here)}`,
  'me/evidence/:id': (role) => (role === 'learner' ? '400' : '404'),
  'me/evidence/:id/check': (role, here) => (role === 'learner' ? `302 ${here.replace('/check', '')}` : '404'),
  'organisations/:slug/manage/evidence/:id': '400',
  'me/following': '302 /me/following?saved',
  'me/saved': '302 /me/saved',
  'me/following/new': '302 /me/following',
  'me/addresses/remove': '302 /me/addresses',
  'organisations/:slug/manage/awards/lists/:id': '400',
  'leaving/:code': '400',
  'bookings/:code': '400',
  'interests/:code': '400',
  'programme/interests/:code': '400',
  'programme/applications/:code': '400',
  'programme/applications/:code/check': (_, here) => `302 ${here.replace('/check', '')}`,
  'programme/applications/:code/people': '400',
  'programme/applications/:code/partners': '400',
  'programme/applications/:code/joining': '400',
  'programme/applications/:code/equality': '400',
  'programme/applications/:code/information': '400',
  'programme/partners/:code': '400',
  'programme/desk/calls/:id/edit': (_, here) => `302 ${here.replace('/edit', '')}`,
  'programme/desk/calls/:id/events': '400',
  'programme/desk/calls/:id/namesakes/:application/:person': '404',
  'programme/applications/:code/spot': '400',
  'programme/desk/calls/:id/applications/:application/eligibility': '404',
  'programme/assess/:slug': '400',
  'programme/assess/:slug/:application': '404',
  'programme/desk/calls/:id': '400',
  'programme/desk/calls/:id/seal': '400',
  'programme/desk/calls/:id/shortlist': '400',
  'programme/desk/calls/:id/decision': '400',
  'programme/desk/calls/:id/complaints': '400',
  'programme/desk/calls/:id/applications/:application/feedback': '404',
  'programme/assess/:slug/decision': '400',
  'programme/applications/:code/outcome': '404',
  'programme/applications/:code/founding': '404',
  'programme/desk/placements/new': '400',
  'programme/desk/placements/:id': '400',
  'programme/desk/placements/:id/notes': '400',
  'programme/desk/placements/:id/:meeting': '400',
  'programme/desk/questions/:id': '400',
  'organisations/:slug/manage/interests/:id': '400',
  'organisations/:slug/manage/bookings/:id/:at': '400',
  'organisations/:slug/manage/leavers/:id': '400',
  'organisations/:slug/manage/leavers/:id/cards.pdf': (_, here) =>
    `302 ${here.replace('/cards.pdf', '?state=without&left=none')}`,
  'organisations/:slug/manage/reach': '400',
  'organisations/:slug/manage/reach/cards.pdf': (_, here) => `302 ${here.replace('/cards.pdf', '?left=none')}`,
  'organisations/:slug/manage/runs/:id': '400',
  'organisations/:slug/manage/codes/:id': '400',
  'organisations/:slug/manage/rules/:id': '400',
  'organisations/:slug/manage/registers/:id': '400',
  'organisations/:slug/manage/registers/:id/ticks': '400',
  'organisations/:slug/manage/feeds/:id': '400',
  'organisations/:slug/manage/pathways': '400',
  'organisations/:slug/manage/pathways/:id': '400',
  'organisations/:slug/manage/profile/members/:id': '400',
  ':place/lead/curate': '400',
  ':place/lead/report': (_, here) => `302 ${here}?saved`,
  'admin/places': '400',
  'admin/jobs': '400',
  'admin/reports/:id': '400',
  'organisations/:slug/manage/joining': '400',
  'organisations/:slug/manage/succession': '400',
  ':place/lead/organisations/:slug/succession': '400',
  'organisations/new/:id': (role) => (role === 'learner' ? '400' : '404'),
  'organisations/new/:id/check': (role, here) => (role === 'learner' ? `302 ${here.replace('/check', '')}` : '404'),
  'organisations/new/:id/:page': (role) => (role === 'learner' ? '200' : '404'),
  ':place/lead/feeds/:id': '400',
  ':place/lead/pathways': '400',
  ':place/lead/pathways/:id': '400',
  'demo/sign-in': '404',
  'sign-out': '302 /',
}

/** Ten tries a minute come through from one machine: enough that a stranger tries. */
const formIsLimited = new Set(['sign-in/code'])

const emails: Partial<Record<Role, string>> = {
  learner: 'learner@demo.example',
  'manager of the organisation': 'manager@demo.example',
  'City Lead of the place': 'lead@demo.example',
  'City Lead of another place': 'plymouth.lead@demo.example',
  administrator: 'administrator@demo.example',
  'programme team': 'programme@demo.example',
  'assessor of the call': 'assessor@matrix.example',
}

/** What this visitor has open for the badge that asks for evidence: pressing the button again leads there. */
function pieceOf(role: Role): Promise<string> {
  return withDatabase(async ({ database }) => {
    const person = await database
      .selectFrom('people')
      .select('id')
      .where('email', '=', emails[role] ?? cast.otherManagerEmail)
      .executeTakeFirstOrThrow()
    const badge = await database
      .selectFrom('badges')
      .select(['id', 'organisationId'])
      .where('id', '=', cast.evidenceBadge)
      .executeTakeFirstOrThrow()
    const { organisationId } = badge
    const begun = { personId: person.id, badgeId: badge.id, organisationId, changedAt: new Date() }
    await database
      .insertInto('evidencePieces')
      .values({ id: randomUUID(), ...begun })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { id } = await database
      .selectFrom('evidencePieces')
      .select('id')
      .where('personId', '=', person.id)
      .where('badgeId', '=', badge.id)
      .where('state', 'in', ['draft', 'sent', 'returned'])
      .executeTakeFirstOrThrow()
    return id
  })
}

/** Badges that wait at this visitor's address. */
function countWaiting(role: Role): Promise<number> {
  const email = emails[role] ?? cast.otherManagerEmail
  return withDatabase(async ({ database }) => {
    const { count } = await database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('recipients.email', '=', email)
      .where('claimedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .executeTakeFirstOrThrow()
    return count
  })
}

async function expected(outcome: Outcome | undefined, role: Role, here: string): Promise<string> {
  return typeof outcome === 'function' ? outcome(role, here) : (outcome ?? '200')
}

test('a City Lead sees an organisation’s own source and changes nothing of it', async () => {
  const lead = visitorIn('City Lead of the place')
  const address = `/brighton-and-hove/lead/feeds/${cast.feeds.ofLibrary}`
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

test('no outcome is kept for a page that is gone', () => {
  const paths = new Set(routes.map((route) => route.path))
  expect([...Object.keys(read), ...Object.keys(sent)].filter((path) => !paths.has(path))).toEqual([])
})

test('neither a link nor asking for the head of a page keeps a badge', async () => {
  const award = await awardTo('learner@demo.example')
  const learner = visitorIn('learner')
  // Nor does a link from elsewhere: the button on the badge's own page has to be pressed.
  const page = `302 /awards/${award}`
  expect(outcomeOf(await learner.get(`/awards/${award}/keep`))).toBe(page)
  const waiting = await countWaiting('learner')
  expect(waiting).toBeGreaterThan(0)
  expect(outcomeOf(await learner.post(`/awards/${award}`))).toBe(`302 /awards/${award}/keep`)
  expect(outcomeOf(await learner.head(`/awards/${award}/keep`))).toBe(page)
  expect(outcomeOf(await learner.get(`/awards/${award}/keep`))).toBe(`302 /me?kept=${waiting}`)
  expect(await countWaiting('learner')).toBe(0)
})

/** Who may call each operation of the API. One that is added and not listed here fails the test. */
const operations: Record<string, 'everybody'> = {
  'get /api/v1/places': 'everybody',
  'get /api/v1/places/{place}': 'everybody',
  'get /api/v1/places/{place}/impact': 'everybody',
  'get /api/v1/places/{place}/organisations': 'everybody',
  'get /api/v1/places/{place}/opportunities': 'everybody',
  'get /api/v1/places/{place}/events': 'everybody',
  'get /api/v1/places/{place}/badges': 'everybody',
  'get /api/v1/places/{place}/badges/{badge}': 'everybody',
  'get /api/v1/places/{place}/pathways': 'everybody',
  'get /api/v1/places/{place}/pathways/{pathway}': 'everybody',
  'get /api/v1/places/{place}/employers': 'everybody',
  'get /api/v1/places/{place}/endorsements': 'everybody',
  'get /api/v1/places/{place}/pledges': 'everybody',
  'get /api/v1/places/{place}/roles': 'everybody',
  'get /api/v1/places/{place}/vacancies': 'everybody',
  'get /api/v1/places/{place}/awards': 'everybody',
  'get /api/v1/places/{place}/search': 'everybody',
  'get /api/v1/search': 'everybody',
  'get /api/v1/network': 'everybody',
  'get /api/v1/cohorts': 'everybody',
  'get /api/v1/cohorts/{cohort}/impact': 'everybody',
}

describe('the API', () => {
  test('has no operation whose access nobody has decided', async () => {
    const document = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as { paths: Record<string, object> }
    const found = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(found.toSorted()).toEqual([...Object.keys(operations), 'post /verify', 'post /verify/many'].toSorted())
  })

  test('checks a badge for everybody alike', async () => {
    const answers = await Promise.all(
      (['nobody', 'City Lead of another place', 'administrator'] as const).map(async (role) => {
        const answer = await visitorIn(role).post(
          '/verify',
          { badge: '{"a":1}' },
          { headers: { accept: 'application/json' } },
        )
        expect([answer.status, answer.headers.getSetCookie()], role).toEqual([200, []])
        return answer.json()
      }),
    )
    expect(answers).toEqual([answers[0], answers[0], answers[0]])
  })

  test.each(Object.keys(operations))('answers %s to everybody alike, and takes no writing there', async (operation) => {
    const [, template = ''] = operation.split(' ')
    const path = `${template}${template.endsWith('/search') ? '?q=code' : ''}`
      .replace('{place}', 'brighton-and-hove')
      .replace('{cohort}', 'pilots')
      .replace('{badge}', cast.badge.slug)
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
    const head = await fetch(new URL(path, origin), { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(new URL(path, origin), {
        method,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      expect(answer.status, method).toBe(404)
    }
  })
})

/** Each of them presses a button there, which a page below goes by. */
const pressedByAll = new Set(['claim/:code'])

/** What is open to everybody looks at no right: four who differ most ask for it. */
const fewRoles: Role[] = ['nobody', 'learner', 'manager of the organisation', 'administrator']

describe.each(routes)('/$path, for $access', ({ path, access = 'everybody', takesForms }) => {
  const isOpen = roles.every((role) => allowed[access](role)) && !pressedByAll.has(path)
  const letIn = roles.filter((role) => allowed[access](role))
  const shutOut = roles.filter((role) => !allowed[access](role))
  const whoSend = formIsLimited.has(path) ? roles.slice(0, 1) : isOpen ? fewRoles : roles

  test.each(isOpen ? fewRoles : letIn)('answers %s as it should', async (role) => {
    const here = addressOf(path, cast)
    // One of those who are let in asks for the head: the page is made as for the others, and its body thrown away.
    if (role === letIn[0]) {
      const head = await visitorIn(role).head(here)
      const rightHead = await expected(looked[path] ?? read[path], role, here)
      expect([outcomeOf(head), await head.text()], 'HEAD').toEqual([rightHead, ''])
    }
    const right = await expected(read[path], role, here)
    expect(outcomeOf(await visitorIn(role).get(here))).toBe(right)
  })

  test.each(whoSend.filter((role) => letIn.includes(role)))(
    'answers %s as it should when a form is sent',
    async (role) => {
      const here = addressOf(path, cast)
      const right = takesForms ? await expected(sent[path], role, here) : '405'
      expect(outcomeOf(await visitorIn(role).post(here))).toBe(right)
    },
  )

  // Who is refused changes nothing: all of them ask at once.
  if (shutOut.length > 0)
    test('refuses all others', async () => {
      const here = addressOf(path, cast)
      const found = await Promise.all(
        shutOut.map(async (role) => {
          const visitor = visitorIn(role)
          const [head, got] = [await visitor.head(here), await visitor.get(here)]
          const posted = whoSend.includes(role) ? outcomeOf(await visitor.post(here)) : undefined
          return { role, head: [outcomeOf(head), await head.text()], get: outcomeOf(got), posted }
        }),
      )
      const right = shutOut.map((role) => ({
        ...{ role, head: [refusalFor(role, here), ''], get: refusalFor(role, here) },
        posted: whoSend.includes(role) ? refusalFor(role, here, { sends: true }) : undefined,
      }))
      expect(found).toEqual(right)
    })

  // Refused before it is known who asks.
  test('gives nobody data by the address for scripts', async () => {
    const [plain = '', query = ''] = addressOf(path, cast).split('?')
    const found = await Promise.all(
      (['nobody', 'learner', 'administrator'] as const).map(async (role) => {
        const visitor = visitorIn(role)
        const answers = [await visitor.get(`${plain}.data?${query}`), await visitor.get(`${plain}.data?_routes=root`)]
        const said = await Promise.all(answers.map(async (one) => [one.status, await one.text()]))
        return [...said, (await visitor.post(`${plain}.data`)).status]
      }),
    )
    const nothing = [404, '404 Not Found']
    expect(found).toEqual([1, 2, 3].map(() => [nothing, nothing, 404]))
  })
})
