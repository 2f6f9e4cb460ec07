// The page of one register opens without a connection. Nothing else of the site is kept: one register at a time, for 24
// hours at most, and not after the session has ended.

// One cache for all, of which single answers are taken out: Chromium lists a cache again that was deleted a moment ago.
const cacheName = 'waymark-register'
const keptMs = 24 * 3_600_000
const patienceMs = 5_000
const anyForm = { ignoreSearch: true, ignoreVary: true }
const register = /\/registers\/[0-9a-f]{8}-[0-9a-f-]{27}$/

/** The page that is to be kept now, and what is being done. */
let wanted
let work = Promise.resolve()

addEventListener('install', () => self.skipWaiting())
addEventListener('activate', (event) => event.waitUntil(Promise.all([self.clients.claim(), forgetFormerCaches()])))

addEventListener('message', (event) => {
  const { keep, forget } = event.data ?? {}
  if (keep) wanted = keep.page
  if (forget) wanted = undefined
  // One after the other: what is still on its way of a register that was left must not be kept after it.
  const next = work.then(() => (keep ? keepPage(keep) : forget ? forgetAll() : undefined)).catch(() => {})
  work = next
  event.waitUntil(next)
})

addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && register.test(pathname)) event.respondWith(answerPage(request, pathname))
  else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') event.respondWith(answerAsset(request))
})

/** A tablet that is shared shows the names of one session: what was kept of another goes. */
async function keepPage({ page, assets, expired }) {
  if (page !== wanted) return
  await forgetAll([page, ...assets])
  const answer = await fetch(page, { redirect: 'manual', credentials: 'same-origin' })
  if (!answer.ok) return forgetPage(page)
  const headers = new Headers(answer.headers)
  headers.delete('content-encoding')
  headers.set('x-kept-at', String(Date.now()))
  const cache = await caches.open(cacheName)
  await cache.put(page, new Response(await answer.text(), { headers }))
  await cache.put('/expired', new Response(expired, { headers: { 'content-type': 'text/plain; charset=utf-8' } }))
  if (page !== wanted) return forgetPage(page)
  const missing = []
  for (const asset of assets) if (!(await cache.match(asset))) missing.push(cache.add(asset))
  await Promise.allSettled(missing)
}

/** Everything but these paths, and the words that say why a page is not here. */
async function forgetAll(but = []) {
  const cache = await caches.open(cacheName)
  for (const request of await cache.keys())
    if (![...but, '/expired'].includes(new URL(request.url).pathname)) await cache.delete(request, anyForm)
}

async function forgetPage(page) {
  const cache = await caches.open(cacheName)
  await cache.delete(page, anyForm)
}

/** Earlier releases kept each register in a cache of its own. */
async function forgetFormerCaches() {
  for (const name of await caches.keys())
    if (name.startsWith('waymark-register') && name !== cacheName) await caches.delete(name)
}

/** From the site where it answers in time; who is signed out, or may not see the page, finds nothing kept either. */
async function answerPage(request, pathname) {
  const asked = fetch(request)
  const kept = await keptPage(pathname)
  try {
    const answer = await (kept ? Promise.race([asked, tooLate()]) : asked)
    if (answer.type === 'opaqueredirect' || answer.status === 403 || answer.status === 404) await forgetPage(pathname)
    return answer.status >= 500 && kept ? kept : answer
  } catch {
    if (kept) return kept
    return (await caches.match('/expired', { cacheName })) ?? Response.error()
  }
}

const tooLate = () => new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), patienceMs))

async function keptPage(pathname) {
  const found = await caches.match(pathname, { cacheName, ...anyForm })
  const age = Date.now() - Number(found?.headers.get('x-kept-at'))
  // A clock that was put back says nothing about how old it is.
  if (found && age < keptMs && age > -keptMs) return found
  if (found) await forgetPage(pathname)
  return undefined
}

async function answerAsset(request) {
  return (await caches.match(request, { cacheName, ignoreVary: true })) ?? fetch(request)
}
