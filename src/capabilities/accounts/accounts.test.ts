import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findAsk } from '#capabilities/asks/find-ask.ts'
import { listAnswers } from '#capabilities/asks/list-answers.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { listAwards } from '#capabilities/awards/list-awards.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { addressCodeOf } from '#capabilities/people/address-code.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import { listCollections } from '#capabilities/portfolio/list-collections.ts'
import { startCollection } from '#capabilities/portfolio/start-collection.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { partedWithinDays } from './account-join.ts'
import { eraseJoins } from './erase-joins.ts'
import { joinAccounts, tryJoin } from './join-accounts.ts'
import { duties, held, staysBehind } from './join-store.ts'
import { listJoins } from './list-joins.ts'
import { settleJoins } from './settle-joins.ts'
import { undoJoin } from './undo-join.ts'

const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const [home, school] = ['ava@home.example', 'ava@school.example']

async function twoAccounts({ warm = 0, ages = ['18-24', '18-24'] as (AgeBand | null)[] } = {}) {
  const town = await aTown({ warm })
  const { services, database } = town
  const library = await anOrganisation(town)
  const account = async (email: string, name: string, ageBand: AgeBand | null = '18-24'): Promise<SignedIn> => {
    const personId = needed((await addPeople([{ name, email }], { database, now })).get(email), 'an account')
    await database.updateTable('people').set({ ageBand }).where('id', '=', personId).execute()
    return mintSignedIn({ personId, email, name })
  }
  const asNow = async ({ personId }: SignedIn) => {
    const person = needed(await findPerson({ id: personId }, { database }), 'the account')
    return mintSignedIn({ personId, email: person.email, emails: person.emails, name: person.name })
  }
  const give = async (email: string, { keptBy, name = 'Ava' }: { keptBy?: SignedIn; name?: string } = {}) => {
    const { badgeId } = await aBadge(town, library, { name: `Badge ${randomUUID()}` })
    const lines = [{ recipient: { name, email }, evidence: [] }]
    const outcome = await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: library.issuer, now })
    const line = outcome.ok ? outcome.lines[0] : undefined
    if (!line?.ok) throw new Error('no badge was given')
    if (keptBy) await keepAwards({ ...services, signedIn: await asNow(keptBy), now })
    return line.awardId
  }
  const [ava, former] = [await account(home, 'Ava', ages[0]), await account(school, 'Ava S', ages[1])]
  const collect = async (signedIn: SignedIn, title: string) => {
    const begun = await startCollection(
      { content: { title, about: '', nameShown: false } },
      { database, signedIn, now },
    )
    if (!begun.ok) throw new Error(begun.refusal)
  }
  const codeOf = (signedIn = ava, to = school) =>
    addressCodeOf({ personId: signedIn.personId, from: signedIn.email, to }, { ...services, now })
  const join = ({ by = ava, email = school, code = codeOf(by, email) } = {}) =>
    joinAccounts({ email, code }, { ...services, signedIn: by, now })
  const heldBy = async ({ personId }: SignedIn) =>
    (await listAwards({ personId, limit: 50 }, { database })).rows.map(({ id }) => id).toSorted()
  const collectionsOf = async ({ personId }: SignedIn) =>
    (await listCollections({ personId }, { database, now })).map(({ title }) => title).toSorted()
  const joinOf = async (at = now) => {
    const [first] = await listJoins({ personId: ava.personId }, { database, now: at })
    return first?.id ?? ''
  }
  const part = async (at = now, by = ava, joinId?: string) =>
    undoJoin({ joinId: joinId ?? (await joinOf()) }, { ...services, signedIn: by, sessionId: randomUUID(), now: at })
  return {
    ...town,
    library,
    ava,
    former,
    give,
    collect,
    codeOf,
    join,
    heldBy,
    collectionsOf,
    joinOf,
    part,
    asNow,
    account,
  }
}

test('what two accounts hold is in one, each address opens it, and parted it goes back', async () => {
  const { ava, former, give, collect, join, heldBy, collectionsOf, part, asNow, services, database } =
    await twoAccounts()
  const [own, theirs] = [await give(home, { keptBy: ava }), await give(school, { keptBy: former })]
  const waiting = await give(school)
  await collect(ava, 'Jobs')
  await collect(former, 'Courses')
  const code = addressCodeOf({ personId: ava.personId, from: home, to: school }, { ...services, now })
  expect(await tryJoin({ email: school, code }, { ...services, signedIn: ava, now })).toEqual({
    ok: true,
    other: { name: 'Ava S', emails: [school], badges: 1, collections: 1, refusal: undefined },
  })
  expect(await heldBy(ava)).toEqual([own])

  const at = { createdAt: now, updatedAt: now, expiresAt: days(30) }
  const session = { id: randomUUID(), personId: former.personId, token: randomUUID(), ...at }
  await database.insertInto('authSessions').values(session).execute()
  expect(await join()).toEqual({ ok: true })
  expect(await database.selectFrom('authSessions').select('personId').execute()).toEqual([])
  await keepAwards({ ...services, signedIn: await asNow(ava), now })
  expect(await heldBy(ava)).toEqual([own, theirs, waiting].toSorted())
  expect(await collectionsOf(ava)).toEqual(['Courses', 'Jobs'])
  expect((await asNow(ava)).emails).toEqual([home, school])
  expect(await findPerson({ id: former.personId }, { database })).toBeUndefined()
  const { rows: told } = await sql<{ news: string }>`
    select concat_ws(' ', data ->> 'former', data ->> 'change') as news from pgboss.job
    where name = 'people.address-changed' order by 1`.execute(database)
  expect(told.map(({ news }) => news)).toEqual([`${home} joined`, `${school} joined`])
  expect(await join()).toEqual({ ok: true })

  // In the meantime: another badge to each, and something new.
  const [later, atSchool] = [await give(home, { keptBy: ava }), await give(school, { keptBy: ava, name: 'Ava Smith' })]
  await collect(await asNow(ava), 'Later')
  expect(await part(days(partedWithinDays - 1))).toEqual({ ok: true })
  expect(await heldBy(ava)).toEqual([own, later].toSorted())
  expect(await heldBy(former)).toEqual([theirs, waiting, atSchool].toSorted())
  expect(await collectionsOf(ava)).toEqual(['Jobs', 'Later'])
  expect(await collectionsOf(former)).toEqual(['Courses'])
  expect((await asNow(ava)).emails).toEqual([home])
  expect(await asNow(former)).toMatchObject({ emails: [school], name: 'Ava S' })
  // Of what was parted no address stays in the note.
  const notes = await database.selectFrom('accountJoins').selectAll().execute()
  expect(JSON.stringify(notes)).not.toContain('example')
  expect(await join()).toEqual({ ok: true })
})

test('two are made one only by who is signed in to one and reads the mail of the other', async () => {
  const { ava, former, join, codeOf, account, heldBy, give, part, joinOf, services } = await twoAccounts()
  const theirs = await give(school, { keptBy: former })
  const stranger = await account('stranger@home.example', 'Sly')
  expect(await join({ code: '000000' })).toEqual({ ok: false, refusal: 'code-is-wrong' })
  // The code of one account proves nothing for another.
  expect(await join({ by: stranger, code: codeOf(ava) })).toEqual({ ok: false, refusal: 'code-is-wrong' })
  const looked = await tryJoin({ email: school, code: '123456' }, { ...services, signedIn: stranger, now })
  expect(looked).toEqual({ ok: false, refusal: 'code-is-wrong' })
  expect(await join({ email: 'nobody@home.example' })).toEqual({ ok: false, refusal: 'no-other-account' })
  expect(await heldBy(former)).toEqual([theirs])
  expect(await join()).toEqual({ ok: true })
  const joinId = await joinOf()
  expect(joinId).not.toBe('')
  expect(await part(now, stranger, joinId)).toEqual({ ok: false, refusal: 'no-such-join' })
  expect(await part(days(partedWithinDays))).toEqual({ ok: false, refusal: 'too-late' })
})

test('an account that works here, cares for a child, or says another age does not go into another', async () => {
  const { former, library, join, database } = await twoAccounts()
  const { organisationId } = library.manager
  const works = { organisationId, personId: former.personId, role: 'issuer', joinedAt: now }
  await database.insertInto('organisationMembers').values(works).execute()
  expect(await join()).toEqual({ ok: false, refusal: 'has-a-role' })
  await database.deleteFrom('organisationMembers').where('personId', '=', former.personId).execute()
  const runs = (isPlatformAdministrator: boolean) =>
    database.updateTable('people').set({ isPlatformAdministrator }).where('id', '=', former.personId).execute()
  await runs(true)
  expect(await join()).toEqual({ ok: false, refusal: 'has-a-role' })
  await runs(false)
  await database.updateTable('people').set({ ageBand: '13-15' }).where('id', '=', former.personId).execute()
  expect(await join()).toEqual({ ok: false, refusal: 'ages-differ' })
  await database
    .updateTable('people')
    .set({ ageBand: '18-24', erasingAt: now })
    .where('id', '=', former.personId)
    .execute()
  expect(await join()).toEqual({ ok: false, refusal: 'changed-meanwhile' })
})

test('two that take each other in at once take turns, and one press twice is one', async () => {
  const { ava, former, join, database } = await twoAccounts({ warm: 4 })
  const outcomes = await Promise.all([join(), join(), join({ by: former, email: home })])
  expect(outcomes.some(({ ok }) => ok)).toBe(true)
  const joins = await database.selectFrom('accountJoins').select('id').execute()
  expect(joins).toHaveLength(1)
  const { count } = await database
    .selectFrom('personAddresses')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('personId', 'in', [ava.personId, former.personId])
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(2)
  const owners = await database
    .selectFrom('personAddresses')
    .select('personId')
    .distinct()
    .where('email', 'in', [home, school])
    .execute()
  expect(owners).toHaveLength(1)
})

test('after 30 days the empty account is erased; erased with the person it is gone at once', async () => {
  const { former, ava, join, database, joinOf, part } = await twoAccounts()
  await join()
  await settleJoins({ database, now: days(partedWithinDays - 1) })
  const joinId = await joinOf()
  expect(joinId).not.toBe('')
  await settleJoins({ database, now: days(partedWithinDays) })
  expect(await part(now, ava, joinId)).toEqual({ ok: false, refusal: 'no-such-join' })
  const erased = { name: '', email: null, ageBand: null }
  const read = () =>
    database
      .selectFrom('people')
      .select(['name', 'email', 'ageBand'])
      .where('id', '=', former.personId)
      .executeTakeFirst()
  expect(await read()).toEqual(erased)
  expect(JSON.stringify(await database.selectFrom('accountJoins').selectAll().execute())).not.toContain('example')

  const second = await twoAccounts()
  await second.join()
  await second.database.transaction().execute((tx) => eraseJoins({ personId: second.ava.personId }, { tx, now }))
  expect(await second.database.selectFrom('accountJoins').selectAll().execute()).toEqual([])
  const row = await second.database
    .selectFrom('people')
    .select(['name', 'email'])
    .where('id', '=', second.former.personId)
    .executeTakeFirst()
  expect(row).toEqual({ name: '', email: null })
})

test('every table that a person stands in comes along, ties the account, or is said to stay', async () => {
  const { database } = await aTown()
  const { rows } = await sql<{ table: string; column: string }>`
    select conrelid::regclass::text as table, attname as column
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where confrelid = 'people'::regclass and contype = 'f'
    order by 1, 2`.execute(database)
  const named = new Set([
    ...held.map(({ table }) => `${table}.person_id`),
    ...duties.map(([table, column]) => `${table}.${column}`),
    ...staysBehind.map((table) => `${table}.person_id`),
    ...['account_joins.former_id', 'audit_entries.actor_id', 'booking_people.child_id'],
  ])
  // What was done in a role stays with who did it.
  const isDeed = (column: string) => /_by$|^actor_id$|^received_from$|^assessor_id$|^member_id$/.test(column)
  const open = rows.filter(({ table, column }) => !isDeed(column) && !named.has(`${table}.${column}`))
  expect(open).toEqual([])
  const real = new Set(rows.map(({ table, column }) => `${table}.${column}`))
  expect(
    [...held.map(({ table }) => `${table}.person_id`), ...duties.map(([table, column]) => `${table}.${column}`)].filter(
      (one) => !real.has(one),
    ),
  ).toEqual([])
})

test('what both sent to one organisation it reads once, and both again when they part', async () => {
  const { ava, former, library, database, placeId, services, join, part } = await twoAccounts()
  const { organisationId } = library.manager
  const askId = randomUUID()
  await database
    .insertInto('asks')
    .values({
      ...{ id: askId, placeId, organisationId, state: 'open', title: 'Helpers', about: 'For summer', skills: '[]' },
      ...{ nameWanted: true, keepDays: 30, closesOn: '2026-07-01', createdAt: now, changedAt: now, openedAt: now },
    })
    .execute()
  for (const { personId } of [ava, former])
    await database
      .insertInto('askAnswers')
      .values({ id: randomUUID(), askId, personId, nameShown: true, said: '', sentAt: now, endsAt: days(30) })
      .execute()
  const read = async () => {
    const { ask } = needed(await findAsk({ id: askId }, { database, now }), 'the ask')
    return (await listAnswers({ ask, limit: 9 }, { ...services, now })).rows.map(({ name }) => name).toSorted()
  }
  expect(await read()).toEqual(['Ava', 'Ava S'])
  await join()
  expect(await read()).toEqual(['Ava'])
  await part()
  expect(await read()).toEqual(['Ava', 'Ava S'])
})

test('where an address that came along is taken away, no parting is offered', async () => {
  const { join, joinOf, database } = await twoAccounts()
  await join()
  await database.deleteFrom('personAddresses').where('email', '=', school).execute()
  expect(await joinOf()).toBe('')
})
