import { expect, test } from 'vitest'
import { checkReadingAge, measuredIn, readingAge } from './check-reading-age.ts'

const easy = measuredIn({ lead: 'You can keep the badge. We send you a mail with a link.' })
const hard = measuredIn({
  lead: 'Notwithstanding the aforementioned considerations, participants acknowledge institutional responsibilities.',
})

test('short words in short sentences are read early, long ones late', () => {
  expect(readingAge(easy)).toBeLessThan(7)
  expect(readingAge(hard)).toBeGreaterThan(20)
})

test('buttons, names between braces and what is for other readers are not measured', () => {
  expect(
    measuredIn({ press: 'Keep this badge', desk: { lead: 'One two three four five six seven.' } }, ['desk']),
  ).toEqual([])
  const [named] = measuredIn({ lead: '{{organisationName}} has sent you a new badge.' })
  expect(named?.words).toBe(7)
})

test('the words of the product are read at nine', () => {
  expect(checkReadingAge()).toBeUndefined()
})
