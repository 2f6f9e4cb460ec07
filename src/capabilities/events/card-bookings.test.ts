import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { cardPinOf, claimCodeOf } from '#capabilities/awards/claim-code.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwardByCode } from '#capabilities/awards/keep-awards.ts'
import { keepByCard } from '#capabilities/awards/keep-by-card.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { settleErasures } from '#capabilities/erasure/settle-erasures.ts'
import { startCardErasure } from '#capabilities/erasure/start-card-erasure.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBookableSession, hours, minutes } from '#tests/support/bookings.ts'
import { aBadge, anOrganisation, now, type Town } from '#tests/support/town.ts'
import { tablesThatName } from '#tests/support/whole-database.ts'
import { findBooking } from './find-booking.ts'
import { listBookedSessions } from './list-booked-sessions.ts'
import { listCardBookings, listOwnBookings } from './list-own-bookings.ts'
import { listUntoldBookings, listUntoldDates } from './list-untold-bookings.ts'
import { moveBookedSession } from './move-booked-session.ts'
import { noteChangeTold } from './note-change-told.ts'
import { stopBookedSession } from './stop-booked-session.ts'

type Giver = Awaited<ReturnType<typeof anOrganisation>>

/** Cards of a badge that this organisation gives. */
async function cardsOf(town: Town, giver: Giver, names: string[]) {
  const { badgeId } = await aBadge(town, giver)
  const lines = names.map((name) => ({ recipient: { name }, evidence: [] }))
  const powers = { ...town.services, issuer: giver.issuer, now }
  const outcome = await issueAwards({ badgeId, lines, notify: false }, powers)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.lines.map((line) => {
    if (!line.ok) throw new Error(line.refusal)
    const { awardId } = line
    const { masterKey } = town.services
    return { awardId, code: claimCodeOf(awardId, masterKey), pin: cardPinOf(awardId, masterKey) }
  })
}

const withCard = ({ code, pin }: { code: string; pin: string }) => ({ email: null, card: { code, pin } })
const wrongOf = (pin: string) => (pin === '000000' ? '000001' : '000000')

test('a card with its PIN has a seat at once, writes to nobody, and books once a date', async () => {
  const { town, owner, ask, mails, taken, book } = await aBookableSession({ seats: 4 })
  const [card, other] = await cardsOf(town, owner, ['Kit', 'Mo'])
  if (!card || !other) throw new Error('two cards')
  const booked = await ask('Kit', withCard(card))
  expect(booked).toMatchObject({ ok: true, state: 'booked' })
  expect(await mails()).toEqual([])
  expect(await taken()).toEqual([1, 0, 0])
  const again = await ask('Kit again', { ...withCard(card), isSecond: true })
  expect(again).toMatchObject({ refusal: 'booked-already', bookingId: booked.ok && booked.bookingId })
  // Who books with another card is another booker, under whatever name.
  expect(await ask('Kit', withCard(other))).toMatchObject({ ok: true, state: 'booked' })
  await book('Ava')
  await book('Ben')
  expect(await ask('Cai', { ...withCard(card), isSecond: true })).toMatchObject({ refusal: 'no-seat-left' })
  expect(await listCardBookings({ awardId: card.awardId, limit: 9 }, town)).toMatchObject([
    { id: booked.ok && booked.bookingId, people: ['Kit'], state: 'booked' },
  ])
  expect(await listCardBookings({ awardId: other.awardId, limit: 9 }, town)).toMatchObject([{ people: ['Kit'] }])
})

test('a card proves nothing without its PIN, beside an address, from another place, withdrawn or in an account', async () => {
  const { town, owner, ask, taken, states } = await aBookableSession({ seats: 9 })
  const [card, withdrawn, joined] = await cardsOf(town, owner, ['Kit', 'Mo', 'Ana'])
  if (!card || !withdrawn || !joined) throw new Error('three cards')
  const refusal = async (change: Parameters<typeof ask>[1]) => {
    const outcome = await ask('Kit', change)
    return outcome.ok ? outcome.state : outcome.refusal
  }
  expect(await refusal({ ...withCard(card), email: 'kit@home.example' })).toBe('card-or-address')
  expect(await refusal(withCard({ ...card, pin: wrongOf(card.pin) }))).toBe('pin-is-wrong')
  expect(await refusal(withCard({ ...card, code: '0000000000' }))).toBe('card-is-unknown')
  const powers = { ...town.services, issuer: owner.issuer, now }
  await withdrawAward({ awardId: withdrawn.awardId, reason: 'Test' }, powers)
  expect(await refusal(withCard(withdrawn))).toBe('card-is-unknown')
  const people = await addPeople([{ name: 'Ana', email: 'ana@home.example' }], { database: town.database, now })
  const ana = { personId: people.get('ana@home.example') ?? '', email: 'ana@home.example', name: 'Ana' }
  const booked = await ask('Ana', withCard(joined))
  await keepAwardByCode(joined, { ...town.services, signedIn: mintSignedIn(ana), now })
  expect(await refusal(withCard(joined))).toBe('card-is-in-an-account')
  // What was booked before came along into the account.
  const own = await listOwnBookings({ personId: ana.personId, emails: [ana.email], limit: 9 }, town)
  expect(own.map(({ id }) => id)).toEqual([booked.ok && booked.bookingId])
  // Not where the account only waits at the address of a badge whose card is another's.
  const theirs = () => listOwnBookings({ personId: ana.personId, emails: [ana.email], limit: 9 }, town)
  for (const kept of ['claimed_at = null', 'claimed_at = now(), kept_by_card = true']) {
    await town.pool.query(`update awards set ${kept} where id = $1`, [joined.awardId])
    expect(await theirs()).toEqual([])
  }
  // The card is another's, of another place.
  await town.pool.query(`insert into places select (jsonb_populate_record(places,
    jsonb_build_object('id', gen_random_uuid(), 'slug', 'elsewhere'))).* from places`)
  const stranger = await anOrganisation(town, { name: 'Stranger' })
  const [foreign] = await cardsOf(town, stranger, ['Kit'])
  if (!foreign) throw new Error('a card')
  await town.pool.query(`begin; set local session_replication_role = replica;
    update awards set place_id = (select id from places where slug = 'elsewhere') where id = '${foreign.awardId}'; commit`)
  expect(await refusal(withCard(foreign))).toBe('card-is-from-elsewhere')
  // PINs that are tried here count where badges are kept, and the right one does not pass the wait either.
  for (let turn = 0; turn < 5; turn++) await refusal(withCard({ ...card, pin: wrongOf(card.pin) }))
  expect(await refusal(withCard(card))).toBe('too-many-pins')
  expect(await keepByCard({ ...card, name: '', nameShown: false }, { ...town.services, now })).toMatchObject({
    refusal: 'too-many-tries',
  })
  expect(await states()).toEqual({ Ana: 'booked' })
  expect(await taken()).toEqual([1, 0, 0])
})

test('a card that is erased takes its bookings along, and books nothing while it is being erased', async () => {
  const { town, owner, ask, asked, take, taken } = await aBookableSession({ seats: 3, startsIn: 24 * 30, warm: 4 })
  const [card, joined, ...changing] = await cardsOf(town, owner, ['Mabli Quilliam', 'Mo', 'Ana', 'Ben', 'Cai'])
  if (!card || !joined) throw new Error('cards')
  await keepByCard({ ...card, name: 'Mabli Quilliam', nameShown: false }, { ...town.services, now })
  expect(await ask('Mabli Quilliam', { ...withCard(card), phone: '07700 900999' })).toMatchObject({ state: 'booked' })
  await startCardErasure({ ...card, language: 'en' }, { ...town.services, now })
  // The row of the award is held by who changes it: the booking waits for it, and finds no card.
  const changes = ['claim_code_hash = null', `revoked_at = now(), revocation_reason = ''`, 'claimed_at = now()']
  for (const [at, change] of changes.entries()) {
    const changed = changing[at]
    if (!changed) throw new Error('a card for each')
    const holding = await town.pool.connect()
    await holding.query('begin')
    await holding.query(`update awards set ${change} where id = $1`, [changed.awardId])
    const late = take(asked('Late', withCard(changed)))
    await new Promise((resolve) => setTimeout(resolve, 60))
    await holding.query('commit')
    holding.release()
    expect(await late).toMatchObject({ refusal: 'card-is-unknown' })
  }
  // Whose badge went into an account meanwhile is erased by no card, and comes.
  await keepByCard({ ...joined, name: 'Mo', nameShown: false }, { ...town.services, now })
  expect(await ask('Mo', withCard(joined))).toMatchObject({ state: 'booked' })
  await startCardErasure({ ...joined, language: 'en' }, { ...town.services, now })
  await town.pool.query('update awards set kept_by_card = false where id = $1', [joined.awardId])
  await settleErasures({ ...town.services, now: hours(24) })
  expect(await taken()).toEqual([1, 0, 0])
  expect([...(await tablesThatName(town.pool, ['mabli', 'quilliam', '900999'])).keys()]).toEqual([])
})

test('who cannot be written to reads at once what became of the date, and the organisation sees whom to tell', async () => {
  const world = await aBookableSession({ seats: 9 })
  const { town, owner, ask, book, cancel, settle, mails, opportunityId, startsAt } = world
  const [card, other] = await cardsOf(town, owner, ['Kit', 'Mo'])
  if (!card || !other) throw new Error('two cards')
  const booked = await ask('Kit', { ...withCard(card), phone: '07700 900999' })
  const bookingId = booked.ok ? booked.bookingId : ''
  await ask('Mo', withCard(other))
  await ask('Una', { email: null, phone: '07700 900111' })
  await book('Ava')
  const gone = await ask('Gone', { email: null, phone: '07700 900222' })
  if (gone.ok) await cancel(gone.bookingId)
  await mails()
  const { organisationId, manager, issuer } = owner
  const powers = (at: Date) => ({ ...town.services, now: at })
  const change = async () => (await findBooking({ bookingId }, town))?.change?.kind
  const untold = async (at = startsAt, whose = organisationId) => {
    const asked = { organisationId: whose, opportunityId, startsAt: at }
    return (await listUntoldBookings(asked, town)).map(({ people, change }) => `${people.join()} ${change}`).toSorted()
  }
  const dates = async (at: Date, whose = organisationId) =>
    (await listUntoldDates({ organisationId: whose, limit: 9 }, powers(at))).map(({ people }) => people)
  const { rows } = await listBookedSessions({ organisationId, limit: 9 }, powers(now))
  const sessionId = needed(rows[0]?.sessionId, 'a booked session')
  const callOff = (isOff: boolean, at: Date) => stopBookedSession({ sessionId, isOff }, { ...powers(at), manager })

  expect(await change()).toBeUndefined()
  await callOff(true, now)
  // On the page before the mails go; at the desk when the others are told.
  expect(await change()).toBe('session-cancelled')
  expect(await untold()).toEqual([])
  await settle(minutes(1))
  await settle(minutes(12))
  const all = ['Kit session-cancelled', 'Mo session-cancelled', 'Una session-cancelled']
  expect(await untold()).toEqual(all)
  expect(await dates(minutes(12))).toEqual([3])
  expect((await mails()).map(({ to }) => to)).toEqual(['ava@home.example'])
  // It is the organisation's own to know and to say, and of no use when the day is over.
  const museum = await anOrganisation(town, { name: 'Museum' })
  expect(await untold(startsAt, museum.organisationId)).toEqual([])
  expect(await dates(minutes(12), museum.organisationId)).toEqual([])
  expect(await dates(hours(1, startsAt))).toEqual([])
  const foreign = await noteChangeTold({ bookingId, issuer: museum.issuer }, powers(minutes(13)))
  expect(foreign).toEqual({ ok: false, refusal: 'booking-not-found' })
  expect(await listCardBookings({ awardId: card.awardId, limit: 9 }, town)).toMatchObject([
    { change: { kind: 'session-cancelled', knownStartsAt: startsAt } },
  ])
  // Read by the one, told to another: each is asked about no more.
  expect(await noteChangeTold({ bookingId, issuer: undefined }, powers(minutes(13)))).toEqual({ ok: true })
  expect(await change()).toBeUndefined()
  expect(await untold()).toEqual(all.slice(1))
  // Taken back: who knew that it was off hears of it, who never did has nothing to hear.
  await callOff(false, minutes(20))
  await settle(minutes(21))
  await settle(minutes(32))
  expect(await untold()).toEqual(['Kit session-on'])
  expect(await noteChangeTold({ bookingId, issuer }, powers(minutes(33)))).toEqual({ ok: true })
  expect(await dates(minutes(33))).toEqual([])

  // Moved: they would come at the time that they know.
  const later = hours(48, startsAt)
  await town.database
    .insertInto('opportunitySessions')
    .values({ id: randomUUID(), opportunityId, startsAt: later, endsAt: hours(2, later) })
    .execute()
  expect(await moveBookedSession({ sessionId, startsAt: later }, { ...powers(minutes(40)), manager })).toEqual({
    ok: true,
  })
  await settle(minutes(41))
  await settle(minutes(52))
  const moved = ['Kit session-moved', 'Mo session-moved', 'Una session-moved']
  expect(await untold(startsAt)).toEqual(moved)
  expect(await untold(later)).toEqual(moved)
  expect(await dates(minutes(52))).toEqual([3])
  await mails()
  // Whose address is known is written to, and read nowhere.
  expect(await noteChangeTold({ bookingId: await book('Eve'), issuer }, powers(minutes(53)))).toEqual({
    ok: false,
    refusal: 'booking-not-found',
  })
})
