import { expect, test } from 'vitest'
import { refusingUseCases, unwordedRefusals } from './check-refusals.ts'

const keepAwards = {
  file: 'src/capabilities/awards/keep-awards.ts',
  text: `export type KeepOutcome =
  | { ok: true; awardIds: string[] }
  | { ok: false; refusal: 'nothing-to-keep' | 'award-is-kept' }

export async function keepAwards(powers: Powers): Promise<KeepOutcome> {}
export async function showAward(): Promise<{ ok: true } | { ok: false; refusal: 'award-not-found' }> {}
export async function findAward(): Promise<Award | undefined> {}`,
}
const refusing = refusingUseCases([keepAwards])
const problems = (body: string) =>
  unwordedRefusals({ file: 'src/web/me/page.tsx', text: `async function action() {\n${body}\n}` }, refusing)

test('a use case may refuse when its outcome has a refusal, named or written out', () => {
  expect([...refusing]).toEqual(['keepAwards', 'showAward'])
})

test.each([
  ['is dropped', 'await keepAwards(powers)'],
  ['is dropped', "if (wanted) await showAward({ awardId: '1' })"],
  ['never worded', "const outcome = await keepAwards(powers)\nreturn outcome.ok ? redirect('/me') : redirect('/')"],
  ['never worded', 'const outcome = isId(id) ? await showAward(id) : undefined\nif (!outcome?.ok) throw notThere()'],
  ['words one refusal', "const outcome = await keepAwards(powers)\nif (outcome.refusal === 'award-is-kept') return 1"],
  ['no compiler sees', "return t(knownKey('awards.refused.' + refusal))"],
])('an outcome that %s is refused', (sentence, body) => {
  expect(problems(body)).toEqual([expect.stringContaining(sentence)])
})

test.each([
  [
    'looked up in a table',
    'const outcome = await keepAwards(powers)\nif (!outcome.ok) return { problem: words[outcome.refusal] }',
  ],
  ['handed on whole', 'return keepAwards(powers)'],
  ['handed to another function', 'const outcome = await keepAwards(powers)\nreturn redirect(addressAfter(outcome))'],
  [
    'told apart, with the rest named',
    "const outcome = await keepAwards(powers)\nif (outcome.refusal === 'award-is-kept') return 1\nthrow noSuchPage(outcome.refusal satisfies 'nothing-to-keep')",
  ],
  ['of no use case that refuses', 'await findAward(id)'],
])('an outcome %s is let through', (_, body) => {
  expect(problems(body)).toEqual([])
})
