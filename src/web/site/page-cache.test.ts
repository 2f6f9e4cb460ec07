import { expect, test } from 'vitest'
import { PageCache } from './page-cache.ts'

const address = 'https://here.example/brighton-and-hove'
const get = new Request(address)
const page = (text = 'All of it') => new Response(text, { headers: { 'content-type': 'text/html' } })
const shows = new Set(['brighton'])

test('keeps the answer to GET, and answers HEAD and GET from it', async () => {
  const cache = new PageCache()
  await cache.keep('key', page(), { request: get, shows, since: cache.now })
  expect(await cache.answer('key', get)?.text()).toBe('All of it')
  const head = cache.answer('key', new Request(address, { method: 'HEAD' }))
  expect(head?.headers.get('content-length')).toBe('9')
  expect(await head?.text()).toBe('')
})

test('never keeps the answer to HEAD, which has no text', async () => {
  const cache = new PageCache()
  await cache.keep('key', page(''), { request: new Request(address, { method: 'HEAD' }), shows, since: cache.now })
  expect(cache.answer('key', get)).toBeUndefined()
})

test('forgets a page when its place changes, and one that shows no place with any', async () => {
  const cache = new PageCache()
  await cache.keep('place', page(), { request: get, shows, since: cache.now })
  await cache.keep('all', page(), { request: get, shows: new Set(), since: cache.now })
  cache.drop('plymouth')
  expect(cache.answer('place', get)).toBeDefined()
  expect(cache.answer('all', get)).toBeUndefined()
  cache.drop('brighton')
  expect(cache.answer('place', get)).toBeUndefined()
})

test('keeps nothing that was rendered before its place changed', async () => {
  const cache = new PageCache()
  const since = cache.now
  cache.drop('plymouth')
  await cache.keep('other', page(), { request: get, shows, since })
  expect(cache.answer('other', get)).toBeDefined()
  cache.drop('brighton')
  await cache.keep('late', page(), { request: get, shows, since })
  expect(cache.answer('late', get)).toBeUndefined()
})

test('stays within 64 MB, however many addresses are asked for', async () => {
  const cache = new PageCache()
  const text = Array.from({ length: 40_000 }, () => Math.random().toString(36).slice(2)).join('')
  for (let number = 0; number < 120; number++)
    await cache.keep(`key ${number}`, page(text), { request: get, shows, since: cache.now })
  expect(cache.bytes).toBeLessThanOrEqual(64_000_000)
  expect(cache.answer('key 0', get)).toBeUndefined()
  expect(cache.answer('key 119', get)).toBeDefined()
})

test('keeps no address of more than 500 characters', async () => {
  const cache = new PageCache()
  const key = 'x'.repeat(501)
  await cache.keep(key, page(), { request: get, shows, since: cache.now })
  expect(cache.answer(key, get)).toBeUndefined()
})
