import { expect, test } from 'vitest'
import { explanations } from './explanations.ts'
import { unreachableReason } from './unreachable.ts'

test.each([
  'timeout',
  'http-503',
  'http-429',
  'ECONNREFUSED',
  'EAI_AGAIN',
  'the address answered 502',
  'no answer from the address',
])('%s may pass, so the reader is told to try again', (reason) => {
  const code = unreachableReason('issuer', { ok: false, reason })
  expect(code).toBe('issuer-unreachable')
  expect(explanations.en.reasons[code]).toMatch(/Try again later/)
})

test.each([
  'http-404',
  'http-403',
  'the address answered 410',
  'no-network',
  'refused-address',
  'too-large',
  'ENOTFOUND',
  'another-site',
  'json-ambiguous',
])('%s will not pass, so nobody is told to try again', (reason) => {
  for (const wanted of ['issuer', 'status', 'hosted-copy', 'badge-class'] as const) {
    const code = unreachableReason(wanted, { ok: false, reason })
    expect(code).toBe(`${wanted}-not-found`)
    expect(explanations.en.reasons[code]).not.toMatch(/again/)
  }
})
