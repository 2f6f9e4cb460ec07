import { expect, test } from 'vitest'
import { reviseOpportunity } from '#capabilities/opportunities/revise-opportunity.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import { anOpportunity, anOrganisation, aTown, now, opportunityContent } from '#tests/support/town.ts'
import { chooseDigest, stopDigest } from './choose-digest.ts'
import { readDigestCode, writeDigestCode } from './digest-code.ts'
import { foldDigests } from './fold-digests.ts'
import { mostFollows } from './follow.ts'
import { countNew, listFollows } from './list-follows.ts'
import { startFollowing } from './start-following.ts'
import { stopFollowing } from './stop-following.ts'
import { tellFollower } from './tell-follower.ts'
import { updateSeen } from './update-seen.ts'

const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)

async function aFollower({ ageBand = '18-24' as AgeBand } = {}) {
  const town = await aTown()
  const { database, placeId, services } = town
  const owner = await anOrganisation(town)
  const people = await addPeople([{ name: 'Fay', email: 'fay@waymark.test', ageBand }], { database, now })
  const personId = people.get('fay@waymark.test') ?? ''
  const signedIn = mintSignedIn({ personId, email: 'fay@waymark.test', name: 'Fay' })
  const follow = (filters: Record<string, string>, narrowing: object) =>
    startFollowing({ placeId, filters, narrowing: { placeId, ...narrowing } }, { database, signedIn, now })
  const sent: { to: string; text: string }[] = []
  const mailer = async ({ to, text }: { to: string; text: string }) => {
    sent.push({ to, text })
  }
  const tell = (at: Date) => tellFollower({ personId, since: now.toISOString() }, { ...services, mailer, now: at })
  return { ...town, owner, personId, signedIn, follow, sent, tell }
}

test('shows what is new of a search, and follows it once however often one asks', async () => {
  const town = await aFollower()
  const { database, owner, personId } = town
  await Promise.all(Array.from({ length: 6 }, () => town.follow({ q: 'basket' }, { terms: 'basket' })))
  const follows = await listFollows(personId, { database })
  expect(follows).toHaveLength(1)
  expect(Object.values(await countNew(follows, { database }))).toEqual([0])
  await database
    .updateTable('follows')
    .set({ seenAt: later(-1) })
    .execute()
  await anOpportunity(town, owner, { title: 'Weave a basket', ageMin: 18, ageMax: 120 })
  await anOpportunity(town, owner, { title: 'Paint a wall', ageMin: 18, ageMax: 120 })
  const count = async () => Object.values(await countNew(await listFollows(personId, { database }), { database }))
  expect(await count()).toEqual([1])
  const [follow] = follows
  expect(
    await updateSeen({ followId: follow?.id ?? '' }, { database, signedIn: town.signedIn, now: later(1) }),
  ).toMatchObject({
    filters: { q: 'basket' },
  })
  expect(await count()).toEqual([0])
})

test('tells who follows it that something was called off, and of nothing new that is', async () => {
  const town = await aFollower()
  const { database, owner, signedIn, follow, sent, tell } = town
  await follow({}, {})
  await chooseDigest({ wanted: true }, { database, signedIn, now })
  const open = { ageMin: 18, ageMax: 120 }
  const { opportunityId } = await anOpportunity(town, owner, { title: 'Weave a basket', ...open })
  await database
    .updateTable('opportunities')
    .set({ publishedAt: later(-1), eventStatus: 'cancelled', updatedAt: later(1) })
    .where('id', '=', opportunityId)
    .execute()
  const { opportunityId: fresh } = await anOpportunity(town, owner, { title: 'Paint a wall', ...open })
  await database
    .updateTable('opportunities')
    .set({ publishedAt: later(1), eventStatus: 'cancelled' })
    .where('id', '=', fresh)
    .execute()
  await tell(later(7))
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text).toContain('Cancelled: Weave a basket')
  expect(sent[0]?.text).not.toContain('Paint a wall')
})

test('tells who follows it of a single date that is called off, once, and of none that stays as it was', async () => {
  const town = await aFollower()
  const { database, owner, signedIn, follow, sent, tell } = town
  await follow({}, {})
  await chooseDigest({ wanted: true }, { database, signedIn, now })
  const hours = (days: number) => ({ startsAt: later(days), endsAt: new Date(later(days).getTime() + 3_600_000) })
  const content = { ...opportunityContent, title: 'Weave a basket', ageMin: 18, ageMax: 120 }
  const earlier = [hours(10), hours(17), { ...hours(24), eventStatus: 'postponed' as const }]
  const { opportunityId } = await anOpportunity(town, owner, { ...content, sessions: earlier })
  await database
    .updateTable('opportunities')
    .set({ publishedAt: later(-1) })
    .execute()
  await database
    .updateTable('opportunitySessions')
    .set({ statusChangedAt: later(-30) })
    .execute()
  const revise = (at: Date) =>
    reviseOpportunity(
      {
        opportunityId,
        content,
        sessions: [{ ...hours(10), eventStatus: 'cancelled' }, hours(17), { ...hours(24), eventStatus: 'postponed' }],
        badgeIds: [],
      },
      { database, manager: owner.manager, now: at },
    )
  await revise(later(1))
  await revise(later(2))
  await tell(later(7))
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text.match(/Cancelled, [^:]*15 June[^•]*Weave a basket/g)).toHaveLength(1)
  expect(sent[0]?.text).not.toContain('Postponed')
  const changed = await database
    .selectFrom('opportunitySessions')
    .select('statusChangedAt')
    .orderBy('startsAt')
    .execute()
  expect(changed.map((row) => row.statusChangedAt)).toEqual([later(1), later(-30), later(-30)])
})

test('nobody follows more than can be read, nor ends what somebody else follows', async () => {
  const { database, follow, personId } = await aFollower()
  const outcomes = await Promise.all(
    Array.from({ length: mostFollows + 5 }, (_, number) => follow({ q: `word${number}` }, { terms: `word${number}` })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(mostFollows)
  const [first] = await listFollows(personId, { database })
  const people = await addPeople([{ name: 'Eve', email: 'eve@waymark.test' }], { database, now })
  const eve = mintSignedIn({ personId: people.get('eve@waymark.test') ?? '', email: 'eve@waymark.test', name: 'Eve' })
  await stopFollowing({ followId: first?.id ?? '' }, { database, signedIn: eve })
  expect(await listFollows(personId, { database })).toHaveLength(mostFollows)
})

test('writes once a week to whoever asked, and only when there is something new', async () => {
  const town = await aFollower()
  const { database, services, signedIn, follow, owner, tell, sent, personId } = town
  await follow({ q: 'basket' }, { terms: 'basket' })
  expect(await chooseDigest({ wanted: true }, { database, signedIn, now })).toEqual({ ok: true })
  expect(await foldDigests({ ...services, now: later(6) })).toBe(0)
  const rounds = await Promise.all(Array.from({ length: 4 }, () => foldDigests({ ...services, now: later(7.1) })))
  expect(rounds.reduce((sum, one) => sum + one, 0)).toBe(1)
  await tell(later(7))
  expect(sent).toEqual([])
  await database
    .updateTable('follows')
    .set({ seenAt: later(-1) })
    .execute()
  await anOpportunity(town, owner, { title: 'Weave a basket', ageMin: 18, ageMax: 120 })
  await tellFollower(
    { personId, since: later(-1).toISOString() },
    { ...services, mailer: async (mail) => void sent.push(mail), now: later(7) },
  )
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text).toContain('Weave a basket')
  const code = /\/unfollow\/(\S+)/.exec(sent[0]?.text ?? '')?.[1] ?? ''
  expect(readDigestCode(code, services.masterKey)).toBe(personId)
  expect(readDigestCode(`${code}x`, services.masterKey)).toBeUndefined()
  expect(readDigestCode(writeDigestCode('nobody', services.masterKey), services.masterKey)).toBeUndefined()
  await stopDigest({ personId }, { database })
  await tellFollower(
    { personId, since: later(-1).toISOString() },
    { ...services, mailer: async (mail) => void sent.push(mail), now: later(8) },
  )
  expect(sent).toHaveLength(1)
})

test('never writes to a child, however it is asked', async () => {
  const { database, signedIn, tell, sent, personId } = await aFollower({ ageBand: '16-17' })
  expect(await chooseDigest({ wanted: true }, { database, signedIn, now })).toEqual({ ok: false, refusal: 'too-young' })
  await database.insertInto('digests').values({ personId, since: now, nextAt: now }).execute()
  await tell(later(7))
  expect(sent).toEqual([])
})

test('sends no digest to an address that an organisation has stopped', async () => {
  const town = await aFollower()
  const { database, signedIn, follow, owner, sent, pool, personId, services } = town
  await follow({}, {})
  await chooseDigest({ wanted: true }, { database, signedIn, now })
  await anOpportunity(town, owner)
  const mailer = async ({ to, text }: { to: string; text: string }) => void sent.push({ to, text })
  const tell = (at: Date) =>
    tellFollower({ personId, since: later(-1).toISOString() }, { ...services, mailer, now: at })
  await pool.query(`insert into stopped_addresses values ($1, 'fay@waymark.test', $2)`, [owner.organisationId, now])
  await tell(later(7))
  expect(sent).toEqual([])
  await pool.query('delete from stopped_addresses')
  await tell(later(7))
  expect(sent.map(({ to }) => to)).toEqual(['fay@waymark.test'])
})
