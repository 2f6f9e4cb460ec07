import { expect, test } from 'vitest'
import { passed } from '../verification/report.ts'
import { PROBLEM, problemOfCheck } from './problem-details.ts'

test('a status list that is too short is an error over the VC-API, although it says that nothing was revoked', () => {
  expect(problemOfCheck(passed('status', 'status-list-too-short'))).toMatchObject({ type: PROBLEM.statusLength })
  expect(problemOfCheck(passed('status'))).toBeUndefined()
  expect(problemOfCheck(passed('status', 'no-status-published'))).toBeUndefined()
})
