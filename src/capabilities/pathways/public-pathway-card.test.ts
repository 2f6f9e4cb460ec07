import { expect, test } from 'vitest'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import type { PublishedPathway } from './pathway.ts'
import { publicPathwayCard } from './public-pathway-card.ts'

const steps = [
  aStep('a', badge('coding')),
  aStep('half', { kind: 'milestone', badgeId: null }, { after: ['a'] }),
  aStep('b', { kind: 'hours', hours: 5, theme: null }, { after: ['half'] }),
]
const pathway = {
  ...{
    id: 'p',
    slug: 'web-maker',
    status: 'published',
    placeId: 'inside',
    placeSlug: 'brighton',
    placeName: 'Brighton',
  },
  ...{ placeNameCy: null, organisationId: 'inside', organisationSlug: 'library', organisationName: 'Library' },
  ...{ publishedAt: new Date(0), updatedAt: new Date(0), versionId: 'inside', number: 3, changeNote: 'inside' },
  ...{ changeNoteCy: null, versionPublishedAt: new Date(0), content: { ...pathwayDefaults, steps, choices: [] } },
} as PublishedPathway
const named = { badges: new Map(), opportunities: new Map(), pathways: new Map() }

test('a card shows what a list needs of a pathway, and nothing else', () => {
  const step = { titleCy: null, artwork: undefined }
  expect(publicPathwayCard(pathway, named)).toStrictEqual({
    ...{ id: 'p', slug: 'web-maker', placeSlug: 'brighton', placeName: 'Brighton', placeNameCy: null },
    ...{
      organisationSlug: 'library',
      organisationName: 'Library',
      title: 'Web maker',
      titleCy: 'Gwneuthurwr gwefannau',
    },
    ...{
      destinationKind: 'role',
      destination: 'Junior web developer',
      destinationCy: null,
      theme: 'digital',
      total: 2,
    },
    steps: [
      { key: 'a', title: 'Step a', ...step },
      { key: 'b', title: 'Step b', ...step },
    ],
  })
})
