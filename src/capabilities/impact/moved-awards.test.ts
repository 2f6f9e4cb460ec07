import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { stopAddress } from '#capabilities/awards/stop-address.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { recountPeople, selectPeople } from './impact-store.ts'

test('an award that goes to another recipient takes its count along', async () => {
  const town = await aTown()
  const school = await anOrganisation(town)
  const { badgeId } = await aBadge(town, school)
  const email = 'ava@school.example'
  const lines = [{ recipient: { email }, evidence: [] }]
  await issueAwards({ badgeId, lines, notify: false }, { ...town.services, issuer: school.issuer, now })
  const asked = { organisationId: school.organisationId, email, holders: new Map<string, string>() }
  await town.database.transaction().execute((tx) => stopAddress(asked, { ...town.services, tx, now }))
  expect(await selectPeople(town.database, town.placeId)).toEqual({ participants: 1, badges: 1, withMore: 0 })
  expect(await recountPeople(town.database, town.placeId)).toEqual({ participants: 1, badges: 1, withMore: 0 })
  const { rows } = await town.pool.query(
    `select count(*)::int as learners from (select learner_id from impact_notes group by 1 having sum(badges) <> 0) as one`,
  )
  expect(rows).toEqual([{ learners: 1 }])
})
