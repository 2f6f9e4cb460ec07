import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CREDENTIALS_V2_CONTEXT, OPEN_BADGES_CONTEXT } from './context-names.ts'
import { contextsWith, knownContexts } from './known-contexts.ts'

const DIGESTS: Record<string, string> = {
  'credentials-v2.json': '8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f',
  'open-badges-3.0.3.json': 'ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761',
  // Published in the security considerations of Data Integrity 1.0.
  'data-integrity-v2.json': '67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4',
}

test.each(Object.entries(DIGESTS))('%s is carried byte for byte', (file, digest) => {
  const bytes = readFileSync(new URL(`../../contexts/${file}`, import.meta.url))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest)
})

test('an operator can add a context but not replace one of the package', () => {
  const contexts = contextsWith({ 'https://place.example/context': {}, [OPEN_BADGES_CONTEXT]: { evil: true } })
  expect(contexts.has('https://place.example/context')).toBe(true)
  expect(contexts.get(OPEN_BADGES_CONTEXT)).toBe(knownContexts.get(OPEN_BADGES_CONTEXT))
  expect(contexts.has(CREDENTIALS_V2_CONTEXT)).toBe(true)
})
