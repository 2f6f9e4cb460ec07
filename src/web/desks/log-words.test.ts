import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gatheringActions } from '#capabilities/community/gathering.ts'
import { itemActions } from '#capabilities/community/library-item.ts'
import { vacancyNews } from '#capabilities/work/vacancy-jobs.ts'
import { languages } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { actionInWords } from './log-words.ts'

const decisions: Record<string, string[]> = {
  'review.${decision}': ['review.approved', 'review.returned'],
  'evidence.${decision}': ['evidence.accepted', 'evidence.returned', 'evidence.declined'],
  'endorsement.${as}': ['endorsement.declined', 'endorsement.cancelled', 'endorsement.revoked'],
  'library.${action}': itemActions.map((action) => `library.${action}`),
  'gathering.${action}': gatheringActions.map((action) => `gathering.${action}`),
  'vacancy.${news}': vacancyNews.map((news) => `vacancy.${news}`),
  'organisation.${step}': ['approved', 'more-asked', 'refused', 'suspended', 'restored'].map(
    (step) => `organisation.${step}`,
  ),
}

/** What single learners do is in no log that people read (`listLog`). */
const isLearners = (action: string) =>
  /^(award|goal|child|person)\./.test(action) || ['evidence.sent', 'evidence.removed'].includes(action)

/** Every action that code which writes to the log names: all `subject.verb` there but columns and words. */
function actionsIn(source: string): string[] {
  if (!source.includes('database/audit.ts')) return []
  const named = [...source.matchAll(/(t\()?['`]([a-z-]+\.(?:[a-z-]+|\$\{\w+\}))['`]/g)]
  return named
    .filter(([, isWord, name = '']) => !isWord && !/\.(ts|id|name|slug|title|email|locale)$/.test(name))
    .flatMap(([, , name = '']) => (name.includes('$') ? (decisions[name] ?? [name]) : [name]))
}

const written = new Set(
  globSync('src/**/*.{ts,tsx}')
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) => actionsIn(readFileSync(file, 'utf8')))
    .filter((action) => !isLearners(action)),
)

test.each(languages)('every action of the log has words in %s', (language) => {
  const t = translator(language)
  expect(written.size).toBeGreaterThan(100)
  expect([...written].filter((action) => actionInWords(t, { action, subjectName: 'X' }).startsWith(action))).toEqual([])
})

test('finds actions where they are written, whatever they are called', () => {
  const source =
    "import { audit } from '#infrastructure/database/audit.ts'\nconst action = on ? 'moon.landed' : 'moon.left'"
  expect(actionsIn(`${source}\nt('common.saved'); select('places.id')`)).toEqual(['moon.landed', 'moon.left'])
})

test('an action nobody has words for is shown as it is called', () => {
  expect(actionInWords(translator('en'), { action: 'moon.landed', subjectName: null })).toBe('moon.landed')
})

test('what a sentence names has a name in the log', () => {
  const log = readFileSync('src/capabilities/places/list-log.ts', 'utf8')
  const named = new Set([...log.matchAll(/\bwhen '([a-z-]+)' then/g)].map(([, type]) => type))
  const t = translator('en')
  const entries = globSync('src/**/*.ts')
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8')
      return [...source.matchAll(/action: '([a-z-]+\.[a-z-]+)',\s+subjectType: '([a-z-]+)'/g)]
    })
    .map(([, action = '', type = '']) => ({ action, type }))
    .filter(({ action }) => !isLearners(action))
  expect(entries.length).toBeGreaterThan(40)
  const nameless = entries.filter(
    ({ action, type }) => !named.has(type) && actionInWords(t, { action, subjectName: 'X' }).includes('X'),
  )
  expect(nameless).toEqual([])
})
