import { randomUUID } from 'node:crypto'
import { claimCodeHash } from '#capabilities/awards/claim-code.ts'
import { addMember } from '#capabilities/organisations/add-member.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import { weekOf } from '#capabilities/placements/ledger-rules.ts'
import { reportCollection } from '#capabilities/portfolio/report-collection.ts'
import { skills } from '#demo/content/skills.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { anotherSite } from '#tests/support/elsewhere.ts'
import { until } from '#tests/support/until.ts'
import type { Access, GateHandle } from '#web/site/access.ts'
import { beginApplication, joinAPlace } from './join-a-place.ts'
import { addIssuerToLibrary, library, withDatabase } from './people.ts'
import { letterTo, textOf, Visitor } from './visitor.ts'

// Everybody who may come to the site, signed in, and real records for every address: what the tests of access share.

interface BuiltRoute {
  id: string
  parentId?: string
  path?: string
  module: { handle?: Partial<GateHandle>; loader?: unknown; action?: unknown }
}

const { routes: built } = (await import(new URL('../../../build/server/index.js', import.meta.url).href)) as {
  routes: Record<string, BuiltRoute>
}

function isGate({ module }: BuiltRoute): boolean {
  return module.handle?.access !== undefined
}

/** Signing out comes last: nobody can be tried after it. */
export const routes = Object.values(built)
  .filter((route) => route.id !== 'root' && !isGate(route))
  .map(({ id, parentId, path = '', module }) => ({
    id,
    path,
    access: parentId === undefined ? undefined : built[parentId]?.module.handle?.access,
    takesForms: Boolean(module.action),
  }))
  .toSorted((one, other) => Number(one.path === 'sign-out') - Number(other.path === 'sign-out'))

export const roles = [
  'nobody',
  'learner',
  'issuer of the organisation',
  'manager of the organisation',
  'former manager of the organisation',
  'manager of another organisation',
  'manager of a waiting organisation',
  'City Lead of the place',
  'City Lead of another place',
  'administrator',
  'programme team',
  'assessor of the call',
] as const
export type Role = (typeof roles)[number]

/** Who gets in. A new kind of access does not compile until it is decided here. */
export const allowed: Record<Access, (role: Role) => boolean> = {
  everybody: () => true,
  demonstration: () => true,
  'signed-in': (role) => role !== 'nobody',
  'organisation-issuer': (role) => role === 'issuer of the organisation' || role === 'manager of the organisation',
  'organisation-manager': (role) => role === 'manager of the organisation',
  'city-lead': (role) => role === 'City Lead of the place',
  'platform-administrator': (role) => role === 'administrator',
  'programme-team': (role) => role === 'programme team',
  assessor: (role) => role === 'assessor of the call',
}

const visitors = new Map<Role, Visitor>()

export function visitorIn(role: Role): Visitor {
  const visitor = visitors.get(role)
  if (!visitor) throw new Error(`nobody signed in as ${role}`)
  return visitor
}

const addresses = {
  issuer: 'issuer@matrix.example',
  former: 'former@matrix.example',
  waiting: 'waiting@matrix.example',
  assessor: 'assessor@matrix.example',
}

/** Signs everybody in. */
export async function gatherCast() {
  await addIssuerToLibrary(addresses.issuer)
  const otherManager = await findOtherManager()
  const as = async (role: Role, email: string) => visitors.set(role, await new Visitor().signIn(email))
  visitors.set('nobody', new Visitor())
  await as('learner', 'learner@demo.example')
  await as('issuer of the organisation', addresses.issuer)
  await as('manager of the organisation', 'manager@demo.example')
  await as('former manager of the organisation', addresses.former)
  await as('manager of another organisation', otherManager.email)
  await as('manager of a waiting organisation', addresses.waiting)
  await as('City Lead of the place', 'lead@demo.example')
  await as('City Lead of another place', 'plymouth.lead@demo.example')
  await as('administrator', 'administrator@demo.example')
  await as('programme team', 'programme@demo.example')
  await askToAssess(addresses.assessor)
  await as('assessor of the call', addresses.assessor)
  await letFormerManagerGo()
  const ids = await findIds(otherManager.slug)
  return {
    ...ids,
    walletCode: await openForAWallet(ids.learners.id),
    walletAnswerCode: await beginWalletAnswer(ids.ask),
    otherManagerEmail: otherManager.email,
    waitingSlug: await registerWaiting(),
    application: await beginOnesOwn(),
    portfolio: await showACollection(),
  }
}

export type Cast = Awaited<ReturnType<typeof gatherCast>>

/** Comes as a manager and is taken out again, as a colleague takes one out. */
async function letFormerManagerGo(): Promise<void> {
  const personId = await withDatabase(async ({ database }) => {
    const now = new Date()
    const { organisationId, managerId } = await database
      .selectFrom('organisationMembers')
      .innerJoin('organisations', 'organisations.id', 'organisationMembers.organisationId')
      .innerJoin('people', 'people.id', 'organisationMembers.personId')
      .select(['organisations.id as organisationId', 'people.id as managerId'])
      .where('organisations.slug', '=', library)
      .where('people.email', '=', 'manager@demo.example')
      .executeTakeFirstOrThrow()
    const person = await findPerson({ email: addresses.former }, { database })
    if (!person) throw new Error('the former manager has no account')
    const manager = mintOrganisationManager({ organisationId, personId: managerId })
    await addMember({ personId: person.id, role: 'manager' }, { database, manager, now })
    return person.id
  })
  const member = `/organisations/${library}/manage/profile/members/${personId}`
  const came = await visitorIn('former manager of the organisation').get(`/organisations/${library}/manage/profile`)
  if (came.status !== 200) throw new Error(`the former manager never was one: ${came.status}`)
  const left = await visitorIn('manager of the organisation').post(member, { do: 'take-out' })
  if (left.status !== 302) throw new Error(`the former manager could not be taken out: ${left.status}`)
}

/** An organisation that no City Lead has answered. */
function registerWaiting(): Promise<string> {
  return joinAPlace(visitorIn('manager of a waiting organisation'), `Matrix Shed ${randomUUID().slice(0, 8)}`)
}

/** Begun and not sent: only who began it may see it. */
async function beginOnesOwn(): Promise<string> {
  return (await beginApplication(visitorIn('learner'), 'Matrix Bakery')).split('/').at(-1) ?? ''
}

/** A collection of the learner's with a badge and an experience in it, and the address that it is open under. */
/** A hand-over that no wallet has taken; says the code in its address. */
async function openForAWallet(awardId: string): Promise<string> {
  const learner = visitorIn('learner')
  const page = `/me/awards/${awardId}/wallet`
  await learner.post(page, { do: 'start' })
  const code = /\/h\/([\w-]{22})"/.exec(await (await learner.get(page)).text())?.[1]
  if (!code) throw new Error('no hand-over was opened')
  return code
}

async function showACollection(): Promise<Record<'collection' | 'experience' | 'brought' | 'code', string>> {
  const learner = visitorIn('learner')
  const begun = await learner.post('/me/portfolio/collections/new', { title: 'Matrix jobs', nameShown: 'yes' })
  const collection = /collections\/([^/]+)\/add$/.exec(begun.headers.get('location') ?? '')?.[1]
  if (!collection) throw new Error(`no collection was begun: ${begun.status}`)
  const page = `/me/portfolio/collections/${collection}`
  const told = { kind: 'work', title: 'Matrix kitchen', story: 'Carried plates.' }
  await learner.post(`/me/portfolio/experience/new?for=${collection}`, told)
  const choices = await (await learner.get(`${page}/add`)).text()
  await learner.post(`${page}/add`, { award: /name="award" value="([^"]+)"/.exec(choices)?.[1] ?? '' })
  const basedOn = /name="basedOn" value="([^"]+)"/.exec(await (await learner.get(`${page}/open`)).text())?.[1] ?? ''
  await learner.post(`${page}/open`, { days: '7', basedOn })
  const code = /\/portfolio\/([\w-]{22})"/.exec(await (await learner.get(page)).text())?.[1]
  const mine = await (await learner.get('/me/portfolio')).text()
  const experience = /experience\/([\w-]{36})"[^>]*>Matrix kitchen/.exec(mine)?.[1]
  if (!code || !experience) throw new Error('the collection was not opened')
  // Not over HTTP: all tests come from one address, and so many reports come from none.
  const said = { collectionId: collection, said: 'Matrix says so', clientKey: randomUUID() }
  await withDatabase(({ database }) => reportCollection(said, { database, now: new Date() }))
  const elsewhere = await anotherSite({ now: new Date() })
  await learner.post('/me/portfolio/bring', { badge: await elsewhere.give({ to: null, bareKey: true }) })
  const brought = /brought\/([\w-]{36})"/.exec(await (await learner.get('/me/portfolio/brought')).text())?.[1]
  if (!brought) throw new Error('the badge from elsewhere was not kept')
  return { collection, experience, brought, code }
}

export function findOtherManager() {
  return withDatabase(({ database }) =>
    database
      .selectFrom('organisationMembers')
      .innerJoin('people', 'people.id', 'organisationMembers.personId')
      .innerJoin('organisations', 'organisations.id', 'organisationMembers.organisationId')
      .select(['people.email', 'organisations.slug'])
      .where('role', '=', 'manager')
      .where('organisations.slug', '!=', library)
      // One that lived the demonstration's year: those who came with other tests may own nothing yet.
      .where('people.email', 'like', '%@organisation.example')
      .$narrowType<{ email: string }>()
      .where((where) =>
        where.exists(
          where
            .selectFrom('badges')
            .whereRef('badges.organisationId', '=', 'organisations.id')
            .where('badges.publishedAt', 'is not', null),
        ),
      )
      .orderBy('organisations.slug')
      .executeTakeFirstOrThrow(),
  )
}

/** Real records: an address of something that does not exist would prove nothing. */
async function findIds(otherSlug: string) {
  const code = (await giveCard()).code
  const list = (await draftList()).slice(-36)
  const awardOffer = await startAwardOffer()
  return withDatabase(async ({ database }) => {
    const own = await database
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', library)
      .executeTakeFirstOrThrow()
    const badge = await database
      .selectFrom('badges')
      .select(['id', 'slug', 'currentVersionId'])
      .where('organisationId', '=', own.id)
      .where('status', '=', 'published')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const opportunity = await database
      .selectFrom('opportunities')
      .select(['id', 'slug'])
      .where('organisationId', '=', own.id)
      // Tests beside this one draft and archive others.
      .where('status', '=', 'published')
      .orderBy('id')
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
      .select(['awards.id', 'recipients.personId'])
      .where('people.email', '=', 'learner@demo.example')
      .where('awards.claimedAt', 'is not', null)
      .executeTakeFirstOrThrow()
    const run = randomUUID()
    await database
      .insertInto('awardRuns')
      .values({
        id: run,
        organisationId: own.id,
        badgeId: badge.id,
        askedAt: new Date(),
        notify: false,
        total: 1,
      })
      .execute()
    const register = randomUUID()
    await database
      .insertInto('registers')
      .values({ id: register, organisationId: own.id, title: 'Matrix', startsAt: new Date(), openedAt: new Date() })
      .execute()
    const rule = randomUUID()
    await database
      .insertInto('earningRules')
      .values({
        ...{ id: rule, organisationId: own.id, badgeId: badge.id, kind: 'attendance', opportunityId: opportunity.id },
        // Counted just now: the clock leaves it alone.
        ...{ times: 3, madeAt: new Date(), countedAt: new Date() },
      })
      .execute()
    const leaving = randomUUID()
    const aMonthAhead = new Date(Date.now() + 30 * 86_400_000)
    await database
      .insertInto('leavings')
      .values({
        ...{ id: leaving, organisationId: own.id, title: 'Matrix', createdAt: new Date() },
        ...{ leavesOn: aMonthAhead.toISOString().slice(0, 10), fallsAt: aMonthAhead },
        // Its invitations would go in a year.
        ...{ confirmedAt: new Date(), inviteFrom: new Date(Date.now() + 365 * 86_400_000) },
      })
      .execute()
    const booked = await aBookingOf(database, { opportunity, organisationId: own.id })
    const leaverLetters = await aLeaverOf(database, { leaving, organisationId: own.id })
    const learner = await database
      .selectFrom('people')
      .select('id')
      .where('email', '=', 'learner@demo.example')
      .executeTakeFirstOrThrow()
    const [evidence, evidenceFile] = [randomUUID(), randomUUID()]
    const evidenceBadge = await database
      .selectFrom('badges')
      .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
      .select('badges.id')
      .where('evidenceRequired', '=', true)
      .where('badges.status', '=', 'published')
      .executeTakeFirstOrThrow()
    // Another file of tests may have come before on this site.
    await database.deleteFrom('evidencePieces').where('personId', '=', learner.id).execute()
    await database
      .insertInto('evidencePieces')
      .values({
        ...{ id: evidence, personId: learner.id, badgeId: badge.id, organisationId: own.id, state: 'sent' },
        ...{ title: 'Matrix', changedAt: new Date(), sentAt: new Date() },
      })
      .execute()
    await database
      .insertInto('evidenceFiles')
      .values({
        ...{ id: evidenceFile, pieceId: evidence, name: 'matrix.pdf', mediaType: 'application/pdf', sha256: 'aa' },
        ...{ data: Buffer.from('%PDF-1.7 <script>alert(1)</script>'), addedAt: new Date() },
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
    const otherBadge = await database
      .selectFrom('badges')
      .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
      .select('badges.id')
      .where('organisations.slug', '=', otherSlug)
      .where('badges.publishedAt', 'is not', null)
      .executeTakeFirstOrThrow()
    const report = randomUUID()
    const hourAgo = new Date(Date.now() - 3_600_000)
    const fortnight = { issued: 12, kept: 11, shown: null, people: 12, issuedBefore: 0, opportunities: 0, badges: 0 }
    const stuck = { waiting: 0, waitingLong: 0, unsafe: 0, stale: 0, notReached: 0, pathwaysBroken: 0 }
    await database
      .insertInto('placeReports')
      .values({
        id: report,
        placeId: place.id,
        fromAt: new Date(0),
        untilAt: hourAgo,
        figures: JSON.stringify({ ...fortnight, joined: [], left: [], stuck }),
        savedAt: hourAgo,
        sentAt: hourAgo,
        sentTo: ['programme@matrix.example'],
      })
      .execute()
    const review = randomUUID()
    await database
      .insertInto('badgeReviews')
      .values({
        id: review,
        badgeId: badge.id,
        badgeVersionId: needed(badge.currentVersionId, 'a version'),
        placeId: place.id,
        state: 'approved',
        askedAt: new Date(1),
        decidedAt: new Date(2),
      })
      .execute()
    const event = await database
      .selectFrom('opportunities')
      .select('slug')
      .where('placeId', '=', place.id)
      .where('status', '=', 'announced')
      .executeTakeFirstOrThrow()
    const placement = await database
      .selectFrom('placements')
      .select(['id', 'beginsOn'])
      .where('placeId', '=', place.id)
      .executeTakeFirstOrThrow()
    const libraryItem = await database
      .selectFrom('libraryItems')
      .select('id')
      .where('placeId', '=', place.id)
      .where('state', '=', 'shared')
      .where('kind', '=', 'campaign')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    // Not shared yet: another place's lead finds nothing there.
    const libraryDraft = randomUUID()
    await database
      .insertInto('libraryItems')
      .values({
        ...{ id: libraryDraft, placeId: place.id, requestId: libraryDraft, kind: 'agenda', title: 'Evening' },
        ...{ body: 'Tea', createdAt: new Date(1), changedAt: new Date(1) },
      })
      .execute()
    const placementAction = randomUUID()
    await database
      .insertInto('placementActions')
      .values({
        ...{ id: placementAction, placementId: placement.id, kind: 'update', number: 1, requestId: randomUUID() },
        ...{ text: 'Ask the college', ownerId: issuer.id, dueOn: '2027-01-01', madeAt: new Date(1) },
      })
      .execute()
    // One who leads another place asks the lead of this one how they see them.
    const asksAPeer = await database
      .selectFrom('placements')
      .innerJoin('places', 'places.id', 'placements.placeId')
      .innerJoin('placeLeads', 'placeLeads.placeId', 'placements.placeId')
      .select(['placements.id', 'placeLeads.personId'])
      .where('places.slug', '=', 'southampton')
      .orderBy('placeLeads.personId')
      .executeTakeFirstOrThrow()
    const asked = await database
      .selectFrom('people')
      .select('id')
      .where('email', '=', 'lead@demo.example')
      .executeTakeFirstOrThrow()
    const { id: growth } = await database
      .insertInto('growthRounds')
      .values({
        ...{ id: randomUUID(), placementId: asksAPeer.id, personId: asksAPeer.personId, month: 12 },
        ...{ peerId: asked.id, askedAt: new Date(1) },
      })
      // More than one file of tests gathers a cast on one site.
      .onConflict((conflict) =>
        conflict.columns(['placementId', 'personId', 'month']).doUpdateSet({ peerId: asked.id, askedAt: new Date(1) }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    // A meet-up of this place, and a training, both to come.
    const [meetUp, training] = [randomUUID(), randomUUID()]
    for (const [id, placeId] of [
      [meetUp, place.id],
      [training, null],
    ] as const)
      await database
        .insertInto('gatherings')
        .values({
          ...{ id, placeId, requestId: id, title: 'Walk', about: 'We walk', venue: 'Pier', minutes: 60 },
          ...{ startsAt: new Date(Date.now() + 864_000_000), madeAt: new Date(1) },
        })
        .execute()
    // A need that everybody reads.
    const need = randomUUID()
    await database
      .insertInto('needs')
      .values({
        ...{ id: need, placeId: place.id, requestId: need, state: 'agreed', isPublic: true, title: 'Buses' },
        ...{ about: 'None after six', heard: 'At the library', createdAt: new Date(1), changedAt: new Date(1) },
      })
      .execute()
    // One that the lead knows, with a contact.
    const [known, contact] = [randomUUID(), randomUUID()]
    await database
      .insertInto('networkOrganisations')
      .values({
        ...{ id: known, placeId: place.id, requestId: known, name: 'Matrix Bakery', nameKey: known },
        ...{
          stage: 'met',
          source: 'A fair',
          createdAt: new Date(1),
          changedAt: new Date(1),
          lastEntryOn: '2026-06-01',
        },
      })
      .execute()
    await database
      .insertInto('networkContacts')
      .values({
        ...{ id: contact, networkOrganisationId: known, requestId: contact, name: 'Mat Baker', source: 'A fair' },
        ...{ basis: 'consent', email: 'mat@bakery.example', addedAt: new Date(1), changedAt: new Date(1) },
      })
      .execute()
    const call = await database
      .selectFrom('calls')
      .select(['id', 'slug'])
      .orderBy('closesAt', 'desc')
      .executeTakeFirstOrThrow()
    return {
      call,
      placement: placement.id,
      placementAction,
      growth,
      meetUp,
      need,
      known,
      contact,
      training,
      libraryItem: libraryItem.id,
      libraryDraft,
      placementWeek: weekOf(placement.beginsOn),
      callQuestion: await aCallQuestion(database, call.id),
      programmeInterest: await aProgrammeInterest(),
      ...(await aCallApplication(call.slug)),
      event: event.slug,
      report,
      review,
      otherBadge: otherBadge.id,
      code,
      list,
      badge,
      opportunity,
      award,
      run,
      awardOffer,
      register,
      rule,
      evidence,
      evidenceFile,
      leaving,
      leaverLetters,
      bookingCode: booked.code,
      child: await aChildInCare(database),
      interest: await anInterestIn(database, { organisationId: own.id }),
      bookedAt: booked.at,
      endorsement: await aQuestionTo(database, own.id),
      pledge: await aPledgeOf(database, own.id),
      succession: await aSuccessionTo(database, own.id),
      ...(await twoRolesOf(database, own.id)),
      vacancy: await aVacancyOf(database, own.id),
      vacancySource: await aVacancySourceOf(database, own.id),
      ...(await anAskOf(database, { organisationId: own.id, shown: learners })),
      ...(await introductionsIn(database, {
        organisationId: own.id,
        personId: needed(learners.personId, 'the learner'),
      })),
      evidenceBadge: evidenceBadge.id,
      learners,
      otherSlug,
      pathways,
      feeds,
      issuer,
    }
  })
}

/** An organisation is asked what a badge of another one is worth to it. */
async function aQuestionTo(database: Services['database'], organisationId: string): Promise<string> {
  const badge = await database
    .selectFrom('badges')
    .innerJoin('places', 'places.id', 'badges.placeId')
    .select(['badges.id as badgeId', 'badges.placeId'])
    .where('places.slug', '=', 'brighton-and-hove')
    .where('organisationId', '<>', organisationId)
    .where('status', '=', 'published')
    .orderBy('badges.id')
    .executeTakeFirstOrThrow()
  const asked = { ...badge, organisationId, state: 'asked', askedFor: 'lead', askedAt: new Date() }
  await database
    .insertInto('endorsements')
    .values({ id: randomUUID(), ...asked })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { id } = await database
    .selectFrom('endorsements')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('badgeId', '=', badge.badgeId)
    .where('state', '=', 'asked')
    .executeTakeFirstOrThrow()
  return id
}

/** An organisation promises those who show a skill a talk; everybody sees it. */
async function aPledgeOf(database: Services['database'], organisationId: string): Promise<string> {
  const found = await database.selectFrom('pledges').select('id').where('organisationId', '=', organisationId).execute()
  if (found[0]) return found[0].id
  const place = await database
    .selectFrom('places')
    .select('id')
    .where('slug', '=', 'brighton-and-hove')
    .executeTakeFirstOrThrow()
  const signed = await database
    .selectFrom('endorsements')
    .select(['credential', 'statusListId', 'statusIndex'])
    .where('credential', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const id = randomUUID()
  const at = new Date()
  const lasts = { beginsOn: '2026-01-01', endsOn: '2099-01-01', createdAt: at, changedAt: at, liveAt: at }
  const said = { act: 'talk', scope: 'skill', about: 'Matrix walking', said: 'Ask at the desk.' }
  await database
    .insertInto('pledges')
    .values({ id, placeId: place.id, organisationId, state: 'live', ...said, ...lasts, ...signed })
    .execute()
  return id
}

/** An organisation answers for the badges of one that has closed, which stands in no list. */
async function aSuccessionTo(database: Services['database'], successorId: string): Promise<string> {
  const place = await database
    .selectFrom('places')
    .select('id')
    .where('slug', '=', 'brighton-and-hove')
    .executeTakeFirstOrThrow()
  const [id, predecessorId] = [randomUUID(), randomUUID()]
  const at = new Date()
  const said = { name: 'Matrix Closed', kind: 'charity', description: 'Closed.', contactEmail: 'closed@example.org' }
  await database
    .insertInto('organisations')
    .values({ id: predecessorId, slug: `matrix-closed-${predecessorId}`, ...said, createdAt: at, updatedAt: at })
    .execute()
  await database
    .insertInto('successions')
    .values({
      ...{ id, predecessorId, successorId, placeId: place.id, askedBy: 'predecessor', reason: 'It has closed.' },
      ...{ askedAt: at, noticeUntil: at, agreedAt: at, effectiveAt: at },
    })
    .execute()
  return id
}

/** An organisation describes two kinds of job that everybody sees. */
async function twoRolesOf(database: Services['database'], organisationId: string) {
  const place = await database
    .selectFrom('places')
    .select('id')
    .where('slug', '=', 'brighton-and-hove')
    .executeTakeFirstOrThrow()
  const at = new Date()
  const [role, otherRole] = [randomUUID(), randomUUID()]
  const about = { about: 'Matrix walking.', createdAt: at, changedAt: at, publicAt: at, state: 'public' }
  const asked = { skills: JSON.stringify([{ name: 'Matrix walking', weight: 'must' }]) }
  await database
    .insertInto('jobRoles')
    .values(
      [role, otherRole].map((id) => ({
        ...{ id, placeId: place.id, organisationId, title: 'Matrix walker' },
        ...about,
        ...asked,
      })),
    )
    .execute()
  return { role, otherRole }
}

/** An organisation offers a job that everybody sees. */
async function aVacancyOf(database: Services['database'], organisationId: string) {
  const place = await database
    .selectFrom('places')
    .select('id')
    .where('slug', '=', 'brighton-and-hove')
    .executeTakeFirstOrThrow()
  const [id, at] = [randomUUID(), new Date()]
  const offered = { kind: 'job', title: 'Matrix walker', about: 'Matrix walking.', apply: 'Ring us.', ageMin: 18 }
  const closesOn = new Date(at.getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
  await database
    .insertInto('vacancies')
    .values({
      ...{ id, placeId: place.id, organisationId, state: 'public', skills: JSON.stringify([]), closesOn, ...offered },
      ...{ createdAt: at, changedAt: at, publicAt: at },
    })
    .execute()
  return id
}

/** Its vacancies are read from a page that nobody answers for; long before they are due. */
async function aVacancySourceOf(database: Services['database'], organisationId: string) {
  const place = await database
    .selectFrom('places')
    .select('id')
    .where('slug', '=', 'brighton-and-hove')
    .executeTakeFirstOrThrow()
  const [id, at] = [randomUUID(), new Date()]
  const source = { id, organisationId, placeId: place.id, kind: 'job-postings', address: `https://jobs.invalid/${id}` }
  await database
    .insertInto('vacancySources')
    .values({ ...source, createdAt: at, nextReadAt: new Date(at.getTime() + 365 * 86_400_000) })
    .execute()
  return id
}

/** What an organisation asks to be shown, and what a learner showed it. */
async function anAskOf(
  database: Services['database'],
  { organisationId, shown }: { organisationId: string; shown: { id: string; personId: string | null } },
) {
  const place = await database
    .selectFrom('places')
    .select('id')
    .where('slug', '=', 'brighton-and-hove')
    .executeTakeFirstOrThrow()
  const [ask, answer, at] = [randomUUID(), randomUUID(), new Date()]
  const later = new Date(at.getTime() + 20 * 86_400_000)
  await database
    .insertInto('asks')
    .values({
      ...{ id: ask, placeId: place.id, organisationId, state: 'open', title: 'Matrix team', about: 'Matrix work.' },
      ...{ skills: JSON.stringify([]), nameWanted: true, keepDays: 30, closesOn: later.toISOString().slice(0, 10) },
      ...{ createdAt: at, changedAt: at, openedAt: at },
    })
    .execute()
  const personId = needed(shown.personId, 'the learner')
  await database
    .insertInto('askAnswers')
    .values({ id: answer, askId: ask, personId, nameShown: true, said: 'Matrix says', sentAt: at, endsAt: later })
    .execute()
  const item = { id: randomUUID(), answerId: answer, position: 0, awardId: shown.id }
  await database.insertInto('askAnswerItems').values(item).execute()
  return { ask, answer }
}

/** What the cast's learner sent to an employer, and what another person sent to the organisation: neither in a journey's way. */
async function introductionsIn(
  database: Services['database'],
  { organisationId, personId }: { organisationId: string; personId: string },
) {
  const employer = await database
    .selectFrom('organisations')
    .select('id')
    .where('kind', '=', 'employer')
    .where('id', 'not in', (sent) =>
      sent.selectFrom('introductions').select('organisationId').where('personId', '=', personId),
    )
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const other = await database
    .selectFrom('people')
    .select('id')
    .where('ageBand', '=', '25-plus')
    .where('email', 'is not', null)
    .where('erasingAt', 'is', null)
    .where('id', 'not in', (sent) =>
      sent.selectFrom('introductions').select('personId').where('organisationId', '=', organisationId),
    )
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const { id: placeId } = await database
    .selectFrom('places')
    .select('id')
    .where('slug', '=', 'brighton-and-hove')
    .executeTakeFirstOrThrow()
  const [introduction, introductionHere, at] = [randomUUID(), randomUUID(), new Date()]
  const both = {
    ...{ placeId, state: 'sent', title: 'Matrix work', about: '', said: 'Matrix says', nameShown: true },
    ...{ addressShown: false, createdAt: at, sentAt: at, revision: 'matrix' },
    endsAt: new Date(at.getTime() + 20 * 86_400_000),
  }
  await database
    .insertInto('introductions')
    .values([
      { id: introduction, organisationId: employer.id, personId, ...both },
      { id: introductionHere, organisationId, personId: other.id, ...both },
    ])
    .execute()
  return { introduction, introductionHere }
}

/** A seat taken by telephone; the code of its page, and when it is. */
async function aBookingOf(
  database: Services['database'],
  { opportunity, organisationId }: { opportunity: { id: string; slug: string }; organisationId: string },
) {
  const startsAt = new Date(Math.ceil(Date.now() / 3_600_000 + 24 * 20) * 3_600_000)
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  const session = { id: randomUUID(), opportunityId: opportunity.id, startsAt, endsAt, eventStatus: 'scheduled' }
  await database.insertInto('opportunitySessions').values(session).execute()
  const terms = { inPersonSeats: 500, mostPeople: 6, closesHours: 0, isOpen: true, setAt: new Date() }
  await database
    .insertInto('bookingTerms')
    .values({ opportunityId: opportunity.id, organisationId, ...terms })
    // Another file of tests may have come before on this site.
    .onConflict((conflict) => conflict.column('opportunityId').doUpdateSet(terms))
    .execute()
  const answer = await visitorIn('nobody').post(`/brighton-and-hove/opportunities/${opportunity.slug}/book`, {
    ...{ requestId: randomUUID(), at: startsAt.toISOString(), channel: 'in-person', name: 'Matrix Walker' },
    ...{ phone: '07700 900123', age: 'adult', comes: 'yes' },
  })
  const code = (answer.headers.get('location') ?? '').replace('/bookings/', '')
  // As if the organisation had rung.
  await database
    .updateTable('bookings')
    .set({ state: 'booked', provenAt: new Date(), bookedAt: new Date(), until: null, clientKey: null })
    .where('phone', '=', '07700 900123')
    .where('state', '=', 'held')
    .execute()
  return { code: needed(code || undefined, 'a booking'), at: startsAt.toISOString() }
}

/** A question to the library, proven by its mail; its id, and the code of its page. */
async function anInterestIn(
  database: Services['database'],
  { organisationId }: { organisationId: string },
): Promise<{ id: string; code: string }> {
  const about = await database
    .selectFrom('opportunities')
    .select(['id', 'slug'])
    .where('organisationId', '=', organisationId)
    .where('status', '=', 'published')
    .where('eventStatus', '=', 'scheduled')
    .where('ageMax', '>', 18)
    .where('id', 'not in', (from) => from.selectFrom('bookingTerms').select('opportunityId'))
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await database.updateTable('opportunities').set({ bookingUrl: null }).where('id', '=', about.id).execute()
  const requestId = randomUUID()
  const answer = await visitorIn('nobody').post(`/brighton-and-hove/opportunities/${about.slug}/interest`, {
    ...{ requestId, name: 'Matrix Asker', email: `asker.${requestId}@home.example`, age: 'adult', message: 'When?' },
  })
  const code = (answer.headers.get('location') ?? '').replace('/interests/', '')
  const { id } = await database
    .updateTable('interests')
    .set({ provenAt: new Date() })
    .where('requestId', '=', requestId)
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, code }
}

/** What the last question about the open call is: nobody has answered it. */
async function aCallQuestion(database: Services['database'], callId: string): Promise<string> {
  const found = await database
    .selectFrom('callQuestions')
    .select('id')
    .where('callId', '=', callId)
    .where('answeredAt', 'is', null)
    .executeTakeFirstOrThrow()
  return found.id
}

/** Who would hear of the next call; the code of the mail. */
async function aProgrammeInterest(): Promise<string> {
  const email = `matrix.${randomUUID()}@home.example`
  const placeName = 'Matrix'
  await visitorIn('nobody').post('/programme/interest', { requestId: randomUUID(), name: 'Matrix', email, placeName })
  return until(async () => {
    const [, code] = /\/programme\/interests\/([\w.-]+)/.exec(await letterTo(email)) ?? []
    return needed(code, 'the mail of an interest')
  })
}

/** Asked by the programme team to read what comes in for the open call. */
async function askToAssess(email: string): Promise<void> {
  const desk = await visitorIn('programme team').get('/programme/desk')
  const [call] = /\/programme\/desk\/calls\/[0-9a-f-]{36}/.exec(await desk.text()) ?? []
  const asked = await visitorIn('programme team').post(`${call}/assessors`, { name: 'Arun Example', email })
  if (asked.status !== 302) throw new Error(`nobody was asked to assess: ${asked.status}`)
}

/** An application that is begun, and a partner of it; the codes of their pages. */
async function aCallApplication(slug: string): Promise<{ callApplication: string; callPartner: string }> {
  const email = `matrix.${randomUUID()}@home.example`
  const asked = { requestId: randomUUID(), name: 'Matrix Applicant', email, placeName: 'Matrix' }
  const begun = await visitorIn('nobody').post(`/programme/calls/${slug}/apply`, asked)
  const here = needed(begun.headers.get('location') ?? undefined, 'an application')
  const partner = { organisation: 'Matrix Docks', name: 'Dee', email: `partner.${email}`, part: 'Places to learn' }
  await visitorIn('nobody').post(`${here}/partners`, { ...partner, do: 'send' })
  const callPartner = await until(async () => {
    const [, code] = /\/programme\/partners\/([\w.-]+)/.exec(await letterTo(partner.email)) ?? []
    return needed(code, 'the mail to a partner')
  })
  return { callApplication: here.replace('/programme/applications/', ''), callPartner }
}

/** A child under 13 in the administrator's care. */
async function aChildInCare(database: Services['database']): Promise<string> {
  const guardian = await database
    .selectFrom('people')
    .select('id')
    .where('email', '=', 'administrator@demo.example')
    .executeTakeFirstOrThrow()
  const place = await database.selectFrom('places').select('id').limit(1).executeTakeFirstOrThrow()
  const [childId, at] = [randomUUID(), new Date()]
  const child = { id: childId, name: 'Matrix Child', email: null, createdAt: at, updatedAt: at }
  await database.insertInto('people').values(child).execute()
  await database
    .insertInto('guardianships')
    .values({
      ...{ childId, guardianId: guardian.id, requestId: randomUUID(), placeId: place.id, declaredAt: at },
      ...{ deskCode: childId.slice(0, 8), verifiedAt: at, verifiedBy: 'address' },
    })
    .execute()
  return childId
}

/** Leaves with a card; its letters. */
async function aLeaverOf(
  database: Services['database'],
  { leaving, organisationId }: { leaving: string; organisationId: string },
): Promise<string> {
  const given = await database
    .selectFrom('awards')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select(['recipients.id', 'recipients.email'])
    .where('organisationId', '=', organisationId)
    .where('recipients.email', 'is not', null)
    .executeTakeFirstOrThrow()
  const letters = Array.from(randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()).join('')
  await database
    .insertInto('leavers')
    .values({
      ...{ id: randomUUID(), leavingId: leaving, organisationId, recipientId: given.id },
      ...{ email: needed(given.email, 'an address'), codeHash: claimCodeHash(letters) },
    })
    .execute()
  return letters
}

function badgeOfLibrary(): Promise<string> {
  return withDatabase(async ({ database }) => {
    const badge = await database
      .selectFrom('badges')
      .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
      .select('badges.id')
      .where('organisations.slug', '=', library)
      .where('badges.publishedAt', 'is not', null)
      .executeTakeFirstOrThrow()
    return badge.id
  })
}

/** Where a list is checked that nobody has confirmed yet. */
async function draftList(
  person = 'Matrix Walker',
  manager = visitorIn('manager of the organisation'),
): Promise<string> {
  const list = await manager.post(`/organisations/${library}/manage/awards/new`, {
    badgeId: await badgeOfLibrary(),
    people: person,
    evidence: 'Seen by the matrix',
  })
  return list.headers.get('location') ?? '/nowhere'
}

/** A code for many learners, as a poster shows it. */
async function startAwardOffer(): Promise<string> {
  const started = await visitorIn('manager of the organisation').post(`/organisations/${library}/manage/codes/new`, {
    badgeId: await badgeOfLibrary(),
    evidence: 'Seen by the matrix',
    who: 'all',
  })
  return (started.headers.get('location') ?? '/nowhere').slice(-36)
}

/** Confirms a list and says which award its one person was given. */
async function awardListed(person?: string, manager = visitorIn('manager of the organisation')): Promise<string> {
  const given = await manager.post(await draftList(person, manager), { do: 'award' })
  const run = await manager.get(given.headers.get('location') ?? '/nowhere')
  const [, id] = /\/awards\/([0-9a-f-]{36})"/.exec(await run.text()) ?? []
  if (!id) throw new Error(`nothing was given: ${given.status}`)
  return id
}

/** A badge for a recipient without an address comes with a claim code and its PIN. */
export async function giveCard(
  manager = visitorIn('manager of the organisation'),
): Promise<{ code: string; pin: string }> {
  const award = await awardListed(undefined, manager)
  const page = textOf(await (await manager.get(`/organisations/${library}/manage/awards/${award}`)).text())
  const code = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(page)?.[0]
  const pin = /PIN (\d{6})/.exec(page)?.[1]
  if (!code || !pin) throw new Error('no code was given')
  return { code, pin }
}

/** A wallet is asked; the code of the page that shows the code to scan. */
async function beginWalletAnswer(ask: string): Promise<string> {
  const answer = await new Visitor().post(`/asks/${ask}`, { do: 'wallet' })
  return answer.headers.get('location')?.split('/').at(-1) ?? 'none'
}

/** A badge of the library's for this address; says which award it is. */
export function awardTo(email: string): Promise<string> {
  return awardListed(`Matrix Walker, ${email}`)
}

/** The address of a route, with real ids in it. */
export function addressOf(path: string, ids: Cast): string {
  const known: Record<string, string> = {
    'portfolio/:code': ids.portfolio.code,
    'h/:code': ids.walletCode,
    'asks/:id': ids.ask,
    'wallet/:code': ids.walletAnswerCode,
    'admin/reports/:id': ids.portfolio.collection,
    ':place': 'brighton-and-hove',
    'leaving/:code': ids.leaverLetters,
    'programme/interests/:code': ids.programmeInterest,
    'programme/applications/:code': ids.callApplication,
    'programme/partners/:code': ids.callPartner,
    'programme/applications/:code/:topic': 'vision',
    'programme/assess/:slug': ids.call.slug,
    ':application': ids.call.id,
    ':person': ids.issuer.id,
    'programme/calls/:slug': ids.call.slug,
    'programme/network/:slug': 'brighton-and-hove',
    'programme/desk/calls/:id': ids.call.id,
    'programme/desk/questions/:id': ids.callQuestion,
    'programme/desk/placements/:id': ids.placement,
    'programme/desk/library/:id': ids.libraryItem,
    ':place/lead/library/:id': ids.libraryDraft,
    ':place/lead/year/growing/asked/:id': ids.growth,
    'growing/:month': '0',
    ':place/lead/gatherings/:id': ids.meetUp,
    ':place/needs/:id': ids.need,
    ':place/lead/needs/:id': ids.need,
    ':place/lead/network/:id': ids.known,
    ':contact': ids.contact,
    'programme/desk/gatherings/:id': ids.training,
    ':meeting': 'update-1',
    ':item': 'money',
    ':action': ids.placementAction,
    ':week': ids.placementWeek,
    'interests/:code': ids.interest.code,
    'bookings/:code': ids.bookingCode,
    'manage/bookings/:id': ids.opportunity.id,
    ':at': ids.bookedAt,
    ':code': ids.code,
    'organisations/:slug/manage': library,
    ':place/opportunities/:slug': ids.opportunity.slug,
    ':place/events/:slug': ids.event,
    ':place/poster/:slug': ids.event,
    // Codes at a door are over in a moment.
    'here/:code': 'over',
    ':place/organisations/:slug': library,
    ':place/badges/:slug': ids.badge.slug,
    ':place/pathways/:slug': 'digital-champion',
    'skills/everyday/:slug': 'cooking',
    'manage/opportunities/:id': ids.opportunity.id,
    'manage/badges/:id': ids.badge.id,
    'manage/recognition/:id': ids.endorsement,
    'pledges/:id': ids.pledge,
    'successions/:id': ids.succession,
    'manage/pledges/:id': ids.pledge,
    ':place/roles/:id': ids.role,
    'manage/roles/:id': ids.role,
    ':place/lead/recognition/roles/:id': ids.role,
    ':place/vacancies/:id': ids.vacancy,
    'manage/vacancies/:id': ids.vacancy,
    'manage/vacancies/sources/:id': ids.vacancySource,
    ':place/lead/recognition/vacancies/:id': ids.vacancy,
    ':from': ids.otherRole,
    ':place/lead/recognition/pledges/:id': ids.pledge,
    'manage/pathways/:id': ids.pathways.ofLibrary,
    ':place/lead/pathways/:id': ids.pathways.ofPlace,
    ':place/lead/feeds/:id': ids.feeds.ofPlace,
    'manage/feeds/:id': ids.feeds.ofLibrary,
    ':topic': 'what',
    ':use': 'logo',
    ':step': 'new',
    ':choice': 'new',
    'manage/awards/lists/:id': ids.list,
    'manage/awards/:id': ids.award.id,
    'manage/runs/:id': ids.run,
    'manage/codes/:id': ids.awardOffer,
    'manage/registers/:id': ids.register,
    'manage/leavers/:id': ids.leaving,
    'manage/rules/:id': ids.rule,
    'manage/evidence/:id': ids.evidence,
    'me/evidence/:id': ids.evidence,
    ':file': ids.evidenceFile,
    'manage/profile/members/:id': ids.issuer.id,
    'me/following/:id': ids.award.id,
    'me/awards/:id': ids.learners.id,
    'me/portfolio/collections/:id': ids.portfolio.collection,
    'me/portfolio/asks/:id': ids.ask,
    'me/portfolio/answers/:id': ids.answer,
    'manage/asks/:id': ids.ask,
    'me/introductions/:id': ids.introduction,
    'manage/introductions/:id': ids.introductionHere,
    'introductions/:code': 'over',
    ':answer': ids.answer,
    'me/portfolio/brought/:id': ids.portfolio.brought,
    'me/portfolio/experience/:id': ids.portfolio.experience,
    'me/children/:id': ids.child,
    'manage/interests/:id': ids.interest.id,
    'invitations/:id': ids.award.id,
    'invitations/roles/:id': ids.award.id,
    'organisations/new/:id': ids.application,
    ':page': 'offer',
    ':place/lead/organisations/:slug': library,
    ':place/lead/report/:id': ids.report,
    ':place/lead/reviews/:id': ids.review,
    'awards/:id/yours': ids.learners.id,
    'awards/:id': ids.award.id,
  }
  const segments = path.split('/').map((segment, index, all) => {
    if (!segment.startsWith(':')) return segment
    const upTo = all.slice(0, index + 1).join('/')
    const key = Object.keys(known).find(
      (one) => one === segment || upTo.endsWith(one) || (one.startsWith(upTo) && path.startsWith(one)),
    )
    if (!key) throw new Error(`Say in tests/support/site/cast.ts which real id stands for ${segment} in ${path}`)
    return known[key]
  })
  const asked = path === 'me/evidence/new' ? `?badge=${ids.evidenceBadge}` : askedWith[path]
  return `/${segments.join('/')}${asked ?? ''}`
}

/** What pages ask for beside their path. */
const askedWith: Record<string, string> = {
  // The page for the code stands behind the one that asks for the address.
  'sign-in/code': '?email=nobody%40matrix.example',
  'me/introductions/new': `?${new URLSearchParams({ place: 'brighton-and-hove', employer: library })}`,
  'skills/elsewhere': `?${new URLSearchParams({ address: skills.python.uri ?? '' })}`,
}

export function leadsToSignIn(answer: Response): boolean {
  return [302, 303, 307].includes(answer.status) && /^\/sign-in(\?|$)/.test(answer.headers.get('location') ?? '')
}

/** `200`, `302 /me`: the whole outcome, so that a test can name one. */
export function outcomeOf(answer: Response): string {
  const location = answer.headers.get('location')
  return location ? `${answer.status} ${location}` : String(answer.status)
}

/** Strangers are sent to sign in and come back; a visitor who is signed in is told that this is not theirs. */
export function refusalFor(role: Role, address: string, { sends = false } = {}): string {
  if (role !== 'nobody') return '403'
  const next = encodeURIComponent(address)
  // What a form carried goes along, so that nothing typed is lost.
  return sends ? `307 /sign-in/again?next=${next}` : `302 /sign-in?next=${next}`
}
