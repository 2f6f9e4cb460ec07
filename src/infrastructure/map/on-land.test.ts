import { expect, test } from 'vitest'
import { embeddedBaseMap } from './base-map.ts'
import { isOnLand, ontoLand } from './on-land.ts'

const { land, names } = await embeddedBaseMap()()

test.each([
  ['Plymouth', 50.3715, -4.143],
  ['the Barbican, Plymouth', 50.3681, -4.1345],
  ['Scalloway', 60.1375, -1.2775],
  ['Hugh Town', 49.9146, -6.316],
  ['Lerwick', 60.1534, -1.1427],
  ['Kirkwall', 58.9816, -2.9601],
  ['Stornoway', 58.2093, -6.3875],
  ['Tobermory', 56.6228, -6.0672],
  ['Castlebay', 56.9547, -7.4878],
  ['Douglas', 54.15, -4.4817],
  ['Brighton', 50.8284, -0.1395],
  ['Portsmouth', 50.799, -1.0913],
  ['Penzance', 50.1186, -5.5371],
  ['Caernarfon', 53.1393, -4.2739],
  ['Holyhead', 53.3086, -4.6331],
  ['Bangor', 54.6534, -5.6683],
])('%s is dry', (_, latitude, longitude) => {
  expect(isOnLand({ latitude, longitude }, land)).toBe(true)
})

test.each([
  ['Plymouth Sound', 50.335, -4.15],
  ['the Irish Sea', 53.6, -5.2],
  ['the Channel', 50.2, -0.9],
  ['the Minch', 58.1, -5.9],
  ['St Mary’s Sound', 49.9, -6.335],
])('%s is wet', (_, latitude, longitude) => {
  expect(isOnLand({ latitude, longitude }, land)).toBe(false)
})

test('every name of a town is drawn on land', () => {
  expect(names.length).toBeGreaterThan(4000)
  expect(names.filter((one) => !isOnLand(one, land)).map(({ name }) => name)).toEqual([])
})

test('what lies in the sea goes behind the nearest coast, and nothing goes far', () => {
  const island: [number, number][] = [
    [0, 50],
    [0.1, 50],
    [0.1, 50.1],
    [0, 50.1],
    [0, 50],
  ]
  const found = ontoLand({ longitude: 0.11, latitude: 50.05 }, [island])
  expect(found.longitude).toBeCloseTo(0.099, 3)
  expect(found.latitude).toBeCloseTo(50.05, 3)
  expect(ontoLand({ longitude: 0.05, latitude: 50.05 }, [island])).toEqual({ longitude: 0.05, latitude: 50.05 })
  expect(ontoLand({ longitude: 1, latitude: 50.05 }, [island])).toEqual({ longitude: 1, latitude: 50.05 })
})
