import { expect, test } from 'vitest'
import { badgeRevision, findBadge } from '#capabilities/badges/find-badge.ts'
import { reviseBadge } from '#capabilities/badges/revise-badge.ts'
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
      ({ name, recognises }) => `${name}: ${recognises}`,
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
