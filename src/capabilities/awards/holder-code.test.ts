import { expect, test } from 'vitest'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import { masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import { holderCodeMinutes, holderCodeOf, readHolderCode } from './holder-code.ts'

const masterKey = masterKeyFrom('ab'.repeat(32))
const awardId = '019b666f-7860-7509-bf0b-712134463e7f'
const now = new Date('2026-11-30T10:00:30Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test.each([true, false])(
  'a code says whose an award is for some minutes, and whether the name is shown: %s',
  (named) => {
    const code = holderCodeOf({ awardId, named }, { masterKey, now })
    expect(readHolderCode(code, { awardId, masterKey, now })).toEqual({ awardId, named })
    expect(readHolderCode(code, { awardId, masterKey, now: later(holderCodeMinutes) })).toEqual({ awardId, named })
    expect(readHolderCode(code, { awardId, masterKey, now: later(holderCodeMinutes + 1) })).toBeUndefined()
  },
)

test('a code of tomorrow, of another award, of another purpose or another hand says nothing', () => {
  const code = holderCodeOf({ awardId, named: true }, { masterKey, now: later(1440) })
  expect(readHolderCode(code, { awardId, masterKey, now })).toBeUndefined()
  const own = holderCodeOf({ awardId, named: true }, { masterKey, now })
  const other = '019b7f5f-7140-71ff-9661-43420be2be35'
  expect(readHolderCode(own, { awardId: other, masterKey, now })).toBeUndefined()
  const text = readLinkCode(own, { purpose: 'award-holders', masterKey }) ?? ''
  expect(text).toContain(awardId)
  expect(readHolderCode(writeLinkCode(text, { purpose: 'x', masterKey }), { awardId, masterKey, now })).toBeUndefined()
  for (const wrong of ['', '.', 'abc', `${own}x`, own.replace('.', ''), `${awardId} named 1`])
    expect(readHolderCode(wrong, { awardId, masterKey, now })).toBeUndefined()
})
