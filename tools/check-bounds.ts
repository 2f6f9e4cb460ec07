import { globSync, readFileSync } from 'node:fs'

// A test that ends by a time of its own fails on a slow day and says nothing of the product: vitest.config.ts has one bound
// for all, high enough to end only what hangs.

const ownBound = [
  /^\s*\}, [\d_]{4,}\)$/,
  /^\s*(\{ )?timeout: [\d_]+(, retry: \d+)?( \})?,$/,
  /\b(test|it|describe)\b.*\{ timeout: [\d_]+ \}/,
  /\.poll\(.*\btimeout: [\d_]+/,
  /\bsetConfig\(/,
  // It gives up after a second: `until` does not.
  /\bvi\.waitFor\(/,
]

/** The lines of a test file that give a test a time of its own. */
export function ownBoundsIn(file: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, at) => (ownBound.some((bound) => bound.test(line)) ? [`${file}:${at + 1}: ${line.trim()}`] : []))
}

/** What the check found, in words; `undefined` where no test has a bound of its own. */
export function checkBounds(): string | undefined {
  const files = globSync(['src/**/*.test.{ts,tsx}', 'tests/**/*.ts', 'packages/*/src/**/*.test.ts'])
  const found = files
    .filter((file) => file !== 'tests/support/until.ts')
    .flatMap((file) => ownBoundsIn(file, readFileSync(file, 'utf8')))
  if (files.length < 100) return `Only ${files.length} files of tests were read.`
  return found.length === 0
    ? undefined
    : `A test has a time of its own; the one in vitest.config.ts is for all:\n${found.join('\n')}`
}
