import { expect, test } from 'vitest'
import { slipsOfLanguage } from './check-language.ts'

const slips = (text: string, file = 'src/web/page.tsx') => slipsOfLanguage({ file, text })

test.each([
  '/** What somebody typed. */',
  ' * the process ends, so that whoever supervises it takes over.',
  'const mostShown = 3 // as many as one may read',
  '    -- What anybody has confirmed comes first.',
  "// A server of one's own.",
  '      {/* Whoever is signed in. */}',
])('a comment that leaves open who is meant is refused: %s', (comment) => {
  expect(slips(`\n${comment}`)).toEqual([expect.stringMatching(/^src\/web\/page\.tsx:2: ".+" leaves open/)])
})

test('plain comments, and texts that are shown, are let through', () => {
  expect(slips('/** The visitor’s search, as typed. */')).toEqual([])
  expect(slips("const shown = 'Somebody else changed this'")).toEqual([])
  expect(slips("const address = 'https://anybody.example/'")).toEqual([])
})

test.each([
  ['  words?: string', 'src/capabilities/badges/list-badges.ts'],
  ['function run({ words }: { words: string[] }) {', 'src/commands/waymark.ts'],
  ['export async function revokeAward(', 'src/capabilities/awards/withdraw-award.ts'],
  ["  | { ok: false; refusal: 'award-is-claimed' }", 'src/capabilities/awards/keep-awards.ts'],
  ['const frame = document.body', 'packages/open-badges/src/reading/envelope.ts'],
])('a name with a second meaning is refused: %s', (line, file) => {
  expect(slips(line, file)).toHaveLength(1)
})

test.each([
  ['  words: Words', 'src/web/awards/desk-award.tsx'],
  ['export function claimCodeOf(', 'src/capabilities/awards/claim-code.ts'],
  ['const framework = skill.framework', 'packages/open-badges/src/model/text.ts'],
])('what the glossary calls so is let through: %s', (line, file) => {
  expect(slips(line, file)).toEqual([])
})
