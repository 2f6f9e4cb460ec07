import { describe, expect, test } from 'vitest'
import { archiveBadge } from '#capabilities/badges/archive-badge.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { archivePathway } from './archive-pathway.ts'
import type { Curator } from './curator.ts'
import { draftPathway } from './draft-pathway.ts'
import {
  findPathway,
  findPathwayDraft,
  findPathwayVersion,
  listPathwaysThrough,
  listPathwayVersions,
} from './find-pathway.ts'
import { listFittingPathways } from './list-fitting-pathways.ts'
import { listPathways, searchPathways } from './list-pathways.ts'
import type { PathwayContent } from './pathway.ts'
import { publishPathway } from './publish-pathway.ts'
import { revisePathway } from './revise-pathway.ts'

async function aDraft(town: Town, curator: Curator, content: Partial<PathwayContent>) {
  const drafted = await draftPathway(
    { placeId: town.placeId, content: { ...pathwayDefaults, steps: [], choices: [], ...content } },
    { ...town.services, curator, now },
  )
  if (!drafted.ok) throw new Error(drafted.refusal)
  return drafted.pathwayId
}

const noNote = { changeNote: null, changeNoteCy: null }

describe('publishing a pathway', () => {
  test('shows it, and an edit makes the next version while the first stays as it was', async () => {
    const town = await aTown()
    const library = await anOrganisation(town)
    const coding = await aBadge(town, library)
    const powers = { ...town.services, curator: library.manager, now }
    const pathwayId = await aDraft(town, library.manager, { steps: [aStep('a', badge(coding.badgeId))] })
    const found = () => findPathway({ placeSlug: 'seatown', slug: 'web-maker' }, { database: town.database })
    expect(await found()).toBeUndefined()
    expect(await publishPathway({ pathwayId, ...noNote }, powers)).toEqual({ ok: true, number: 1 })
    const first = await found()
    expect(first).toMatchObject({ number: 1, organisationName: 'Jubilee Library', content: { title: 'Web maker' } })

    await revisePathway({ pathwayId, change: (content) => ({ ...content, title: 'Site maker' }) }, powers)
    expect((await found())?.content.title).toBe('Web maker')
    const note = { changeNote: 'A better name.', changeNoteCy: null }
    expect(await publishPathway({ pathwayId, ...note }, powers)).toEqual({ ok: true, number: 2 })
    expect(await found()).toMatchObject({ number: 2, slug: 'web-maker', changeNote: 'A better name.' })
    expect((await findPathwayVersion({ pathwayId, number: 1 }, { database: town.database }))?.content.title).toBe(
      'Web maker',
    )
    expect((await listPathwayVersions(pathwayId, { database: town.database })).map((one) => one.number)).toEqual([2, 1])
    expect(await publishPathway({ pathwayId, ...noNote }, powers)).toEqual({ ok: false, refusal: 'nothing-changed' })
  })

  test('lets the database itself refuse to change a version', async () => {
    const town = await aTown()
    const coding = await aBadge(town, await anOrganisation(town))
    const pathwayId = await aDraft(town, town.lead, { steps: [aStep('a', badge(coding.badgeId))] })
    await publishPathway({ pathwayId, ...noNote }, { ...town.services, curator: town.lead, now })
    await expect(town.pool.query('update pathway_versions set change_note = $1', ['no'])).rejects.toThrow('append-only')
  })

  test('refuses one that leads nowhere, and names each problem and where it is', async () => {
    const town = await aTown()
    const library = await anOrganisation(town)
    const gone = await aBadge(town, library, { name: 'Gone' })
    await archiveBadge({ badgeId: gone.badgeId }, { ...town.services, manager: library.manager, now })
    const pathwayId = await aDraft(town, library.manager, {
      steps: [
        aStep('a', badge(gone.badgeId), { after: ['b'] }),
        aStep('b', { kind: 'hours', hours: 3, theme: null }, { after: ['a'] }),
        aStep('c', { kind: 'badges', options: [], needed: 1 }),
        aStep('d', { kind: 'pathway', pathwayId: gone.badgeId }),
      ],
    })
    expect(await publishPathway({ pathwayId, ...noNote }, { ...town.services, curator: library.manager, now })).toEqual(
      {
        ok: false,
        refusal: 'pathway-is-broken',
        problems: [
          { code: 'cycle', at: 'a' },
          { code: 'badge-is-archived', at: 'a' },
          { code: 'cycle', at: 'b' },
          { code: 'no-badge-chosen', at: 'c' },
          { code: 'pathway-is-missing', at: 'd' },
        ],
      },
    )
  })

  test('lets one of two pathways lead through the other, never both', async () => {
    const town = await aTown({ warm: 6 })
    const coding = await aBadge(town, await anOrganisation(town))
    const powers = { ...town.services, curator: town.lead, now }
    const one = await aDraft(town, town.lead, { title: 'One', steps: [aStep('a', badge(coding.badgeId))] })
    const other = await aDraft(town, town.lead, { title: 'Other', steps: [aStep('a', badge(coding.badgeId))] })
    for (const pathwayId of [one, other]) await publishPathway({ pathwayId, ...noNote }, powers)
    const leadTo = (pathwayId: string) => (content: PathwayContent) => ({
      ...content,
      steps: [aStep('a', { kind: 'pathway', pathwayId })],
    })
    await revisePathway({ pathwayId: one, change: leadTo(other) }, powers)
    await revisePathway({ pathwayId: other, change: leadTo(one) }, powers)
    const outcomes = await Promise.all(
      [one, other].map((pathwayId) => publishPathway({ pathwayId, ...noNote }, powers)),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ problems: [{ code: 'pathways-in-a-circle' }] })
  })

  test('is only its curator’s to do: not another organisation’s, not the City Lead’s for an organisation', async () => {
    const town = await aTown()
    const library = await anOrganisation(town)
    const other = await anOrganisation(town, { name: 'Other' })
    const coding = await aBadge(town, library)
    const pathwayId = await aDraft(town, library.manager, { steps: [aStep('a', badge(coding.badgeId))] })
    for (const curator of [other.manager, town.lead]) {
      const powers = { ...town.services, curator, now }
      const refused = { ok: false, refusal: 'pathway-not-found' }
      expect(await publishPathway({ pathwayId, ...noNote }, powers)).toEqual(refused)
      expect(await revisePathway({ pathwayId, change: (content) => content }, powers)).toEqual(refused)
      expect(await archivePathway({ pathwayId }, powers)).toEqual(refused)
    }
    const waiting = await anOrganisation(town, { name: 'Waiting', approved: false })
    const waitingId = await aDraft(town, waiting.manager, { steps: [aStep('a', badge(coding.badgeId))] })
    expect(
      await publishPathway({ pathwayId: waitingId, ...noNote }, { ...town.services, curator: waiting.manager, now }),
    ).toEqual({ ok: false, refusal: 'organisation-not-approved' })
  })

  test('is found by its words, its theme, and by the badge of a step; an archived one only by its address', async () => {
    const town = await aTown()
    const library = await anOrganisation(town)
    const coding = await aBadge(town, library)
    const { placeId, database } = town
    const pathwayId = await aDraft(town, library.manager, { steps: [aStep('a', badge(coding.badgeId))] })
    const powers = { ...town.services, curator: library.manager, now }
    const count = async (filter: object) =>
      (await listPathways({ placeId, limit: 10, ...filter }, { database })).rows.length
    expect(await count({})).toBe(0)
    await publishPathway({ pathwayId, ...noNote }, powers)
    expect(await count({ terms: 'developer' })).toBe(1)
    expect(await count({ terms: 'gwefannau' })).toBe(1)
    expect(await count({ terms: 'baking' })).toBe(0)
    expect(await count({ theme: 'digital', destinationKind: 'role' })).toBe(1)
    expect(await count({ theme: 'nature' })).toBe(0)
    expect(await listPathwaysThrough({ badgeIds: [coding.badgeId], limit: 3 }, { database })).toHaveLength(1)
    const fits = (chosenIds: string[]) =>
      listFittingPathways({ badgeIds: [coding.badgeId], chosenIds, limit: 1 }, { database })
    expect(await fits([])).toHaveLength(1)
    expect(await fits([pathwayId])).toEqual([])
    expect(await searchPathways({ placeId, terms: 'web', limit: 3 }, { database })).toHaveLength(1)
    expect(await searchPathways({ placeId: coding.badgeId, terms: 'web', limit: 3 }, { database })).toEqual([])
    expect(await archivePathway({ pathwayId }, powers)).toEqual({ ok: true })
    expect(await count({})).toBe(0)
    expect(await fits([])).toEqual([])
    expect(await listPathwaysThrough({ badgeIds: [coding.badgeId], limit: 3 }, { database })).toEqual([])
    expect((await findPathway({ id: pathwayId }, { database }))?.status).toBe('archived')
  })
})

describe('two curators at one draft', () => {
  const changed = { ok: false, refusal: 'changed-meanwhile' }

  test('nothing is published that its curator has not seen', async () => {
    const town = await aTown()
    const library = await anOrganisation(town)
    const { badgeId } = await aBadge(town, library)
    const pathwayId = await aDraft(town, library.manager, { steps: [aStep('a', badge(badgeId))] })
    const powers = { ...town.services, curator: library.manager, now }
    const draft = async () => (await findPathwayDraft(pathwayId, { database: town.database }))?.draft
    const seen = revisionOf(await draft())
    await revisePathway({ pathwayId, change: (content) => ({ ...content, title: 'Renamed' }) }, powers)
    expect(await publishPathway({ pathwayId, ...noNote, basedOn: seen }, powers)).toEqual(changed)
    expect((await findPathway({ id: pathwayId }, { database: town.database }))?.number).toBeUndefined()
    const latest = revisionOf(await draft())
    expect(await publishPathway({ pathwayId, ...noNote, basedOn: latest }, powers)).toMatchObject({ ok: true })
  })

  test('a change that finds something else than it was made to leaves it as it is', async () => {
    const town = await aTown()
    const library = await anOrganisation(town)
    const pathwayId = await aDraft(town, library.manager, { title: 'As it is' })
    const powers = { ...town.services, curator: library.manager, now }
    expect(await revisePathway({ pathwayId, change: () => undefined }, powers)).toEqual(changed)
    expect((await findPathwayDraft(pathwayId, { database: town.database }))?.draft.title).toBe('As it is')
  })
})

test('an archived pathway is changed and published by nobody', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const pathwayId = await aDraft(town, library.manager, { title: 'As it was' })
  const powers = { ...town.services, curator: library.manager, now }
  expect(await archivePathway({ pathwayId }, powers)).toMatchObject({ ok: true })
  const archived = { ok: false, refusal: 'pathway-is-archived' }
  const change = (content: PathwayContent) => ({ ...content, title: 'Renamed' })
  expect(await revisePathway({ pathwayId, change }, powers)).toEqual(archived)
  expect(await publishPathway({ pathwayId, ...noNote }, powers)).toEqual(archived)
  expect((await findPathwayDraft(pathwayId, { database: town.database }))?.draft.title).toBe('As it was')
})
