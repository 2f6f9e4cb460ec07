import { expect, test } from 'vitest'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { firstStandard } from './badge-standard.ts'
import { findBadgeStandard } from './find-place.ts'
import { publishBadgeStandard } from './publish-badge-standard.ts'

const reworded = firstStandard.map((one) => ({ ...one, expects: `${one.expects} Really.` }))

test('new words are a new version; a badge made before keeps the words it was made on', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const before = await findBadgeStandard({ placeId: town.placeId }, { database: town.database })
  const outcome = await publishBadgeStandard({ levels: reworded, basedOn: 1 }, { ...town, now })
  expect(outcome).toEqual({ ok: true, version: 2 })
  const standardOf = async (id: string) => {
    const badge = await findBadge({ id }, { database: town.database })
    return findBadgeStandard({ id: badge?.badgeStandardId ?? '' }, { database: town.database })
  }
  expect(await standardOf(badgeId)).toEqual(before)
  const later = await aBadge(town, library, { name: 'Made Later' })
  expect(await standardOf(later.badgeId)).toMatchObject({ version: 2, levels: reworded })
})

test('the same words make no version, and another lead does not overwrite what was just published', async () => {
  const town = await aTown()
  const publish = (levels: typeof reworded, basedOn: number, lead = town.lead) =>
    publishBadgeStandard({ levels, basedOn }, { database: town.database, lead, now })
  expect(await publish(firstStandard, 1)).toEqual({ ok: false, refusal: 'nothing-changed' })
  expect(await publish(reworded, 1)).toEqual({ ok: true, version: 2 })
  expect(await publish(firstStandard, 1)).toEqual({ ok: false, refusal: 'standard-was-changed' })
  expect(await findBadgeStandard({ placeId: town.placeId }, { database: town.database })).toMatchObject({ version: 2 })
})

test('of leads who publish at once, one is heard', async () => {
  const town = await aTown({ warm: 8 })
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      publishBadgeStandard(
        { levels: reworded.map((one) => ({ ...one, name: `${one.name} ${index}` })), basedOn: 1 },
        { database: town.database, lead: town.lead, now },
      ),
    ),
  )
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
})

test('the lead of another place does not reach this one', async () => {
  const town = await aTown()
  const elsewhere = mintCityLead({ placeId: '019ae000-0000-7000-8000-000000000000', personId: town.lead.personId })
  await expect(
    publishBadgeStandard({ levels: reworded, basedOn: 1 }, { database: town.database, lead: elsewhere, now }),
  ).rejects.toThrow()
  expect(await findBadgeStandard({ placeId: town.placeId }, { database: town.database })).toMatchObject({ version: 1 })
})
