import { expect, test } from 'vitest'
import { aStep, badge, elsewhere, pathwayDefaults } from '#tests/support/pathways.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { contentFromCtdl, readCtdl } from './ctdl-rules.ts'
import { draftPathway } from './draft-pathway.ts'
import { findPathway, findPathwayDraft } from './find-pathway.ts'
import { findPathwayCtdl } from './find-pathway-ctdl.ts'
import { importPathway } from './import-pathway.ts'
import type { PathwayContent } from './pathway.ts'
import { publishPathway } from './publish-pathway.ts'

async function publishAndExport(town: Town, content: PathwayContent) {
  const powers = { ...town.services, curator: town.lead, now }
  const drafted = await draftPathway({ placeId: town.placeId, content }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const published = await publishPathway({ pathwayId: drafted.pathwayId, changeNote: null, changeNoteCy: null }, powers)
  if (!published.ok) throw new Error(JSON.stringify(published))
  const pathway = await findPathway({ id: drafted.pathwayId }, { database: town.database })
  if (!pathway) throw new Error('gone')
  return { pathway, document: await findPathwayCtdl(pathway, { ...town.services, now }) }
}

test('a pathway that goes out and comes back in is the same: steps, order, choices, milestones, both languages', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const [one, two, three] = await Promise.all(
    ['One', 'Two', 'Three'].map(async (name) => (await aBadge(town, library, { name })).badgeId),
  )
  const inner = await publishAndExport(town, {
    ...pathwayDefaults,
    ...{ title: 'Inner', choices: [], steps: [aStep('a', badge(one ?? ''))] },
  })
  const several = {
    kind: 'badges' as const,
    options: [
      { badgeId: two ?? '' },
      { badgeId: three ?? '' },
      { achievementId: elsewhere[0] ?? '', name: 'Step many' },
    ],
    needed: 2,
  }
  const content: PathwayContent = {
    ...pathwayDefaults,
    reviewOn: null,
    finishBadgeId: three ?? null,
    choices: [
      {
        key: 'fork',
        title: 'Fork',
        titleCy: 'Fforch',
        needed: 1,
        branches: [
          { key: 'fork-left', title: 'Left', titleCy: 'Chwith' },
          { key: 'fork-right', title: 'Right', titleCy: null },
        ],
      },
    ],
    steps: [
      aStep('first', badge(one ?? ''), { titleCy: 'Cyntaf', reasonCy: 'Mae’n helpu.' }),
      aStep('many', several, { after: ['first'], branch: 'fork-left' }),
      aStep('time', { kind: 'hours', hours: 20, theme: 'nature' }, { after: ['first'], branch: 'fork-right' }),
      aStep('stone', { kind: 'milestone', badgeId: two ?? null }, { after: ['fork'] }),
      aStep('through', { kind: 'pathway', pathwayId: inner.pathway.id }, { after: ['stone'] }),
    ],
  }
  const { document } = await publishAndExport(town, content)
  const outcome = await importPathway(
    { placeId: town.placeId, text: JSON.stringify(document), theme: 'arts' },
    { ...town.services, curator: library.manager, now },
  )
  if (!outcome.ok) throw new Error(outcome.refusal)
  expect((await findPathwayDraft(outcome.pathwayId, { database: town.database }))?.draft).toEqual(content)
})

test('is written in the words of CTDL: parts, destination, what precedes what, and conditions with numbers', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const options = [{ badgeId }, { achievementId: elsewhere[0] ?? '', name: 'First Aid' }]
  const { document } = await publishAndExport(town, {
    ...pathwayDefaults,
    choices: [],
    steps: [aStep('a', badge(badgeId)), aStep('b', { kind: 'badges', options, needed: 2 }, { after: ['a'] })],
  })
  const url = 'https://waymark.test/seatown/pathways/web-maker'
  expect(document['@context']).toBe('https://credreg.net/ctdl/schema/context/json')
  expect(document['@graph']).toMatchObject([
    {
      '@type': 'ceterms:Pathway',
      'ceterms:name': { en: 'Web maker', cy: 'Gwneuthurwr gwefannau' },
      'ceterms:hasPart': [`${url}#step-a`, `${url}#step-b`, `${url}#step-end`],
      'ceterms:hasDestinationComponent': [`${url}#step-end`],
    },
    {
      '@type': 'ceterms:CredentialComponent',
      'ceterms:proxyFor': 'https://waymark.test/seatown/badges/coding-club',
      'ceterms:precedes': [`${url}#step-b`],
    },
    {
      'ceterms:prerequisite': [`${url}#step-a`],
      'ceterms:hasCondition': [
        { 'ceterms:requiredNumber': 2, 'ceterms:targetComponent': [expect.any(String), elsewhere[0]] },
      ],
    },
    { '@type': 'ceterms:JobComponent', 'ceterms:name': { en: 'Junior web developer' } },
  ])
})

test('reads what others write: one language with a country, children instead of prerequisites, a credential of their own', () => {
  const registry = 'https://registry.example/resources'
  const component = (id: string, more: object) => ({
    '@id': `${registry}/ce-${id}`,
    '@type': 'ceterms:CredentialComponent',
    'ceterms:name': { 'en-US': `Component ${id}` },
    ...more,
  })
  const graph = readCtdl(
    JSON.stringify({
      '@graph': [
        {
          '@id': `${registry}/ce-p`,
          '@type': 'ceterms:Pathway',
          'ceterms:name': { 'en-US': 'Welding' },
          'ceterms:hasDestinationComponent': [{ '@id': `${registry}/ce-end` }],
        },
        component('one', { 'ceterms:proxyFor': `${registry}/ce-safety` }),
        component('two', {}),
        component('end', {
          '@type': 'ceterms:JobComponent',
          'ceterms:hasChild': [`${registry}/ce-one`, `${registry}/ce-two`],
        }),
      ],
    }),
  )
  if (!graph) throw new Error('no pathway')
  expect(contentFromCtdl(graph, { resolved: new Map(), theme: 'building' })).toMatchObject({
    title: 'Welding',
    destination: 'Component end',
    destinationKind: 'role',
    theme: 'building',
    steps: [
      { key: 'component-one', requirement: { options: [{ achievementId: `${registry}/ce-safety` }] } },
      { key: 'component-two', requirement: { options: [] } },
    ],
  })
})

test('refuses what holds no pathway, and is for those alone who may shape one here', async () => {
  const town = await aTown()
  const other = await anOrganisation(town, { name: 'Other' })
  const powers = { ...town.services, curator: other.manager, now }
  for (const text of ['', 'no json', '[]', '{"@graph":[]}', '{"@type":"ceterms:Course"}'])
    expect(await importPathway({ placeId: town.placeId, text, theme: 'arts' }, powers)).toEqual({
      ok: false,
      refusal: 'no-pathway-in-it',
    })
  const text = '{"@type":"ceterms:Pathway","@id":"https://x.example/1","ceterms:name":"X"}'
  const elsewherePlace = '00000000-0000-7000-8000-000000000000'
  expect(await importPathway({ placeId: elsewherePlace, text, theme: 'arts' }, powers)).toEqual({
    ok: false,
    refusal: 'not-in-this-place',
  })
})
