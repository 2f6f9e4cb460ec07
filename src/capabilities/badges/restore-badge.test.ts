import { expect, test } from 'vitest'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { archiveBadge } from './archive-badge.ts'
import { listOwnBadges } from './list-own-badges.ts'
import { restoreBadge } from './restore-badge.ts'

test('an archived badge comes back as what it was, for its own organisation', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const powers = { database: town.database, manager: library.manager, now }
  const published = await aBadge(town, library)
  const draft = await aBadge(town, library, { name: 'Draft', published: false })
  for (const { badgeId } of [published, draft]) await archiveBadge({ badgeId }, powers)
  const { badgeId } = published
  expect(await restoreBadge({ badgeId }, { ...powers, manager: other.manager })).toEqual({
    ok: false,
    refusal: 'badge-not-archived',
  })
  expect(await restoreBadge({ badgeId }, powers)).toEqual({ ok: true })
  expect(await restoreBadge({ badgeId }, powers)).toEqual({ ok: false, refusal: 'badge-not-archived' })
  expect(await restoreBadge({ badgeId: draft.badgeId }, powers)).toEqual({ ok: true })
  const { rows, total } = await listOwnBadges(
    { organisationId: library.organisationId, sort: 'name', limit: 10 },
    { database: town.database },
  )
  expect(rows.map(({ name, status }) => [name, status])).toEqual([
    ['Coding Club', 'published'],
    ['Draft', 'draft'],
  ])
  expect(total).toBe(2)
  const drafts = { organisationId: library.organisationId, status: 'draft', limit: 10 } as const
  expect((await listOwnBadges(drafts, { database: town.database })).total).toBe(1)
})
