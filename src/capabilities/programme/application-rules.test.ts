import { expect, test } from 'vitest'
import { readSpot, writeSpot } from './application.ts'
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

test('a spot is read as it was written, and nothing else is one', () => {
  expect(readSpot(writeSpot({ latitude: 53.74463, longitude: -0.3 }))).toEqual({ latitude: 53.7446, longitude: -0.3 })
  for (const text of [undefined, '', 'Hull', '53, -0', '91.0, 0.5', '53.7, 181.2', '53.7,-0.3', '<b>53.7, -0.3</b>'])
    expect(readSpot(text), text).toBeUndefined()
})
