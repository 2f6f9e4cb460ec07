import { isPrivateAddress } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { guardedFetch } from './guarded-fetch.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '169.254.169.254',
  '192.168.0.1',
  '172.20.0.1',
  '::1',
  'fd00::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '0.0.0.0',
])('%s lies inside', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
})

test.each(['93.184.216.34', '2606:2800:220:1::1', '172.32.0.1', '::ffff:93.184.216.34'])(
  '%s lies outside',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  },
)

test.each([
  'http://localhost:3000/',
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://2130706433/',
  'file:///etc/passwd',
  'ftp://example.org/',
  'not an address',
])('does not knock at %s', async (address) => {
  expect(await guardedFetch(address)).toMatchObject({ ok: false })
})
