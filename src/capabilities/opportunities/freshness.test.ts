import { expect, test } from 'vitest'
import { newId } from '#infrastructure/ids.ts'
import { masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { confirmOpportunities } from './confirm-opportunities.ts'
import { readConfirmation, writeConfirmation } from './confirmation-code.ts'
import { findOpportunity } from './find-opportunity.ts'
import { foldFreshness } from './fold-freshness.ts'
import { listOpportunities } from './list-opportunities.ts'
import { listUnconfirmed } from './list-unconfirmed.ts'
import { searchOpportunities } from './search-opportunities.ts'
import { tellOwners } from './tell-owners.ts'

const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const adult = { ageMin: 18, ageMax: 120 }

async function aListing() {
  const town = await aTown()
  const owner = await anOrganisation(town)
  const { opportunityId } = await anOpportunity(town, owner, { title: 'Weave a basket', ...adult })
  const shown = async () =>
    (await listOpportunities({ placeId: town.placeId, limit: 10 }, { database: town.database, now })).rows.map(
      ({ title }) => title,
    )
  const fold = (days: number) => foldFreshness({ ...town.services, now: later(days) })
  return { ...town, owner, opportunityId, shown, fold }
}

test('asks before it doubts, once a month, and hides only what nobody answered for', async () => {
  const { shown, fold, database, opportunityId } = await aListing()
  expect(await fold(80)).toEqual({ asked: 0, hidden: 0 })
  expect(await fold(84)).toEqual({ asked: 1, hidden: 0 })
  expect(await fold(85)).toEqual({ asked: 0, hidden: 0 })
  expect(await fold(115)).toEqual({ asked: 1, hidden: 0 })
  expect(await fold(146)).toEqual({ asked: 1, hidden: 0 })
  expect(await fold(177)).toEqual({ asked: 0, hidden: 0 })
  expect(await shown()).toEqual(['Weave a basket'])
  expect(await fold(181)).toEqual({ asked: 0, hidden: 1 })
  expect(await shown()).toEqual([])
  expect(await findOpportunity({ id: opportunityId }, { database, now })).toMatchObject({
    status: 'draft',
    lapsedAt: later(181),
  })
})

test('hides nothing that its owner was not asked about a fortnight before', async () => {
  const { shown, fold } = await aListing()
  // Nothing ran for two hundred days.
  expect(await fold(200)).toEqual({ asked: 1, hidden: 0 })
  expect(await fold(210)).toEqual({ asked: 0, hidden: 0 })
  expect(await shown()).toEqual(['Weave a basket'])
  expect(await fold(215)).toEqual({ asked: 0, hidden: 1 })
})

test('a word of the owner keeps it, and brings it back', async () => {
  const { database, owner, opportunityId, shown, fold } = await aListing()
  const confirm = (at: number) =>
    confirmOpportunities({ opportunityIds: [opportunityId] }, { database, manager: owner.manager, now: later(at) })
  await fold(84)
  expect(await confirm(85)).toEqual({ confirmed: 1, stillHidden: 0 })
  expect(await fold(160)).toEqual({ asked: 0, hidden: 0 })
  await fold(170)
  expect(await fold(266)).toEqual({ asked: 0, hidden: 1 })
  expect(await shown()).toEqual([])
  expect(await confirm(302)).toEqual({ confirmed: 1, stillHidden: 0 })
  expect(await shown()).toEqual(['Weave a basket'])
})

test('nobody confirms what is another organisation’s', async () => {
  const town = await aListing()
  const other = await anOrganisation(town, { name: 'Other' })
  const { database, opportunityId } = town
  expect(
    await confirmOpportunities(
      { opportunityIds: [opportunityId] },
      { database, manager: other.manager, now: later(100) },
    ),
  ).toEqual({ confirmed: 0, stillHidden: 0 })
  expect(
    await listUnconfirmed({ organisationId: other.organisationId, limit: 5 }, { database, now: later(100) }),
  ).toEqual([])
})

test('what is doubted comes after what is not, whatever the words', async () => {
  const town = await aListing()
  const { database, owner, placeId } = town
  const fresh = await anOpportunity(town, owner, {
    title: 'Talk of how people weave',
    description: 'Sit and listen.',
    ...adult,
  })
  await confirmOpportunities(
    { opportunityIds: [fresh.opportunityId] },
    { database, manager: owner.manager, now: later(95) },
  )
  const found = await searchOpportunities(
    { narrowing: { placeId, terms: 'weave' }, order: 'relevance', limit: 5 },
    { database, now: later(100) },
  )
  expect(found.map(({ title }) => title)).toEqual(['Talk of how people weave', 'Weave a basket'])
})

test('the managers are asked by mail, with a link that lets them answer without signing in', async () => {
  const { services, owner } = await aListing()
  const sent: { to: string; text: string }[] = []
  const mailer = async ({ to, text }: { to: string; text: string }) => {
    sent.push({ to, text })
  }
  await tellOwners({ organisationId: owner.organisationId }, { ...services, mailer, now: later(84) })
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text).toContain('Weave a basket')
  const code = /\/confirm\/(\S+)/.exec(sent[0]?.text ?? '')?.[1] ?? ''
  const { masterKey } = services
  expect(readConfirmation(code, { masterKey, now: later(85) })).toMatchObject({
    organisationId: owner.organisationId,
    personId: owner.personId,
  })
  expect(readConfirmation(code, { masterKey, now: later(84 + 61) })).toBeUndefined()
  expect(readConfirmation(`${code}x`, { masterKey, now: later(85) })).toBeUndefined()
  expect(readConfirmation('', { masterKey, now: later(85) })).toBeUndefined()
  const forged = writeConfirmation(
    { organisationId: newId(now), personId: owner.personId, until: later(99) },
    masterKeyFrom('cd'.repeat(32)),
  )
  expect(readConfirmation(forged, { masterKey, now: later(85) })).toBeUndefined()
  // Nobody is written to when nothing waits.
  await tellOwners({ organisationId: owner.organisationId }, { ...services, mailer, now: later(10) })
  expect(sent).toHaveLength(1)
})
