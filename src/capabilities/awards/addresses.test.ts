import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type AddAddressOutcome, addAddress, mostAddresses } from '#capabilities/people/add-address.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { addressCodeOf } from '#capabilities/people/address-code.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { chooseMainAddress } from '#capabilities/people/choose-main-address.ts'
import { confirmAddress } from '#capabilities/people/confirm-address.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { listAddresses } from '#capabilities/people/list-addresses.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { sendAddressLetter } from '#capabilities/people/send-address-letter.ts'
import { tellOfAddress } from '#capabilities/people/tell-of-address.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwards } from './keep-awards.ts'
import { keepChosenAwards } from './keep-chosen-awards.ts'
import { leaveAddress } from './leave-address.ts'
import { listAddressBadges } from './list-address-badges.ts'
import { listAwards, listNotKeptFor } from './list-awards.ts'

const [home, school, work] = ['ava@home.example', 'ava@school.example', 'ava@work.example']

/** Ava with an account at home, and a library that gives badges. */
async function anAccount({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const library = await anOrganisation(town)
  const account = async (email: string, name = 'Ava'): Promise<SignedIn> => {
    const people = await addPeople([{ name, email }], { database: town.database, now })
    return mintSignedIn({ personId: needed(people.get(email), 'an account'), email, name })
  }
  const ava = await account(home)
  const codeOf = (to: string, { personId, email } = ava) =>
    addressCodeOf({ personId, from: email, to }, { ...town.services, now })
  const add = (to: string, signedIn = ava, code = codeOf(to, signedIn)): Promise<AddAddressOutcome> =>
    addAddress({ email: to, code }, { ...town.services, signedIn, now })
  /** Who is signed in, as the gate says it at the next request. */
  const asNow = async ({ personId } = ava) => {
    const person = needed(await findPerson({ id: personId }, town), 'an account')
    return mintSignedIn({ personId, email: person.email, emails: person.emails, name: person.name })
  }
  const give = async (email: string, name = 'Ava') => {
    const { badgeId } = await aBadge(town, library, { name: `Badge ${randomUUID()}` })
    const lines = [{ recipient: { name, email }, evidence: [] }]
    const outcome = await issueAwards(
      { badgeId, lines, notify: false },
      { ...town.services, issuer: library.issuer, now },
    )
    const line = outcome.ok ? outcome.lines[0] : undefined
    if (!line?.ok) throw new Error('no badge was given')
    return line.awardId
  }
  const keep = async (signedIn?: SignedIn) =>
    keepAwards({ ...town.services, signedIn: signedIn ?? (await asNow()), now })
  const held = async ({ personId } = ava) =>
    (await listAwards({ personId, limit: 50 }, town)).rows.map(({ id }) => id).toSorted()
  const waiting = async (signedIn: SignedIn) =>
    (await listNotKeptFor({ personId: signedIn.personId, emails: signedIn.emails, limit: 9 }, town)).map(({ id }) => id)
  const told = async () =>
    (
      await town.pool.query(`select data from pgboss.job where name = 'people.address-changed' order by created_on`)
    ).rows.map(({ data }) => [data.change, data.former])
  return { town, library, account, ava, codeOf, add, asNow, give, keep, held, waiting, told }
}

test('badges that were sent to any of the addresses come to one account, which each of them finds', async () => {
  const { town, add, asNow, give, keep, held, waiting, told, ava } = await anAccount()
  const badges = [await give(home), await give(school)]
  expect(await waiting(ava)).toEqual([badges[0]])
  expect(await add(school)).toEqual({ ok: true })
  expect(await listAddresses(ava, town)).toEqual([home, school])
  expect(await findPerson({ email: 'AVA@school.example' }, town)).toMatchObject({ id: ava.personId, email: home })
  expect((await waiting(await asNow())).toSorted()).toEqual(badges.toSorted())
  await keep()
  expect(await held()).toEqual(badges.toSorted())
  // The main address hears of it, and of no other address.
  expect(await told()).toEqual([['added', home]])
  // A form that is sent twice adds it once.
  expect(await add(school)).toEqual({ ok: true })
  expect(await told()).toHaveLength(1)
  const log = await town.database
    .selectFrom('auditEntries')
    .select('action')
    .where('subjectId', '=', ava.personId)
    .execute()
  expect(log.filter(({ action }) => action === 'person.address-added')).toHaveLength(1)
})

test('a code proves one address to one account', async () => {
  const { account, add, codeOf, ava, town } = await anAccount()
  const ben = await account('ben@home.example', 'Ben')
  for (const code of [codeOf(work), codeOf(school, ben), '000000'])
    expect(await add(school, ava, code)).toEqual({ ok: false, refusal: 'code-is-wrong' })
  for (const _ of [1, 2]) await add(school, ava, '000000')
  expect(await add(school)).toMatchObject({ ok: false, refusal: 'too-many' })
  expect(await listAddresses(ava, town)).toEqual([home])
})

test('whether an address has an account is told to the person who read its mail, and before that nothing differs', async () => {
  const { account, add, ava, town } = await anAccount()
  await account(work, 'Other')
  const sent: Mail[] = []
  const mailer = async (mail: Mail) => void sent.push(mail)
  const ask = (email: string) => sendAddressLetter({ email }, { ...town.services, mailer, signedIn: ava, now })
  expect(await ask(work)).toEqual(await ask(school))
  const withoutCode = sent.map(({ to, subject, text }) =>
    `${subject} ${text}`.replaceAll(/\d{6}/g, '').replaceAll(to, ''),
  )
  expect(new Set(withoutCode).size).toBe(1)
  expect(await add(work, ava, '000000')).toEqual(await add(school, ava, '000000'))
  expect(await add(work)).toEqual({ ok: false, refusal: 'address-has-an-account' })
})

test('of two accounts that prove the same address at once one has it', async () => {
  const { account, add, ava, town } = await anAccount({ warm: 8 })
  const ben = await account('ben@home.example', 'Ben')
  const outcomes = await Promise.all([ava, ben, ava, ben, ava, ben].map((one) => add(school, one)))
  const owners = await town.database
    .selectFrom('personAddresses')
    .select('personId')
    .where('email', '=', school)
    .execute()
  expect(owners).toHaveLength(1)
  const refused = outcomes.filter((one) => !one.ok)
  expect(refused).toEqual(refused.map(() => ({ ok: false, refusal: 'address-has-an-account' })))
  expect(refused).toHaveLength(3)
})

test('a first sign-in and a proof at the same moment make one owner of the address', async () => {
  const { add, town } = await anAccount({ warm: 4 })
  const row = {
    id: randomUUID(),
    name: '',
    email: school,
    emailVerified: true,
    locale: 'en',
    createdAt: now,
    updatedAt: now,
  }
  const [added, signedUp] = await Promise.allSettled([
    add(school),
    town.database.insertInto('people').values(row).execute(),
  ])
  const isAdded = added.status === 'fulfilled' && added.value.ok
  expect(isAdded).not.toBe(signedUp.status === 'fulfilled')
  expect(added.status).toBe('fulfilled')
})

test('an address that an organisation has ended is not added, and does not take the place of the main one', async () => {
  const { add, ava, codeOf, library, town } = await anAccount()
  const { organisationId } = library
  await town.database.insertInto('stoppedAddresses').values({ organisationId, email: school, stoppedAt: now }).execute()
  expect(await add(school)).toEqual({ ok: false, refusal: 'address-has-ended' })
  const powers = { ...town.services, signedIn: ava, sessionId: randomUUID(), now }
  expect(await confirmAddress({ email: school, code: codeOf(school) }, powers)).toEqual({
    ok: false,
    refusal: 'address-has-ended',
  })
})

test('an account has six addresses at most', async () => {
  const { add, town, ava } = await anAccount()
  for (let at = 1; at < mostAddresses; at += 1) expect(await add(`ava${at}@home.example`)).toEqual({ ok: true })
  expect(await add(school)).toEqual({ ok: false, refusal: 'too-many-addresses' })
  expect(await listAddresses(ava, town)).toHaveLength(mostAddresses)
})

test('nothing is added to an account that waits to be erased, or that has another main address by now', async () => {
  const { add, ava, asNow, town } = await anAccount()
  await add(work)
  await chooseMainAddress({ email: work }, { ...town.services, signedIn: ava, now })
  expect(await add(school)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  await town.pool.query('update people set erasing_at = now() where id = $1', [ava.personId])
  expect(await add(school, await asNow())).toEqual({ ok: false, refusal: 'changed-meanwhile' })
})

test('another of the addresses becomes the main one, and the former one is told and stays', async () => {
  const { account, add, ava, asNow, town, told } = await anAccount()
  await add(school)
  const choose = (email: string, signedIn = ava) => chooseMainAddress({ email }, { ...town.services, signedIn, now })
  expect(await choose('ava@nowhere.example')).toEqual({ ok: false, refusal: 'address-is-not-theirs' })
  const ben = await account('ben@home.example', 'Ben')
  expect(await choose(school, ben)).toEqual({ ok: false, refusal: 'address-is-not-theirs' })
  expect(await choose(school)).toEqual({ ok: true })
  expect((await asNow()).emails).toEqual([school, home])
  const { rows } = await town.pool.query('select mailbox_of($1) as email', [ava.personId])
  expect(rows).toEqual([{ email: school }])
  expect((await told()).at(-1)).toEqual(['no-longer-main', home])
  // A change of mind.
  expect(await choose(home, await asNow())).toEqual({ ok: true })
  expect((await asNow()).emails).toEqual([home, school])
})

test('an address is taken away: what was kept stays, what waits and what comes later is its next reader’s', async () => {
  const { account, add, ava, asNow, give, held, keep, town, told, waiting } = await anAccount()
  await add(school)
  const kept = await give(school)
  await keep()
  const left = await give(school, 'Bo')
  expect(await listAddressBadges({ personId: ava.personId, emails: [school, home] }, town)).toEqual([
    { email: school, kept: 1, waiting: 1 },
    { email: home, kept: 0, waiting: 0 },
  ])
  const aSession = async () => {
    const id = randomUUID()
    await town.pool.query(
      `insert into auth_sessions (id, person_id, token, expires_at, created_at, updated_at) values ($1, $2, $1::uuid::text, $3, $3, $3)`,
      [id, ava.personId, now],
    )
    return id
  }
  const [here] = [await aSession(), await aSession()]
  const leave = (email: string, signedIn: SignedIn) =>
    leaveAddress({ email }, { ...town.services, signedIn, sessionId: here, now })
  expect(await leave(home, ava)).toEqual({ ok: false, refusal: 'address-is-main' })
  const ben = await account('ben@home.example', 'Ben')
  expect(await leave(school, ben)).toEqual({ ok: false, refusal: 'address-is-not-theirs' })
  expect(await leave(school, ava)).toEqual({ ok: true })
  // The reader of that address may have signed in with it: only the session in which it was taken away goes on.
  const { rows: sessions } = await town.pool.query('select id from auth_sessions')
  expect(sessions).toEqual([{ id: here }])
  expect((await asNow()).emails).toEqual([home])
  expect(await held()).toEqual([kept])
  expect(
    (await told())
      .slice(-2)
      .map(([, former]) => former)
      .toSorted(),
  ).toEqual([home, school])
  // The next pupil with this address has an account of their own, and the same name.
  const next = await account(school)
  const later = await give(school)
  expect((await waiting(next)).toSorted()).toEqual([left, later].toSorted())
  expect(await waiting(await asNow())).toEqual([])
  // Nobody has it by two accounts.
  expect(await add(school)).toEqual({ ok: false, refusal: 'address-has-an-account' })
})

test('a badge at any address of a guardian is kept for their child', async () => {
  const { account, add, asNow, ava, give, held, town, waiting } = await anAccount()
  await add(work)
  const awardId = await give(work, 'Cara')
  const strange = await give('other@home.example', 'Cara')
  const childId = randomUUID()
  await town.pool.query(
    `insert into people (id, name, email, email_verified, locale, created_at, updated_at)
     values ($1, 'Cara', null, false, 'en', $2, $2)`,
    [childId, now],
  )
  const { email, emails } = await asNow()
  const forChild = mintSignedIn({ personId: childId, email, emails, name: 'Cara', guardianId: ava.personId })
  const rows = await town.database
    .selectFrom('awards')
    .select('recipientId')
    .where('id', 'in', [awardId, strange])
    .execute()
  const recipientIds = rows.map(({ recipientId }) => recipientId)
  await keepChosenAwards({ recipientIds }, { ...town.services, signedIn: forChild, now })
  expect(await held(forChild)).toEqual([awardId])
  // The address goes to another person: what comes to a child of the same name there is not this child's.
  await town.pool.query(
    `insert into guardianships (child_id, guardian_id, request_id, place_id, declared_at, desk_code, verified_at, verified_by)
     values ($1, $2, gen_random_uuid(), $3, $4, 'CARA', $4, 'address')`,
    [childId, ava.personId, town.placeId, now],
  )
  await leaveAddress({ email: work }, { ...town.services, signedIn: await asNow(), sessionId: randomUUID(), now })
  await give(work, 'Cara')
  expect(await held(forChild)).toEqual([awardId])
  expect(await waiting(await account(work, 'Cora'))).toHaveLength(1)
})

test.each(['added', 'no-longer-main', 'removed', 'ended', 'joined'] as const)(
  'the mail of “%s” names the address that is told, and no other',
  async (change) => {
    const { town, ava } = await anAccount()
    const mails: Mail[] = []
    for (const language of ['en', 'cy'] as const)
      await tellOfAddress(
        { personId: ava.personId, former: home, language, at: now.toISOString(), change },
        { ...town.services, mailer: async (mail) => void mails.push(mail), now },
      )
    expect(mails.map(({ to }) => to)).toEqual([home, home])
    expect(mails[0]?.subject).not.toBe(mails[1]?.subject)
    expect(JSON.stringify(mails)).not.toContain(school)
  },
)
