import { expect, test } from 'vitest'
import { translator } from './translator.ts'

test.each(['en', 'cy'] as const)('a count has its thousands apart, whatever else has digits, in %s', (language) => {
  const t = translator(language)
  expect(t('common.hours', { count: 1300 })).toMatch(/^1,300 /)
  expect(t('common.hours', { count: 40 })).toMatch(/^40 /)
  expect(t('badges.standardVersion', { place: 'Hull', version: 2026 })).toContain('2026')
})
