import { expect, test } from 'vitest'
import { isPrivateAddress } from '../identity/private-address.ts'
import { fetchBytes } from './guarded-fetch.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.20.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  'fe80::1',
  'fd00::1',
  'ff02::1',
  'not an address',
])('%s is no public address', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
})

test.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('%s is a public address', (address) => {
  expect(isPrivateAddress(address)).toBe(false)
})

test.each([
  'http://127.0.0.1:1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://localhost/',
  'https://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'data:text/plain,hello',
])('%s is not fetched', async (address) => {
  expect(await fetchBytes(address)).toEqual({ ok: false, reason: 'refused-address' })
})
