import { expect, test } from 'vitest'
import { badgeRevision, findBadge } from '#capabilities/badges/find-badge.ts'
import { reviseBadge } from '#capabilities/badges/revise-badge.ts'
import { findGiving, givingRevision } from '#capabilities/organisations/find-giving.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import type { Giving } from '#capabilities/organisations/giving.ts'
import { publicGiving } from '#capabilities/organisations/public-giving.ts'
import { updateGiving } from '#capabilities/organisations/update-giving.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOrganisation, aTown, badgeContent, now } from '#tests/support/town.ts'
import { askEndorsement } from './ask-endorsement.ts'
import { giveEndorsement } from './give-endorsement.ts'
import { listEmployers } from './list-employers.ts'
import { listRecognised } from './list-recognition.ts'

test('employers of a place, and others that recognise a badge as it is now, are found by what they recognise', async () => {
  const town = await aTown()
  const { services, placeId, lead, pool } = town
  const library = await anOrganisation(town, { name: 'Ash Library' })
  const works = await anOrganisation(town, { name: 'Harbour Works', kind: 'employer' })
  await anOrganisation(town, { name: 'Quiet Works', kind: 'employer' })
  await anOrganisation(town, { name: 'Waiting Works', kind: 'employer', approved: false })
  const museum = await anOrganisation(town, { name: 'Museum' })
  const { badgeId } = await aBadge(town, library)
  const badge = async () => needed(await findBadge({ id: badgeId }, services), 'the badge')
  for (const [minutes, { slug: endorserSlug, manager }] of [works, museum].entries()) {
    const asked = await askEndorsement(
      { endorsed: { kind: 'badge', id: badgeId }, endorserSlug },
      { ...services, by: lead, now },
    )
    const given = await giveEndorsement(
      {
        endorsementId: asked.ok ? asked.endorsementId : '',
        text: { comment: 'Worth a lot.', commentCy: '' },
        basedOn: badgeRevision(await badge()),
      },
      { ...services, manager, now: new Date(now.getTime() + minutes * 60_000) },
    )
    expect(given).toEqual({ ok: true })
  }
  const found = async (filter: Partial<Parameters<typeof listEmployers>[0]> = {}) =>
    (await listEmployers({ placeId, limit: 9, ...filter }, { ...services, now })).rows.map(
      ({ name, recognises: { badges, pathways, organisations } }) => `${name}: ${badges + pathways + organisations}`,
    )
  expect(await found()).toEqual(['Museum: 1', 'Harbour Works: 1', 'Quiet Works: 0'])
  expect(await found({ terms: 'quiet' })).toEqual(['Quiet Works: 0'])
  expect(await found({ theme: 'digital' })).toEqual(['Museum: 1', 'Harbour Works: 1'])
  expect(await found({ theme: 'sea' })).toEqual([])
  const { slug } = await badge()
  expect(await found({ badge: slug })).toEqual(['Museum: 1', 'Harbour Works: 1'])
  expect(await found({ badge: 'another' })).toEqual([])
  expect(await found({ placeId: badgeId })).toEqual([])
  const first = await listEmployers({ placeId, limit: 2 }, { ...services, now })
  expect(await found({ after: needed(readCursor(first.next), 'a second page') })).toEqual(['Quiet Works: 0'])
  const recognised = async () =>
    (await listRecognised({ organisationId: museum.organisationId, placeId }, services)).rows.map(
      (one) => one.about.slug,
    )
  expect(await recognised()).toEqual([slug])

  // Who is suspended says nothing here; what was said of earlier words is not said of the badge as it is now.
  await pool.query(`update organisation_places set status = 'suspended' where organisation_id = $1`, [
    works.organisationId,
  ])
  expect(await found()).toEqual(['Museum: 1', 'Quiet Works: 0'])
  await reviseBadge(
    { badgeId, content: { ...badgeContent, criteria: 'Make two games.' } },
    { ...services, manager: library.manager, now },
  )
  expect(await found()).toEqual(['Quiet Works: 0'])
  expect(await recognised()).toEqual([])
})

test('are found by their sector, their size and what they can give, a mentor only while young people are safe there', async () => {
  const town = await aTown()
  const { services, placeId, pool } = town
  const works = await anOrganisation(town, { name: 'Harbour Works', kind: 'employer' })
  const hotel = await anOrganisation(town, { name: 'Hotel', kind: 'employer' })
  const by = ({ manager }: typeof works) => ({ ...services, manager, now })
  const read = async ({ organisationId }: typeof works) =>
    needed(await findGiving({ organisationId }, services), 'what it gives')
  expect(await read(works)).toEqual({ sector: null, staff: null, gives: [] })
  const former = givingRevision(await read(works))
  const building: Giving = { sector: 'F', staff: '10-49', gives: ['mentor', 'visit'] }
  expect(await updateGiving({ giving: building, basedOn: former }, by(works))).toEqual({ ok: true })
  // Two tabs: the second has read what is no more.
  expect(await updateGiving({ giving: building, basedOn: former }, by(works))).toMatchObject({
    refusal: 'changed-meanwhile',
  })
  await updateGiving({ giving: { sector: 'I', staff: '250-more', gives: ['room'] } }, by(hotel))
  expect(await read(works)).toEqual({ ...building, gives: ['visit', 'mentor'] })
  const found = async (filter: Partial<Parameters<typeof listEmployers>[0]>) =>
    (await listEmployers({ placeId, limit: 9, ...filter }, { ...services, now })).rows
      .map(({ name }) => name)
      .toSorted()
  expect(await found({ sector: 'F' })).toEqual(['Harbour Works'])
  expect(await found({ sector: 'A' })).toEqual([])
  expect(await found({ staff: '250-more' })).toEqual(['Hotel'])
  expect([await found({ gift: 'visit' }), await found({ gift: 'room' }), await found({ gift: 'talk' })]).toEqual([
    ...[['Harbour Works'], ['Hotel'], []],
  ])
  const shown = async () => {
    const organisation = needed(await findOrganisation({ id: works.organisationId }, services), 'the works')
    return publicGiving(await read(works), organisation, now).gives
  }
  expect([await found({ gift: 'mentor' }), await shown()]).toEqual([['Harbour Works'], ['visit', 'mentor']])
  await pool.query(`update organisations set safeguarding_reviewed_on = '2020-01-01' where id = $1`, [
    works.organisationId,
  ])
  expect([await found({ gift: 'mentor' }), await shown()]).toEqual([[], ['visit']])
  expect(await found({ gift: 'visit' })).toEqual(['Harbour Works'])
})
