import { expect, test } from 'vitest'
import type { JsonObject } from '../model/json.ts'
import { checkHostingScope } from './hosting-scope.ts'

const ISSUER = 'https://college.example/issuer'

function scopeOf(verification: JsonObject | undefined, url: string, issuerId = ISSUER) {
  const issuer: JsonObject = { id: issuerId, ...(verification ? { verification } : {}) }
  const { outcome, reason } = checkHostingScope(url, { issuer, issuerId })
  return reason ?? outcome
}

test.each<[string, JsonObject | undefined, string, string]>([
  ['without a rule, on its own host', undefined, 'https://college.example/1', 'passed'],
  ['without a rule, elsewhere', undefined, 'https://other.example/1', 'hosted-elsewhere'],
  ['with a rule that says nothing, on its own host', { startsWith: [''] }, 'https://college.example/1', 'passed'],
  ['below the prefix', { startsWith: 'https://college.example/a/' }, 'https://college.example/a/1', 'passed'],
  [
    'beside the prefix',
    { startsWith: 'https://college.example/a/' },
    'https://college.example/b/1',
    'hosted-elsewhere',
  ],
  [
    'out of the prefix',
    { startsWith: 'https://college.example/a/' },
    'https://college.example/a/../b',
    'hosted-elsewhere',
  ],
  ['below a prefix elsewhere', { startsWith: ['https://cdn.example/a/'] }, 'https://cdn.example/a/1', 'passed'],
  [
    'below the second of two',
    { startsWith: ['https://a.example/', 'https://b.example/'] },
    'https://b.example/1',
    'passed',
  ],
  ['on a longer host', { startsWith: 'https://cdn.example' }, 'https://cdn.example.evil.example/', 'hosted-elsewhere'],
  [
    'on another host by a name',
    { startsWith: 'https://cdn.example' },
    'https://cdn.example@evil.example/',
    'hosted-elsewhere',
  ],
  ['on a listed host', { allowedOrigins: ['cdn.example'] }, 'https://cdn.example/1', 'passed'],
  ['on a listed origin', { allowedOrigins: 'https://CDN.example/' }, 'https://cdn.example/1', 'passed'],
  ['on its own host, not listed', { allowedOrigins: ['cdn.example'] }, 'https://college.example/1', 'hosted-elsewhere'],
  [
    'with both rules, both kept',
    { allowedOrigins: ['cdn.example'], startsWith: 'https://cdn.example/a' },
    'https://cdn.example/a/1',
    'passed',
  ],
  [
    'with both rules, the prefix broken',
    { allowedOrigins: ['cdn.example'], startsWith: 'https://cdn.example/a' },
    'https://cdn.example/b/1',
    'hosted-elsewhere',
  ],
  [
    'with both rules, the host broken',
    { allowedOrigins: ['a.example'], startsWith: 'https://cdn.example/a' },
    'https://cdn.example/a/1',
    'hosted-elsewhere',
  ],
  ['on http, on its own host', undefined, 'http://college.example/1', 'address-not-https'],
  ['on http, on a listed host', { allowedOrigins: ['cdn.example'] }, 'http://cdn.example/1', 'address-not-https'],
  ['on http, below its prefix', { startsWith: 'http://cdn.example/' }, 'http://cdn.example/1', 'address-not-https'],
])('an assertion %s: %j, %s is %s', (_, verification, url, outcome) => {
  expect(scopeOf(verification, url)).toBe(outcome)
})

test('an issuer that is on http itself may have its assertions there, or have moved them to https', () => {
  for (const url of ['http://college.example/1', 'https://college.example/1'])
    expect(scopeOf(undefined, url, 'http://college.example/issuer')).toBe('passed')
})
