import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { demoMasterKey, masterKeyFrom } from './master-key.ts'

const key = masterKeyFrom('ab'.repeat(32))

test('opens what it sealed, and only for the same purpose', () => {
  const sealed = key.seal('secret', 'issuer-key:1')
  expect(key.open(sealed, 'issuer-key:1')).toBe('secret')
  expect(() => key.open(sealed, 'issuer-key:2')).toThrow(/cannot be opened/)
})

test('opens nothing that was altered or sealed under another key', () => {
  const sealed = key.seal('secret', 'issuer-key:1')
  expect(() => masterKeyFrom('cd'.repeat(32)).open(sealed, 'issuer-key:1')).toThrow(/WAYMARK_MASTER_KEY/)
  for (let index = 0; index < sealed.length; index++) {
    const altered = Buffer.from(sealed)
    altered[index] = (altered[index] ?? 0) ^ 1
    expect(() => key.open(altered, 'issuer-key:1')).toThrow()
  }
})

test('the demonstration’s key is made once, for its owner alone, whoever asks first', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-key-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const keys = await Promise.all([1, 2, 3].map(() => demoMasterKey(folder)))
  expect(new Set(keys.map((one) => one.derive('x'))).size).toBe(1)
  expect((await stat(path.join(folder, 'master.key'))).mode & 0o777).toBe(0o600)
})
