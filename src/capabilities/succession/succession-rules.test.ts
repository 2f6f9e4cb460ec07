import { expect, test } from 'vitest'
import { askSuccessionRefusalOf, isDue, noticeUntilOf, successionStateOf } from './succession-rules.ts'

const now = new Date('2026-12-01T10:00:00Z')
const can = {
  askedBy: 'predecessor' as const,
  reason: 'We close at Christmas.',
  predecessor: { id: 'a', standing: 'approved' as const, managers: 1, isUnderWay: false, takesOver: false },
  successor: { id: 'b', standing: 'approved' as const, isUnderWay: false },
}

test('an organisation hands its badges to another one of the place', () => {
  expect(askSuccessionRefusalOf(can)).toBeUndefined()
  const { predecessor, successor } = can
  const refusal = (change: Partial<Parameters<typeof askSuccessionRefusalOf>[0]>) =>
    askSuccessionRefusalOf({ ...can, ...change })
  expect(refusal({ reason: ' ' })).toBe('reason-is-missing')
  expect(refusal({ reason: 'x'.repeat(2001) })).toBe('reason-is-too-long')
  expect(refusal({ predecessor: { ...predecessor, standing: 'waiting' } })).toBe('predecessor-is-not-here')
  expect(refusal({ predecessor: { ...predecessor, standing: undefined } })).toBe('predecessor-is-not-here')
  expect(refusal({ predecessor: { ...predecessor, isUnderWay: true } })).toBe('is-under-way')
  expect(refusal({ predecessor: { ...predecessor, takesOver: true } })).toBe('predecessor-takes-over')
  expect(refusal({ successor: { ...successor, id: 'a' } })).toBe('successor-is-the-same')
  expect(refusal({ successor: { ...successor, standing: 'suspended' } })).toBe('successor-is-not-here')
  expect(refusal({ successor: { ...successor, isUnderWay: true } })).toBe('successor-is-closed')
})

test('the City Lead asks for one that has left, is suspended or has nobody, and for no other', () => {
  const { predecessor } = can
  const refusal = (change: Partial<typeof predecessor> | { standing: 'left' | 'suspended' }) =>
    askSuccessionRefusalOf({
      ...can,
      askedBy: 'lead',
      predecessor: { ...predecessor, ...change } as typeof predecessor,
    })
  expect(refusal({})).toBe('predecessor-still-works')
  expect(refusal({ managers: 0 })).toBeUndefined()
  expect(refusal({ standing: 'left' })).toBeUndefined()
  expect(refusal({ standing: 'suspended' })).toBeUndefined()
})

test('it takes effect when it was agreed to and nobody may object any more', () => {
  expect(noticeUntilOf('predecessor', now)).toEqual(now)
  const noticeUntil = noticeUntilOf('lead', now)
  expect(noticeUntil).toEqual(new Date('2026-12-31T10:00:00Z'))
  const agreed = { agreedAt: now, effectiveAt: null, ending: null, noticeUntil }
  expect(isDue(agreed, new Date(noticeUntil.getTime() - 1))).toBe(false)
  expect(isDue(agreed, noticeUntil)).toBe(true)
  expect(isDue({ ...agreed, agreedAt: null }, noticeUntil)).toBe(false)
  expect(isDue({ ...agreed, ending: 'objected' }, noticeUntil)).toBe(false)
  expect(isDue({ ...agreed, effectiveAt: now }, noticeUntil)).toBe(false)
})

test('how it stands is said by what happened', () => {
  const asked = { agreedAt: null, effectiveAt: null, ending: null }
  expect(successionStateOf(asked)).toBe('asked')
  expect(successionStateOf({ ...asked, agreedAt: now })).toBe('agreed')
  expect(successionStateOf({ ...asked, agreedAt: now, effectiveAt: now })).toBe('in-force')
  expect(successionStateOf({ ...asked, agreedAt: now, effectiveAt: now, ending: 'given-back' })).toBe('given-back')
})
