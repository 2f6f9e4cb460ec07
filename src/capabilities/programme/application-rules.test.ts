import { expect, test } from 'vitest'
import { applicationStates, mayFollow, stateShown } from './application-rules.ts'

test('an application is withdrawn at any time before its end', () => {
  const ended = applicationStates.filter((state) => !mayFollow(state, 'withdrawn'))
  expect(ended).toEqual(['declined', 'turned-down', 'lapsed', 'withdrawn'])
})

test('nothing becomes a draft again, and only what was offered is accepted', () => {
  expect(applicationStates.filter((state) => mayFollow(state, 'draft'))).toEqual([])
  expect(applicationStates.filter((state) => mayFollow(state, 'accepted'))).toEqual(['offered'])
  expect(applicationStates.filter((state) => mayFollow(state, 'offered'))).toEqual(['interviewed', 'reserve'])
  expect(applicationStates.filter((state) => mayFollow(state, 'submitted'))).toEqual([
    'draft',
    'submitted',
    'ineligible',
    'more-information',
  ])
})

test('a shortlist that can still change is shown to no applicant', () => {
  expect(stateShown('shortlisted', { isShortlisting: true })).toBe('in-review')
  expect(stateShown('shortlisted', { isShortlisting: false })).toBe('shortlisted')
  expect(stateShown('submitted', { isShortlisting: true })).toBe('submitted')
})
