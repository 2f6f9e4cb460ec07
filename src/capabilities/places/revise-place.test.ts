import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOpportunity, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { findPlace, listNeighbourhoods, listSchoolTerms } from './find-place.ts'
import { listLog } from './list-log.ts'
import { closePlace, type PlaceChange, placeRevision, revisePlace } from './revise-place.ts'

async function changeOf({ database, placeId }: Town): Promise<{ change: PlaceChange; revision: string }> {
  const place = await findPlace({ id: placeId }, { database })
  const neighbourhoods = await listNeighbourhoods(placeId, { database })
  if (!place) throw new Error('no place')
  const { name, nameCy, summary, summaryCy, hue, pattern, firstLanguage } = place
  const parts = neighbourhoods.map(({ id: _id, ...one }) => one)
  const change = { name, nameCy, summary, summaryCy, hue, pattern, firstLanguage, neighbourhoods: parts }
  return {
    change,
    revision: placeRevision(place, { neighbourhoods, schoolTerms: await listSchoolTerms(placeId, { database }) }),
  }
}

test('a place is edited in its words, colours and parts; of two editors the second sees what the first changed', async () => {
  const town = await aTown({ warm: 4 })
  const { change, revision } = await changeOf(town)
  const revise = (more: Partial<PlaceChange>) =>
    revisePlace(
      { placeId: town.placeId, change: { ...change, ...more }, basedOn: revision },
      { database: town.database, by: town.lead, now },
    )
  const outcomes = await Promise.all([revise({ nameCy: 'Un', firstLanguage: 'cy' }), revise({ nameCy: 'Dau' })])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
})

test('a place says when its schools are open, and a form that was filled before is told', async () => {
  const town = await aTown()
  const { change, revision } = await changeOf(town)
  const powers = { database: town.database, by: town.lead, now }
  const schoolTerms = [{ from: '2027-01-04', until: '2027-02-12' }]
  const { placeId } = town
  expect(await revisePlace({ placeId, change: { ...change, schoolTerms }, basedOn: revision }, powers)).toEqual({
    ok: true,
  })
  expect(await listSchoolTerms(placeId, town)).toEqual(schoolTerms)
  const late = await revisePlace({ placeId, change: { ...change, schoolTerms: [] }, basedOn: revision }, powers)
  expect(late).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  // A change that does not speak of its terms leaves them.
  await revisePlace({ placeId, change }, powers)
  expect(await listSchoolTerms(placeId, town)).toEqual(schoolTerms)
})

test('a neighbourhood that listings stand in cannot be left out, and nothing else is changed then', async () => {
  const town = await aTown()
  const { change } = await changeOf(town)
  const harbour = { slug: 'quay', name: 'Quay', nameCy: null, latitude: 50.8, longitude: -0.1 }
  const revise = (more: Partial<PlaceChange>) =>
    revisePlace(
      { placeId: town.placeId, change: { ...change, ...more } },
      { database: town.database, by: town.lead, now },
    )
  expect(await revise({ neighbourhoods: [...change.neighbourhoods, harbour] })).toEqual({ ok: true })
  const added = (await listNeighbourhoods(town.placeId, town)).find(({ slug }) => slug === 'quay')
  const library = await anOrganisation(town)
  await anOpportunity(town, library, { neighbourhoodId: added?.id ?? '' })
  expect(await revise({ name: 'Other', neighbourhoods: change.neighbourhoods })).toEqual({
    ok: false,
    refusal: 'neighbourhood-in-use',
    name: 'Quay',
  })
  expect((await findPlace({ id: town.placeId }, town))?.name).not.toBe('Other')
  const renamed = [...change.neighbourhoods, { ...harbour, nameCy: 'Y Cei' }]
  expect(await revise({ neighbourhoods: renamed })).toEqual({ ok: true })
  const after = (await listNeighbourhoods(town.placeId, town)).find(({ slug }) => slug === 'quay')
  expect(after).toMatchObject({ id: added?.id, nameCy: 'Y Cei' })
  // Its name may change, whatever address the new one would have; its own stays.
  const quay = { ...harbour, slug: 'new-quay', name: 'New Quay' }
  expect(await revise({ neighbourhoods: [...change.neighbourhoods, quay] })).toEqual({ ok: true })
  const again = (await listNeighbourhoods(town.placeId, town)).find(({ id }) => id === added?.id)
  expect(again).toMatchObject({ slug: 'quay', name: 'New Quay' })
})

test('a City Lead of another place changes nothing of it', async () => {
  const town = await aTown()
  const { change } = await changeOf(town)
  const by = mintCityLead({ placeId: '019ae000-0000-7000-8000-000000000000', personId: town.lead.personId })
  const outcome = await revisePlace({ placeId: town.placeId, change }, { database: town.database, by, now })
  expect(outcome).toEqual({ ok: false, refusal: 'place-not-found' })
})

test('a place is closed and opened again, each once', async () => {
  const town = await aTown()
  const close = (closed: boolean) => closePlace({ placeId: town.placeId, closed }, { ...town, now })
  const closedAt = async () => (await findPlace({ id: town.placeId }, town))?.closedAt ?? null
  await close(true)
  await close(true)
  expect(await closedAt()).toEqual(now)
  await close(false)
  expect(await closedAt()).toBeNull()
  const { entries } = await listLog({ placeId: town.placeId, limit: 50 }, town)
  const actions = entries.map(({ action }) => action)
  expect(actions.filter((action) => action.startsWith('place.'))).toEqual([
    'place.opened-again',
    'place.closed',
    'place.founded',
  ])
})

test('the log says what was done to what, a page at a time, and nothing of learners', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  await issueAwards(
    { badgeId, lines: [{ recipient: { name: 'Ava' }, evidence: [] }], notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const { entries: all } = await listLog({ placeId: town.placeId, limit: 50 }, town)
  expect(all.map(({ action }) => action)).toContain('badge.published')
  expect(all.filter(({ action }) => /^(award|goal)\./.test(action))).toEqual([])
  expect(all.find(({ action }) => action === 'organisation.approved')).toMatchObject({
    subjectName: 'Jubilee Library',
    actorName: 'Lena Lead',
  })
  const { entries: first } = await listLog({ placeId: town.placeId, limit: 2 }, town)
  const { entries: next } = await listLog({ placeId: town.placeId, limit: 2, after: first.at(-1)?.id }, town)
  expect([...first, ...next].map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id))
  const { entries: badges } = await listLog({ placeId: town.placeId, limit: 50, about: 'badge' }, town)
  expect(new Set(badges.map(({ action }) => action.split('.')[0]))).toEqual(new Set(['badge']))
  expect(await listLog({ placeId: town.placeId, limit: 5, from: new Date(now.getTime() + 1) }, town)).toMatchObject({
    entries: [],
  })
  expect(await listLog({ placeId: '019ae000-0000-7000-8000-000000000000', limit: 5 }, town)).toMatchObject({
    entries: [],
  })
})
