import { expect, test } from 'vitest'
import { anOpportunity, anOrganisation, aTown, now, opportunityContent } from '#tests/support/town.ts'
import { archiveOpportunity } from './archive-opportunity.ts'
import { draftOpportunity } from './draft-opportunity.ts'
import { findOpportunityEdit } from './find-opportunity.ts'
import { publishOpportunity } from './publish-opportunity.ts'
import { reviseOpportunity } from './revise-opportunity.ts'

async function anEditedListing(warm = 0) {
  const town = await aTown({ warm })
  const { manager } = await anOrganisation(town)
  const powers = { database: town.database, manager, now }
  const { opportunityId } = await draftOpportunity(
    { placeId: town.placeId, content: opportunityContent, sessions: [], badgeIds: [] },
    powers,
  )
  const edit = async () => {
    const found = await findOpportunityEdit(opportunityId, { database: town.database, now })
    if (!found) throw new Error('it is not there')
    return found
  }
  const save = (summary: string, basedOn?: string, sessions: { startsAt: Date; endsAt: Date }[] = []) =>
    reviseOpportunity(
      { opportunityId, content: { ...opportunityContent, summary }, sessions, badgeIds: [], basedOn },
      powers,
    )
  return { town, powers, opportunityId, edit, save }
}

const changed = { ok: false, refusal: 'changed-meanwhile' }

test('of eight tabs that save at once one is saved, and the others are told', async () => {
  const { edit, save } = await anEditedListing(8)
  const { revision } = await edit()
  const outcomes = await Promise.all(Array.from({ length: 8 }, (_, tab) => save(`Tab ${tab}`, revision)))
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual(Array(7).fill(changed))
})

test('dates and badges count as well as words; what the clock changes does not', async () => {
  const { town, edit, save } = await anEditedListing()
  const { revision } = await edit()
  await town.database
    .updateTable('opportunities')
    .set({ updatedAt: new Date(0), lapsedAt: now })
    .execute()
  expect((await edit()).revision).toBe(revision)
  const session = { startsAt: new Date('2026-07-01T10:00:00Z'), endsAt: new Date('2026-07-01T11:00:00Z') }
  expect(await save('Said', undefined, [session])).toEqual({ ok: true })
  expect(await save('Said otherwise', revision)).toEqual(changed)
  expect((await edit()).opportunity.summary).toBe('Said')
})

test('an archived listing is changed by nobody', async () => {
  const { powers, opportunityId, save } = await anEditedListing()
  await archiveOpportunity({ opportunityId }, powers)
  expect(await save('Too late')).toEqual({ ok: false, refusal: 'opportunity-is-archived' })
})

test('a listing whose dates are all past is published by no person, only by an import that wants past ones', async () => {
  const { town, powers, opportunityId, save } = await anEditedListing()
  const past = { startsAt: new Date('2026-06-04T10:00:00Z'), endsAt: new Date('2026-06-04T11:00:00Z') }
  const soon = { startsAt: new Date('2026-06-05T08:00:00Z'), endsAt: new Date('2026-06-05T10:00:00Z') }
  await save('Yesterday', undefined, [past])
  expect(await publishOpportunity({ opportunityId }, powers)).toEqual({ ok: false, refusal: 'dates-are-past' })
  await save('Yesterday and now', undefined, [past, soon])
  expect(await publishOpportunity({ opportunityId }, powers)).toEqual({ ok: true })
  await save('Yesterday', undefined, [past])
  expect(await publishOpportunity({ opportunityId }, powers)).toEqual({ ok: true })
  const owner = await anOrganisation(town, { name: 'Archive' })
  const { opportunityId: other } = await anOpportunity(town, owner)
  await town.database.updateTable('opportunities').set({ status: 'draft' }).where('id', '=', other).execute()
  expect(await publishOpportunity({ opportunityId: other, mayBePast: true }, { ...powers, ...owner })).toEqual({
    ok: true,
  })
})
