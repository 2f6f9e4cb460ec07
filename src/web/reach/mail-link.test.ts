import { expect, test } from 'vitest'
import { isFollowedInBrowser } from './mail-link.ts'

const phone = {
  'user-agent':
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
}
const follows = (headers: Record<string, string>, method = 'GET') =>
  isFollowedInBrowser({ method, headers: new Headers(headers) })

test('a browser that goes to the page counts', () => {
  expect(follows(phone)).toBe(true)
})

test.each<[string, Record<string, string>, string?]>([
  ['a HEAD, by which scanners look whether an address is alive', phone, 'HEAD'],
  ['a page that is fetched ahead of a click', { ...phone, 'sec-purpose': 'prefetch;prerender' }],
  ['the same by an older browser', { ...phone, purpose: 'prefetch' }],
  ['a picture or a script of that address', { ...phone, 'sec-fetch-dest': 'image' }],
  ['a request of a script', { ...phone, 'sec-fetch-mode': 'cors' }],
  ['a scanner that says what it is', { ...phone, 'user-agent': 'Barracuda Sentinel (EE)' }],
  ['a preview of a chat', { ...phone, 'user-agent': 'WhatsApp/2.23.20.0 facebookexternalhit/1.1' }],
  ['a program that pretends to be a browser, and sends nothing else of one', { 'user-agent': phone['user-agent'] }],
])('%s does not', (_, headers, method) => {
  expect(follows(headers, method)).toBe(false)
})
