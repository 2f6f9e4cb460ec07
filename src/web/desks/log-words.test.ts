import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { actionInWords } from './log-words.ts'

const written = new Set(
  globSync('src/capabilities/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'((?:[a-z]+-?)+\.[a-z]+(?:-[a-z]+)*)'/g)]
      .map(([, action = '']) => action)
      .filter((action) =>
        /^(administrator|badge|badge-standard|city-lead|feed|issuer-key|job|member|opportunity|organisation|pathway|place|report|review)\./.test(
          action,
        ),
      ),
  ),
)
const isAction = (text: string) =>
  !text.endsWith('.ts') && /\.[a-z-]+(ed|rotated|up|brought|left|again|due)$/.test(text)

test.each(languages)('every action of the log has words in %s', (language) => {
  const t = translator(language)
  const actions = [...written].filter(isAction)
  expect(actions.length).toBeGreaterThan(30)
  const silent = actions.filter((action) => actionInWords(t, { action, subjectName: 'X' }) === `${action} X`)
  // Kinds of job are called like actions.
  expect(
    silent.filter((action) => !/invited|due|taken|offered|sent|asked|lapsed|agreed|changed|moved/.test(action)),
  ).toEqual([])
})

test('an action nobody has words for is shown as it is called', () => {
  expect(actionInWords(translator('en'), { action: 'moon.landed', subjectName: null })).toBe('moon.landed')
})
