import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { countAwards, listAwards } from '#capabilities/awards/list-awards.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { awardActs, awardSubjects } from './desk-award-view.ts'

async function threeAwards() {
  const town = await aTown()
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const { badgeId } = await aBadge(town, library)
  const lines = ['Ada', 'Bo', 'Cy'].map((name) => ({ recipient: { name }, evidence: [] }))
  await issueAwards({ badgeId, lines, notify: false }, { ...town.services, issuer: library.issuer, now })
  const powersOf = ({ issuer }: typeof library) => ({ ...town.services, issuer, now, undone: 'Undone' })
  const { rows } = await listAwards({ organisationId: library.organisationId, limit: 10 }, town)
  return { town, ids: rows.map(({ id }) => id), powers: powersOf(library), otherPowers: powersOf(other), library }
}

test('awards are put on hold with a reason, once, and taken off hold again', async () => {
  const { ids, powers } = await threeAwards()
  const [id = ''] = ids
  const { hold } = awardActs(powers)
  expect(await hold.doOne(id, '')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await hold.doOne(id, 'Looked into')).toMatchObject({ ok: true })
  expect(await hold.doOne(id, 'Looked into')).toEqual({ ok: false, refusal: 'award-is-on-hold' })
  expect(await hold.undo({ id, formerState: null })).toMatchObject({ ok: true })
  expect(await hold.undo({ id, formerState: null })).toEqual({ ok: false, refusal: 'nobody-is-chosen' })
})

test('nobody acts on awards of another organisation, whatever ids a form names', async () => {
  const { ids, otherPowers, powers } = await threeAwards()
  const request = new Request('https://waymark.test/organisations/other/manage/awards')
  expect(await awardSubjects(request, otherPowers)({ ids, limit: 10 })).toEqual([])
  expect(await awardSubjects(request, powers)({ ids: ids.slice(1), limit: 10 })).toHaveLength(2)
  const { hold, restore, withdraw } = awardActs(otherPowers)
  for (const { doOne } of [hold, restore, withdraw]) expect((await doOne(ids[0] ?? '', 'No')).ok).toBe(false)
})

test('the list counts what it is narrowed to, up to a bound', async () => {
  const { town, library } = await threeAwards()
  const asked = { organisationId: library.organisationId }
  expect(await countAwards({ ...asked, atMost: 10 }, town)).toBe(3)
  expect(await countAwards({ ...asked, atMost: 2 }, town)).toBe(2)
  expect(await countAwards({ ...asked, terms: 'Ada', atMost: 10 }, town)).toBe(1)
  expect(await countAwards({ ...asked, state: 'kept', atMost: 10 }, town)).toBe(0)
})
