import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { claimCodeOf } from './claim-code.ts'
import { findCredential } from './find-award.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwardByCode, keepAwards } from './keep-awards.ts'
import { keepAwardsOfMany } from './keep-awards-of-many.ts'
import { showAward } from './show-award.ts'
import { tellRecipient } from './tell-recipient.ts'
import { withdrawAward } from './withdraw-award.ts'

// Single clauses that protect a learner's badge or privacy: each test was seen to fail without its clause.

async function anAward(town: Town, recipient: { name: string; email?: string }, months: number | null = null) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, { validForMonths: months })
  const outcome = await issueAwards(
    { badgeId, lines: [{ recipient, evidence: [] }], notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const line = outcome.ok ? outcome.lines[0] : undefined
  if (!line?.ok) throw new Error('not awarded')
  const { awardId } = line
  const withdraw = () =>
    withdrawAward({ awardId, reason: 'By mistake' }, { ...town.services, issuer: library.issuer, now })
  return { library, badgeId, awardId, withdraw }
}

async function aPerson(town: Town, email: string) {
  const people = await addPeople([{ name: 'Ava Test', email }], { database: town.database, now })
  return mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Ava Test' })
}

test('a code keeps no award that was withdrawn', async () => {
  const town = await aTown()
  const { awardId, withdraw } = await anAward(town, { name: 'Nobody Mailed' })
  const code = claimCodeOf(awardId, town.services.masterKey)
  await withdraw()
  const signedIn = await aPerson(town, 'ava@example.org')
  expect(await keepAwardByCode({ code }, { ...town.services, signedIn, now })).toEqual({
    ok: false,
    refusal: 'nothing-to-keep',
  })
  // The very code is right: given back its award, it keeps it.
  await town.database.updateTable('awards').set({ revokedAt: null, revocationReason: null }).execute()
  expect(await keepAwardByCode({ code }, { ...town.services, signedIn, now })).toEqual({
    ok: true,
    awardIds: [awardId],
  })
})

test('an address keeps no award that was withdrawn', async () => {
  const town = await aTown()
  const { withdraw } = await anAward(town, { name: 'Ava Test', email: 'ava@example.org' })
  await withdraw()
  const signedIn = await aPerson(town, 'ava@example.org')
  expect(await keepAwards({ ...town.services, signedIn, now })).toEqual({ ok: false, refusal: 'nothing-to-keep' })
})

test('of many at once each keeps what is theirs alone, and nothing is kept for one who is being erased', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const lines = ['ava', 'ben', 'cai', 'dee'].map((name) => ({
    recipient: { name, email: `${name}@example.org` },
    evidence: [],
  }))
  const given = await issueAwards({ badgeId, lines, notify: false }, { ...town.services, issuer: library.issuer, now })
  if (!given.ok) throw new Error(given.refusal)
  const [ava = '', , , dee = ''] = given.lines.map((line) => (line.ok ? line.awardId : ''))
  await withdrawAward({ awardId: dee, reason: 'By mistake' }, { ...town.services, issuer: library.issuer, now })
  const people = []
  for (const name of ['ava', 'ben', 'cai', 'dee']) people.push(await aPerson(town, `${name}@example.org`))
  const [first, second, third] = people.map(({ personId }) => personId)
  // Another account at Ben's address holds what was given there; Cai is being erased.
  await town.database
    .updateTable('recipients')
    .set({ personId: town.lead.personId ?? null })
    .where('email', '=', 'ben@example.org')
    .execute()
  await town.database
    .updateTable('people')
    .set({ erasingAt: now })
    .where('id', '=', third ?? '')
    .execute()
  expect(await keepAwardsOfMany(people, { ...town.services, now })).toEqual(new Map([[first, [ava]]]))
  const kept = await town.database.selectFrom('awards').select('id').where('claimedAt', 'is not', null).execute()
  expect(kept).toEqual([{ id: ava }])
  const held = await town.database
    .selectFrom('recipients')
    .select('email')
    .where('personId', '=', second ?? '')
    .execute()
  expect(held).toEqual([])
})

test('an award that nobody has kept cannot be made public, not even by its learner', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town, { name: 'Ava Test', email: 'ava@example.org' })
  const signedIn = await aPerson(town, 'ava@example.org')
  await town.database.updateTable('recipients').set({ personId: signedIn.personId }).execute()
  const showing = { awardId, visibility: 'public', nameShown: true } as const
  expect(await showAward(showing, { ...town.services, signedIn, now })).toEqual({
    ok: false,
    refusal: 'award-not-found',
  })
})

test('no mail goes out for an award that was withdrawn meanwhile', async () => {
  const town = await aTown()
  const { awardId, withdraw } = await anAward(town, { name: 'Ava Test', email: 'ava@example.org' })
  const mails: Mail[] = []
  const tell = () =>
    tellRecipient({ awardId }, { ...town.services, mailer: async (mail) => void mails.push(mail), now })
  await tell()
  expect(mails.map((mail) => [mail.to, mail.key])).toEqual([['ava@example.org', `award ${awardId}`]])
  await withdraw()
  await tell()
  expect(mails).toHaveLength(1)
})

test('a badge that runs out says when, in what is signed', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town, { name: 'Ava Test' }, 24)
  const credential = JSON.parse((await findCredential(awardId, { database: town.database })) ?? '{}')
  expect(credential.validUntil).toBe('2028-06-05T09:00:00Z')
  const { awardId: lasting } = await anAward(town, { name: 'Ben Test' })
  expect(JSON.parse((await findCredential(lasting, { database: town.database })) ?? '{}')).not.toHaveProperty(
    'validUntil',
  )
})

test('lists of two badges of one organisation at once never share a place of its status list', async () => {
  const town = await aTown({ warm: 12 })
  const library = await anOrganisation(town)
  const badges = await Promise.all(
    Array.from({ length: 8 }, (_, number) => aBadge(town, library, { name: `Badge ${number}` })),
  )
  const lines = Array.from({ length: 25 }, (_, number) => ({ recipient: { name: `Crowd ${number}` }, evidence: [] }))
  await Promise.all(
    badges.map(({ badgeId }) =>
      issueAwards({ badgeId, lines, notify: false }, { ...town.services, issuer: library.issuer, now }),
    ),
  )
  const { rows } = await town.pool.query<{ awards: number; places: number; allocated: number; lists: number }>(`
    select count(*) as awards, count(distinct (status_list_id, status_index)) as places,
      (select sum(allocated) from status_lists)::int as allocated, (select count(*) from status_lists) as lists from awards`)
  expect(rows[0]).toEqual({ awards: 200, places: 200, allocated: 200, lists: 1 })
})
