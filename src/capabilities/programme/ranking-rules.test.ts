import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankingOf, type Score, totalOf } from './ranking-rules.ts'
import { criteria, evenWeights } from './rubric.ts'

const applicationIds = ['a', 'b', 'c', 'd']
const level = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 8 })
/** Three assessors' scores of four applications, abstentions among them. */
const scoreSheets = fc.array(level, { minLength: 60, maxLength: 60 }).map((said): Score[] =>
  said.map((one, index) => ({
    applicationId: applicationIds[index % 4] ?? '',
    assessorId: `assessor ${Math.floor(index / 20)}`,
    criterion: criteria[Math.floor(index / 4) % 5] ?? 'vision',
    level: one,
  })),
)
const weights = fc.record(
  Object.fromEntries(criteria.map((one) => [one, fc.integer({ min: 1, max: 5 })])) as Record<
    (typeof criteria)[number],
    fc.Arbitrary<number>
  >,
)

test('the order of assessors changes nothing', () => {
  fc.assert(
    fc.property(scoreSheets, weights, fc.infiniteStream(fc.nat()), (scores, weight, chance) => {
      const keyed = scores.map((score) => ({ score, key: chance.next().value as number }))
      const shuffled = keyed.toSorted((one, other) => one.key - other.key).map(({ score }) => score)
      expect(rankingOf(applicationIds, shuffled, weight)).toEqual(rankingOf(applicationIds, scores, weight))
    }),
  )
})

test('one more top score never lowers a place', () => {
  fc.assert(
    fc.property(
      scoreSheets,
      weights,
      fc.constantFrom(...applicationIds),
      fc.constantFrom(...criteria),
      (scores, weight, applicationId, criterion) => {
        const rankIn = (of: Score[]) =>
          rankingOf(applicationIds, of, weight).find((one) => one.applicationId === applicationId)?.rank ?? 99
        const more = [...scores, { applicationId, assessorId: 'another', criterion, level: 5 }]
        expect(rankIn(more)).toBeLessThanOrEqual(rankIn(scores))
      },
    ),
  )
})

test('an abstention weighs nothing, and a criterion that nobody scored leaves no total', () => {
  const all = (level: number | null) => criteria.map((criterion) => ({ criterion, level }))
  expect(totalOf(all(4), evenWeights)).toBe(400)
  expect(totalOf([...all(4), ...all(null)], evenWeights)).toBe(400)
  expect(totalOf([...all(4), ...all(5)], evenWeights)).toBe(450)
  expect(totalOf(all(4).slice(1), evenWeights)).toBeUndefined()
  expect(totalOf([...all(3).slice(1), { criterion: 'vision', level: 5 }], { ...evenWeights, vision: 4 })).toBe(400)
})

test('equals share a rank; what cannot be computed comes last without one', () => {
  const sheet = (applicationId: string, level: number): Score[] =>
    criteria.map((criterion) => ({ applicationId, assessorId: 'x', criterion, level }))
  const ranked = rankingOf(['d', 'c', 'b', 'a'], [...sheet('a', 3), ...sheet('b', 5), ...sheet('c', 3)], evenWeights)
  expect(ranked.map(({ applicationId, rank }) => [applicationId, rank])).toEqual([
    ['b', 1],
    ['a', 2],
    ['c', 2],
    ['d', undefined],
  ])
})
