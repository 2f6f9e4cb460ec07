import { createHmac } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { aTown, type Town } from '#tests/support/town.ts'
import { type Auth, createAuth } from './auth.ts'
import { findVisitor } from './find-visitor.ts'

const secret = 'a secret of at least thirty-two characters'
const dayMs = 24 * 60 * 60_000
const name = '__Secure-waymark.session_token'

let town: Town
let auth: Auth
let token: string
let personId: string

beforeEach(async () => {
  town = await aTown()
  auth = createAuth({ services: town.services, pool: town.pool, secret })
  const people = await addPeople([{ name: 'Ava', email: 'ava@example.org' }], {
    database: town.database,
    now: new Date(),
  })
  personId = people.get('ava@example.org') ?? ''
  const { internalAdapter } = await auth.$context
  token = (await internalAdapter.createSession(personId)).token
})

const signature = (of: string, by = secret) => createHmac('sha256', by).update(of).digest('base64')
const cookieOf = (value: string, called = name) => ({
  headers: new Headers({ cookie: `theme=dark; ${called}=${encodeURIComponent(value)}` }),
})
const find = (request: { headers: Headers }, now = new Date()) =>
  findVisitor(request, { services: town.services, auth, now })

test('finds who is signed in, as the library does', async () => {
  const request = cookieOf(`${token}.${signature(token)}`)
  const found = await find(request)
  expect(found?.person).toMatchObject({ id: personId, email: 'ava@example.org', name: 'Ava', locale: 'en' })
  expect((await auth.api.getSession(request))?.session.id).toBe(found?.sessionId)
})

test.each([
  ['a signature of another key', () => `${token}.${signature(token, 'another key')}`],
  ['the signature of another token', () => `${token}.${signature(`${token}x`)}`],
  ['no signature', () => token],
  ['an empty signature', () => `${token}.`],
  ['a token that nobody has', () => `unknown.${signature('unknown')}`],
  ['nothing', () => ''],
])('finds nobody for %s', async (_, value) => {
  expect(await find(cookieOf(value()))).toBeUndefined()
})

test('finds nobody in a cookie that any part of a site could set, or that cannot be read', async () => {
  expect(await find(cookieOf(`${token}.${signature(token)}`, 'waymark.session_token'))).toBeUndefined()
  expect(await find({ headers: new Headers({ cookie: `${name}=%E0%A4%A` }) })).toBeUndefined()
})

test('a session ends with its time, and is prolonged by use before', async () => {
  const request = cookieOf(`${token}.${signature(token)}`)
  expect(await find(request, new Date(Date.now() + 31 * dayMs))).toBeUndefined()
  const soon = new Date(Date.now() + 10 * dayMs)
  const set = { expiresAt: soon, updatedAt: new Date(Date.now() - 20 * dayMs) }
  await town.database.updateTable('authSessions').set(set).where('token', '=', token).execute()
  expect((await find(request))?.person.id).toBe(personId)
  const { expiresAt } = await town.database
    .selectFrom('authSessions')
    .select('expiresAt')
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
  expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * dayMs)
})
