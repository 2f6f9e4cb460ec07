import { expect, test } from 'vitest'
import { newId } from '#infrastructure/ids.ts'
import { anOrganisation, aTown, now, opportunityContent } from '#tests/support/town.ts'
import { archiveOpportunity } from './archive-opportunity.ts'
import { draftOpportunity } from './draft-opportunity.ts'
import { duplicateOpportunity } from './duplicate-opportunity.ts'
import { findOpportunityEdit } from './find-opportunity.ts'
import { findPublishGaps } from './find-publish-gaps.ts'
import { holdOpportunities } from './hold-opportunities.ts'
import { publishOpportunity } from './publish-opportunity.ts'
import { restoreOpportunity } from './restore-opportunity.ts'
import { reviseOpportunity } from './revise-opportunity.ts'

const session = { startsAt: new Date('2027-01-05T18:00:00Z'), endsAt: new Date('2027-01-05T19:30:00Z') }

async function aDraft() {
  const town = await aTown()
  const { manager } = await anOrganisation(town)
  const powers = { database: town.database, manager, now }
  const content = { ...opportunityContent, ageMin: 18, ageMax: 120 }
  const { opportunityId } = await draftOpportunity(
    { placeId: town.placeId, content, sessions: [session], badgeIds: [] },
    powers,
  )
  const edit = async (id = opportunityId) => {
    const found = await findOpportunityEdit(id, { database: town.database, now })
    if (!found) throw new Error('it is not there')
    return found
  }
  return { town, powers, opportunityId, edit }
}

test('a page that is saved leaves what the other pages say, and is told of its own changes alone', async () => {
  const { powers, opportunityId, edit } = await aDraft()
  const { revisions, opportunity } = await edit()
  const save = (topic: 'what' | 'how', content: { summary?: string; booking?: string }, basedOn: string) =>
    reviseOpportunity({ opportunityId, topic, content, basedOn }, powers)
  expect(await save('what', { summary: 'Said anew' }, revisions.what)).toEqual({ ok: true })
  expect(await save('how', { booking: 'Ring us' }, revisions.how)).toEqual({ ok: true })
  expect(await save('what', { summary: 'Too late' }, revisions.what)).toEqual({
    ok: false,
    refusal: 'changed-meanwhile',
  })
  const after = await edit()
  expect(after.opportunity).toMatchObject({ summary: 'Said anew', booking: 'Ring us', title: opportunity.title })
  expect(after.sessions).toMatchObject([session])
})

test('dates belong to one page and badges to another', async () => {
  const { powers, opportunityId, edit } = await aDraft()
  const { revisions } = await edit()
  await reviseOpportunity({ opportunityId, content: {}, sessions: [], topic: 'when', basedOn: revisions.when }, powers)
  const after = await edit()
  expect(after.sessions).toEqual([])
  expect({ ...after.revisions, when: '' }).toEqual({ ...revisions, when: '' })
  expect(after.revisions.when).not.toBe(revisions.when)
})

test('texts may be empty in a draft, and in nothing that is published', async () => {
  const { town, powers, opportunityId, edit } = await aDraft()
  const say = (summary: string) => reviseOpportunity({ opportunityId, content: { summary } }, powers)
  expect(await say('')).toEqual({ ok: true })
  expect(await publishOpportunity({ opportunityId }, powers)).toEqual({ ok: false, refusal: 'texts-are-missing' })
  expect(await findPublishGaps((await edit()).opportunity, { database: town.database, now })).toEqual([
    'texts-are-missing',
  ])
  await say('Ten jars.')
  expect(await publishOpportunity({ opportunityId }, powers)).toEqual({ ok: true })
  expect(await say(' ')).toEqual({ ok: false, refusal: 'texts-are-missing' })
  expect((await edit()).opportunity.summary).toBe('Ten jars.')
})

test('what was hidden and then emptied is not shown again by itself', async () => {
  const { town, powers, opportunityId, edit } = await aDraft()
  await publishOpportunity({ opportunityId }, powers)
  await town.database
    .updateTable('opportunities')
    .set({ status: 'draft', heldAt: now })
    .where('id', '=', opportunityId)
    .execute()
  await reviseOpportunity({ opportunityId, content: { booking: '' } }, powers)
  await holdOpportunities({}, { ...town.services, now })
  expect((await edit()).opportunity.status).toBe('draft')
  await reviseOpportunity({ opportunityId, content: { booking: 'Ring us' } }, powers)
  await holdOpportunities({}, { ...town.services, now })
  expect((await edit()).opportunity.status).toBe('published')
})

test('a copy has everything but the dates, and only its organisation makes one', async () => {
  const { town, powers, opportunityId, edit } = await aDraft()
  await publishOpportunity({ opportunityId }, powers)
  const copied = await duplicateOpportunity({ opportunityId }, powers)
  if (!copied.ok) throw new Error(copied.refusal)
  const [original, copy] = [await edit(), await edit(copied.opportunityId)]
  expect(copy.opportunity).toMatchObject({ status: 'draft', title: original.opportunity.title, publishedAt: null })
  expect(copy.opportunity.slug).not.toBe(original.opportunity.slug)
  expect({ ...copy.revisions, when: '' }).toEqual({ ...original.revisions, when: '' })
  expect(copy.sessions).toEqual([])
  expect(original.sessions).toMatchObject([session])
  const { manager } = await anOrganisation(town, { name: 'Other charity' })
  const stolen = await duplicateOpportunity({ opportunityId }, { ...powers, manager })
  expect(stolen).toEqual({ ok: false, refusal: 'opportunity-not-found' })
})

test('what is archived comes back as a draft that nothing publishes by itself, and to nobody else', async () => {
  const { town, powers, opportunityId, edit } = await aDraft()
  const refused = { ok: false, refusal: 'opportunity-not-archived' }
  await publishOpportunity({ opportunityId }, powers)
  expect(await restoreOpportunity({ opportunityId }, powers)).toEqual(refused)
  await archiveOpportunity({ opportunityId }, powers)
  await town.database.updateTable('opportunities').set({ heldAt: now }).where('id', '=', opportunityId).execute()
  const { manager } = await anOrganisation(town, { name: 'Other charity' })
  expect(await restoreOpportunity({ opportunityId }, { ...powers, manager })).toEqual(refused)
  expect(await restoreOpportunity({ opportunityId }, powers)).toEqual({ ok: true })
  await holdOpportunities({}, { ...town.services, now })
  expect((await edit()).opportunity.status).toBe('draft')
})

test('archiving that is undone leaves it as published as it was: nobody is told of it as new', async () => {
  const { town, powers, opportunityId } = await aDraft()
  await publishOpportunity({ opportunityId }, powers)
  const later = { ...powers, now: new Date(now.getTime() + 60_000) }
  await archiveOpportunity({ opportunityId }, later)
  await restoreOpportunity({ opportunityId }, later)
  expect(await publishOpportunity({ opportunityId, mayBePast: true, asBefore: true }, later)).toEqual({ ok: true })
  const { rows } = await town.pool.query('select status, published_at, confirmed_at from opportunities')
  expect(rows).toEqual([{ status: 'published', published_at: now, confirmed_at: now }])
})

test('ten equal forms at once begin one draft, and another organisation’s form begins its own', async () => {
  const town = await aTown({ warm: 10 })
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const request = {
    requestId: newId(now),
    placeId: town.placeId,
    content: opportunityContent,
    sessions: [session],
    badgeIds: [],
  }
  const draft = ({ manager }: typeof library) => draftOpportunity(request, { database: town.database, manager, now })
  const drafts = await Promise.all(Array.from({ length: 10 }, () => draft(library)))
  expect(new Set(drafts.map(({ opportunityId }) => opportunityId)).size).toBe(1)
  expect((await draft(other)).opportunityId).not.toBe(drafts[0]?.opportunityId)
  const { rows } = await town.pool.query('select count(*) as count from opportunities')
  expect(rows).toEqual([{ count: 2 }])
})
