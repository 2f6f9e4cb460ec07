import { expect, test } from 'vitest'
import { aBadge, anOrganisation, aTown, badgeContent, now, type Town } from '#tests/support/town.ts'
import { archiveBadge } from './archive-badge.ts'
import { listBadgeGroups, listLikeBadges } from './list-badge-groups.ts'
import { reviseBadge } from './revise-badge.ts'

let minutes = 0

/** A badge that was published a minute after the last one. */
async function badgeOf(town: Town, ...[owner, content]: [Parameters<typeof aBadge>[1], Parameters<typeof aBadge>[2]]) {
  const badge = await aBadge(town, owner, content)
  minutes += 1
  await town.database
    .updateTable('badges')
    .set({ publishedAt: new Date(now.getTime() + minutes * 60_000) })
    .where('id', '=', badge.badgeId)
    .where('status', '=', 'published')
    .execute()
  return badge
}

const cook = { name: 'Cook for Four', theme: 'food', level: 1 } as const

test('badges that are alike are one row of a place, whatever else they say, and lead to each other', async () => {
  const town = await aTown()
  const libraries = []
  for (const name of ['Ash', 'Birch', 'Cedar']) libraries.push(await anOrganisation(town, { name: `${name} Library` }))
  const [ash, birch, cedar] = libraries as [Awaited<ReturnType<typeof anOrganisation>>, ...typeof libraries]
  if (!birch || !cedar) throw new Error('three libraries')
  const first = await badgeOf(town, ash, cook)
  await badgeOf(town, ash, { ...cook, name: 'Bake' })
  const second = await badgeOf(town, birch, { ...cook, name: 'cook for four', criteria: 'Otherwise.' })
  const third = await badgeOf(town, cedar, cook)
  await badgeOf(town, cedar, { ...cook, level: 2 })
  await badgeOf(town, cedar, { ...cook, published: false })

  const list = async (more: { theme?: 'food' | 'digital'; level?: 1 | 2; limit?: number } = {}) =>
    (await listBadgeGroups({ placeId: town.placeId, limit: 10, ...more }, town)).rows.map(
      ({ name, level, organisationName, others }) => `${name} ${level}, ${organisationName} and ${others}`,
    )
  expect(await list()).toEqual([
    'Cook for Four 2, Cedar Library and 0',
    'Cook for Four 1, Cedar Library and 2',
    'Bake 1, Ash Library and 0',
  ])
  expect(await list({ level: 1 })).toEqual(['Cook for Four 1, Cedar Library and 2', 'Bake 1, Ash Library and 0'])
  expect(await list({ theme: 'digital' })).toEqual([])

  const like = async (badgeId: string) =>
    (await listLikeBadges({ badgeId, limit: 10 }, town)).map(({ organisationName }) => organisationName)
  expect(await like(first.badgeId)).toEqual(['Birch Library', 'Cedar Library'])
  expect(await like(second.badgeId)).toEqual(['Ash Library', 'Cedar Library'])

  // The newest goes: another stands for the group. One is renamed: it leaves the group.
  await archiveBadge({ badgeId: third.badgeId }, { database: town.database, manager: cedar.manager, now })
  expect(await list({ level: 1 })).toEqual(['cook for four 1, Birch Library and 1', 'Bake 1, Ash Library and 0'])
  await reviseBadge(
    { badgeId: second.badgeId, content: { ...badgeContent, ...cook, name: 'Cook for Five' } },
    { database: town.database, manager: birch.manager, now },
  )
  expect(await list({ level: 1 })).toEqual([
    'Cook for Five 1, Birch Library and 0',
    'Bake 1, Ash Library and 0',
    'Cook for Four 1, Ash Library and 0',
  ])
})

test('no group is torn or repeated by turning pages', async () => {
  const town = await aTown()
  const libraries = []
  for (const name of ['Ash', 'Birch']) libraries.push(await anOrganisation(town, { name: `${name} Library` }))
  for (const library of libraries)
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await badgeOf(town, library, { ...cook, name })
  const names: string[] = []
  let after: { at: Date; id: string } | undefined
  for (let pages = 0; pages < 10; pages += 1) {
    const page = await listBadgeGroups({ placeId: town.placeId, limit: 2, after }, town)
    names.push(...page.rows.map(({ name }) => name))
    const last = page.rows.at(-1)
    if (!page.next || !last?.publishedAt) break
    after = { at: last.publishedAt, id: last.id }
  }
  expect(names.sort()).toEqual(['Five', 'Four', 'One', 'Three', 'Two'])
})
