import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { foregrounds, type SceneTheme } from './foregrounds.ts'
import { renderScene, sceneNumberOf, scenesOfTheme } from './render-scene.ts'

const themes = Object.keys(foregrounds) as SceneTheme[]
const numbers = Array.from({ length: scenesOfTheme }, (_, number) => number)

test.each(themes)('every picture of %s is a small drawing, another one each, and always the same', (theme) => {
  const drawn = numbers.map((number) => renderScene({ theme, number }))
  for (const svg of drawn) {
    expect(XMLValidator.validate(svg)).toBe(true)
    expect(svg).not.toMatch(/NaN|undefined|<script|<image|href/)
    expect(Buffer.byteLength(svg)).toBeLessThan(9000)
  }
  expect(new Set(drawn).size).toBe(scenesOfTheme)
  expect(numbers.map((number) => renderScene({ theme, number }))).toEqual(drawn)
})

test('a thing keeps its picture, and many things use them all', () => {
  expect(sceneNumberOf('beach clean')).toBe(sceneNumberOf('beach clean'))
  const used = new Set(Array.from({ length: 500 }, (_, at) => sceneNumberOf(`thing ${at}`)))
  expect([...used].toSorted((a, b) => a - b)).toEqual(numbers)
})
