import { expect, test } from 'vitest'
import { invitationsKeptSince, signInsKeptSince } from './retention-rules.ts'

const now = new Date('2026-11-28T09:00:00Z')

test('an invitation is remembered for ninety days', () => {
  expect(invitationsKeptSince(now)).toEqual(new Date('2026-08-30T09:00:00Z'))
})

test('what signing in leaves behind is kept for fourteen days', () => {
  expect(signInsKeptSince(now)).toEqual(new Date('2026-11-14T09:00:00Z'))
})
