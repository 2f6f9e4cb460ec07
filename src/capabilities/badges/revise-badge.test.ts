import { expect, test } from 'vitest'
import { aBadge, anOrganisation, aTown, badgeContent, now } from '#tests/support/town.ts'
import { badgeRevision, findBadge } from './find-badge.ts'
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
