import { expect, test } from 'vitest'
import { ownBoundsIn } from './check-bounds.ts'

test.each([
  '}, 60_000)',
  '  timeout: 90_000,',
  '  { timeout: 90_000 },',
  "test('is quick', { timeout: 5_000 }, async () => {",
  '  await expect.poll(() => done, { timeout: 500 }).toBe(1)',
  'vi.setConfig({ testTimeout: 1 })',
  'const found = await vi.waitFor(look)',
])('a time of its own is found: %s', (line) => {
  expect(ownBoundsIn('src/some.test.ts', `\n${line}\n`)).toEqual([`src/some.test.ts:2: ${line.trim()}`])
})

test.each(['})', '  await page.waitForTimeout(5)', '  await download.waitFor({ timeout: 30_000 })', 'setTimeout(30)'])(
  'what is no bound of a test is left alone: %s',
  (line) => {
    expect(ownBoundsIn('src/some.test.ts', line)).toEqual([])
  },
)
