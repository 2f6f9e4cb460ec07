import { expect, test } from 'vitest'
import { scratchDatabase } from '#tests/support/scratch-database.ts'
import { listOrigins, originOf, recordOrigin } from './origins.ts'

test('a database knows the addresses of its site, and no setting of a command talks it out of them', async () => {
  const { database } = await scratchDatabase()
  expect(await originOf(database, 'http://localhost:3000')).toBe('http://localhost:3000')
  await recordOrigin(database, 'https://old.example', new Date('2025-01-01'))
  await recordOrigin(database, 'https://new.example', new Date('2026-01-01'))
  await recordOrigin(database, 'https://old.example', new Date('2026-02-01'))
  expect(await listOrigins(database)).toEqual(['https://new.example', 'https://old.example'])
  expect(await originOf(database, 'http://localhost:3000')).toBe('https://new.example')
  expect(await originOf(database, 'https://old.example')).toBe('https://old.example')
})
