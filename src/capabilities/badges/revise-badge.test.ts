import { expect, test } from 'vitest'
import { aBadge, anOrganisation, aTown, badgeContent, now } from '#tests/support/town.ts'
import { badgeRevision, findBadge, findBadgeVersionByNumber, listBadgeVersions } from './find-badge.ts'
import { reviseBadge } from './revise-badge.ts'

test('of eight tabs that save at once one makes the next version, and the others are told', async () => {
  const town = await aTown({ warm: 8 })
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const before = await findBadge({ id: badgeId }, { database: town.database })
  if (!before) throw new Error('it is not there')
  const save = (name: string, basedOn?: string) =>
    reviseBadge(
      { badgeId, content: { ...badgeContent, name }, basedOn },
      { database: town.database, manager: library.manager, now },
    )
  const basedOn = badgeRevision(before)
  const outcomes = await Promise.all(Array.from({ length: 8 }, (_, tab) => save(`Tab ${tab}`, basedOn)))
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual(Array(7).fill({ ok: false, refusal: 'changed-meanwhile' }))
  expect((await findBadge({ id: badgeId }, { database: town.database }))?.versionNumber).toBe(before.versionNumber + 1)
  expect(await save('Whatever is there')).toMatchObject({ ok: true })
})

test('each version is found by its number, with the words that stood then, newest first', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const powers = { database: town.database, manager: library.manager, now }
  const first = await findBadge({ id: badgeId }, town)
  for (const name of ['Second', 'Third']) await reviseBadge({ badgeId, content: { ...badgeContent, name } }, powers)
  const versions = await listBadgeVersions({ badgeId, limit: 10 }, town)
  expect(versions.map(({ name, versionNumber }) => [versionNumber, name])).toEqual([
    [3, 'Third'],
    [2, 'Second'],
    [1, first?.name],
  ])
  expect((await listBadgeVersions({ badgeId, below: 3, limit: 1 }, town)).map((one) => one.name)).toEqual(['Second'])
  for (const number of [1, 2, 3])
    expect((await findBadgeVersionByNumber({ badgeId, number }, town))?.versionNumber).toBe(number)
  expect(await findBadgeVersionByNumber({ badgeId, number: 4 }, town)).toBeUndefined()
})
