import { expect, test } from 'vitest'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import { type OrganisationChange, reviseOrganisation } from '#capabilities/organisations/revise-organisation.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { confirmOpportunities } from './confirm-opportunities.ts'
import { holdOpportunities } from './hold-opportunities.ts'
import { listOpportunities } from './list-opportunities.ts'
import { tellOfHeld } from './tell-of-held.ts'

async function aListingForChildren() {
  const town = await aTown()
  const owner = await anOrganisation(town)
  const { opportunityId } = await anOpportunity(town, owner, { title: 'Make a game', ageMin: 12, ageMax: 16 })
  await anOpportunity(town, owner, { title: 'Weave a basket', ageMin: 18, ageMax: 120 })
  const shown = async () =>
    (await listOpportunities({ placeId: town.placeId, limit: 10 }, { database: town.database, now })).rows
      .map(({ title }) => title)
      .toSorted()
  const revise = (change: OrganisationChange) =>
    reviseOrganisation({ change }, { database: town.database, manager: owner.manager, now })
  const hold = (at = now) => holdOpportunities({}, { ...town.services, now: at })
  return { ...town, owner, opportunityId, shown, revise, hold }
}

test.each<[string, OrganisationChange]>([
  ['lead', { safeguardingLead: null }],
  ['lead left empty', { safeguardingLead: '' }],
  ['policy', { safeguardingPolicyUrl: null }],
  ['review date', { safeguardingReviewedOn: null }],
  ['review of two years ago', { safeguardingReviewedOn: '2024-06-04' }],
])('hides what is for under-18s when the %s lapses, and nothing else', async (_, change) => {
  const { revise, hold, shown } = await aListingForChildren()
  await revise(change)
  expect(await hold()).toEqual({ held: 1, shown: 0 })
  expect(await shown()).toEqual(['Weave a basket'])
  expect(await hold()).toEqual({ held: 0, shown: 0 })
})

test('hides it on the very day when the review becomes too old, as the rule for publishing says', async () => {
  const { hold, shown, database, owner } = await aListingForChildren()
  const organisation = await findOrganisation({ id: owner.organisationId }, { database })
  if (!organisation) throw new Error('no organisation')
  const reviewed = new Date(organisation.safeguardingReviewedOn ?? '')
  const after = (days: number) =>
    new Date(Date.UTC(reviewed.getUTCFullYear() + 2, reviewed.getUTCMonth(), reviewed.getUTCDate() + days, 13))
  expect(safeguardingGapOf(organisation, after(0))).toBeUndefined()
  expect(await hold(after(0))).toEqual({ held: 0, shown: 0 })
  expect(safeguardingGapOf(organisation, after(1))).toBe('safeguarding-review-is-old')
  expect(await hold(after(1))).toEqual({ held: 1, shown: 0 })
  expect(await shown()).toEqual(['Weave a basket'])
})

test('shows it again by itself once it is mended', async () => {
  const { revise, hold, shown } = await aListingForChildren()
  await revise({ safeguardingLead: null })
  await hold()
  await revise({ safeguardingLead: 'Sam Safe' })
  expect(await hold()).toEqual({ held: 0, shown: 1 })
  expect(await shown()).toEqual(['Make a game', 'Weave a basket'])
})

test('shows nothing again that its owner has taken off in the meantime', async () => {
  const { revise, hold, shown, database, opportunityId } = await aListingForChildren()
  await revise({ safeguardingLead: null })
  await hold()
  await database.updateTable('opportunities').set({ status: 'archived' }).where('id', '=', opportunityId).execute()
  await revise({ safeguardingLead: 'Sam Safe' })
  expect(await hold()).toEqual({ held: 0, shown: 0 })
  expect(await shown()).toEqual(['Weave a basket'])
})

test('a word that the listing is right does not bring it back while safeguarding is lapsed', async () => {
  const { revise, hold, shown, database, owner, opportunityId } = await aListingForChildren()
  await revise({ safeguardingLead: null })
  await hold()
  await confirmOpportunities({ opportunityIds: [opportunityId] }, { database, manager: owner.manager, now })
  expect(await shown()).toEqual(['Weave a basket'])
})

test('touches no other organisation', async () => {
  const town = await aListingForChildren()
  const other = await anOrganisation(town, { name: 'Other' })
  await anOpportunity(town, other, { title: 'Bake bread', ageMin: 12, ageMax: 16 })
  await town.revise({ safeguardingLead: null })
  await holdOpportunities({ organisationId: other.organisationId }, { ...town.services, now })
  expect(await town.shown()).toEqual(['Bake bread', 'Make a game', 'Weave a basket'])
  await town.hold()
  expect(await town.shown()).toEqual(['Bake bread', 'Weave a basket'])
})

test('tells the managers and the City Lead once, and says what to mend', async () => {
  const { revise, hold, services, owner, placeId, pool, database, administrator, lead } = await aListingForChildren()
  await appointCityLead({ placeId, personId: lead.personId ?? '' }, { database, administrator, now })
  await revise({ safeguardingPolicyUrl: null })
  await hold()
  await hold()
  const { rows } = await pool.query(`select data from pgboss.job where name = 'safeguarding-lapsed'`)
  expect(rows).toEqual([{ data: { organisationId: owner.organisationId, placeId } }])
  const mails: Mail[] = []
  const powers = { ...services, mailer: async (mail: Mail) => void mails.push(mail), now }
  await tellOfHeld({ organisationId: owner.organisationId, placeId }, powers)
  expect(mails.map((mail) => mail.to).toSorted()).toEqual(
    [expect.stringMatching(/^jubilee\.library/), 'lena@waymark.test'].toSorted(),
  )
  for (const mail of mails) expect(mail.text).toContain('no safeguarding policy any more')
  // Mended before the mail went out: nobody is alarmed.
  await revise({ safeguardingPolicyUrl: 'https://library.example/safe' })
  await tellOfHeld({ organisationId: owner.organisationId, placeId }, powers)
  expect(mails).toHaveLength(2)
})
