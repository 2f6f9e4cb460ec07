import { expect, test } from 'vitest'
import { networkNumbersOf } from './network-rules.ts'

test('the numbers of the network are sums over its places, without what is too small to be counted in public', () => {
  const place = (stage: 'alumni' | 'badge', badgesIssued: number | null) => ({
    place: { stage },
    standing: { organisations: 3, opportunitiesBadged: 4, badgesIssued },
  })
  expect(networkNumbersOf([place('alumni', 40), place('badge', null)])).toEqual({
    ...{ places: 2, alumni: 1, organisations: 6, opportunitiesBadged: 8, badgesIssued: 40 },
  })
  expect(networkNumbersOf([])).toEqual({
    ...{ places: 0, alumni: 0, organisations: 0, opportunitiesBadged: 0, badgesIssued: 0 },
  })
})
