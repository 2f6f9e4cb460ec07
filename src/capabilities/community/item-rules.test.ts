import { expect, test } from 'vitest'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { isThereFor, stateAfterReport, unboundBadge, unboundPathway } from './item-rules.ts'

test('a draft is there for its place alone, what is hidden or removed for its place and the team', () => {
  const readers = [{ placeId: 'own' }, { placeId: 'other' }, { team: true as const }]
  const seen = (state: 'draft' | 'shared' | 'hidden' | 'removed') =>
    readers.map((reader) => isThereFor({ state, placeId: 'own' }, reader))
  expect(seen('draft')).toEqual([true, false, false])
  expect(seen('shared')).toEqual([true, true, true])
  expect(seen('hidden')).toEqual([true, false, true])
  expect(seen('removed')).toEqual([true, false, true])
})

test('a report hides what is shared, unless the team has looked at it before', () => {
  expect(stateAfterReport({ state: 'shared', clearedAt: null })).toBe('hidden')
  expect(stateAfterReport({ state: 'shared', clearedAt: new Date(1) })).toBe('shared')
})

test('what binds a pathway or a badge to where it was made does not go along', () => {
  const steps = [aStep('a', badge('b')), aStep('c', { kind: 'pathway', pathwayId: 'p' })]
  const unbound = unboundPathway({ ...pathwayDefaults, choices: [], steps, finishBadgeId: 'b' })
  expect(unbound).toMatchObject({ finishBadgeId: null, reviewOn: null })
  expect(unbound.steps.map(({ requirement }) => requirement.kind)).toEqual(['badges', 'milestone'])
  const artwork = { outline: 'hexagon', icon: 'code', colour: 'sky', ring: 'plain', level: 2 } as const
  expect(unboundBadge({ artwork: { ...artwork, picture: 'hash' } })).toEqual({ artwork })
})
