import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { site } from '../support/site/site.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'

const { origin, impactAtFirst } = site
const visitor = new Visitor()

type Json = Record<string, unknown>

async function json<Answer = Json>(path: string, init?: RequestInit): Promise<Answer> {
  const answer = await fetch(new URL(path, origin), init)
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as Answer
}

interface Listed {
  items: { id: string; url: string; organisation: string; slug: string; awardedAt: string }[]
  next?: string
}

/** The first of a list of Brighton's. */
async function first(list: 'awards' | 'badges' | 'opportunities' | 'organisations') {
  const { items } = await json<Listed>(`/api/v1/places/brighton-and-hove/${list}?limit=1`)
  const [item] = items
  if (!item) throw new Error(`Brighton has no ${list}`)
  return item
}

const award = await first('awards')
const badge = await first('badges')
const opportunity = await first('opportunities')
const organisation = await first('organisations')

const publicPages = [
  '/',
  '/brighton-and-hove',
  '/brighton-and-hove/opportunities',
  `/brighton-and-hove/opportunities/${opportunity.slug}`,
  '/brighton-and-hove/badges',
  `/brighton-and-hove/badges/${badge.slug}`,
  '/brighton-and-hove/organisations',
  `/brighton-and-hove/organisations/${organisation.slug}`,
  '/brighton-and-hove/impact',
  '/brighton-and-hove/map',
  '/southampton',
  `/awards/${award.id}`,
  '/verify',
  '/claim',
  '/accessibility',
  '/privacy',
  '/api/docs',
]

/** Pages with a small script of their own, which work without it. */
const withIsland = new Set([
  '/',
  '/brighton-and-hove/opportunities',
  '/verify',
  '/brighton-and-hove',
  '/southampton',
  '/brighton-and-hove/map',
  `/brighton-and-hove/opportunities/${opportunity.slug}`,
  `/brighton-and-hove/badges/${badge.slug}`,
])

/** Addresses that a browser fetches by itself while it shows the page. */
function assetsOf(html: string): string[] {
  const tags = html.match(/<(?:img|script|source|iframe|embed|link)\b[^>]*>/gi) ?? []
  const fetched = tags.filter(
    (tag) => !/^<link\b/i.test(tag) || /rel="(stylesheet|icon|preload|modulepreload)"/i.test(tag),
  )
  return fetched.flatMap((tag) => /\b(?:src|href)="([^"]+)"/i.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? [])
}

describe('the operator’s addresses', () => {
  test('say that the process lives, that it is ready, and how it is going', async () => {
    expect(await json('/healthz')).toEqual({ ok: true })
    // Longer than the 60 seconds of most proxies, which would else write to a connection that is just being closed.
    const { headers } = await fetch(`${origin}/healthz`)
    expect(headers.get('keep-alive')).toBe('timeout=65')
    expect(await json('/readyz')).toEqual({ ready: true, database: true, migrations: true, queue: true })
    const metrics = await (await fetch(`${origin}/metrics`)).text()
    expect(metrics).toMatch(/^waymark_jobs\{state="dead"\} 0$/m)
    expect(metrics).toMatch(/^waymark_process_resident_memory_bytes \d/m)
  })
})

describe('the impact of the pilots', () => {
  const measuresOf = (address: string) => {
    const { participants, employers, opportunitiesBadged, badgesIssued, learnersWithMoreThanOneBadge } = impactAtFirst[
      address
    ] as Json
    return { participants, employers, opportunitiesBadged, badgesIssued, learnersWithMoreThanOneBadge }
  }

  test('is the brochure’s five numbers after the replay', () => {
    expect(measuresOf('cohorts/pilots')).toEqual({
      participants: 2000,
      employers: 53,
      opportunitiesBadged: 350,
      badgesIssued: 3675,
      learnersWithMoreThanOneBadge: { count: 980, percent: 49.0 },
    })
  })

  test('is what the two places add up to', () => {
    const [brighton, plymouth, together] = ['places/brighton-and-hove', 'places/plymouth', 'cohorts/pilots'].map(
      (address) => {
        const { learnersWithMoreThanOneBadge, ...counts } = measuresOf(address)
        return { ...counts, withMore: (learnersWithMoreThanOneBadge as { count: number }).count } as Record<
          string,
          number
        >
      },
    )
    for (const [measure, count] of Object.entries(together ?? {}))
      expect((brighton?.[measure] ?? 0) + (plymouth?.[measure] ?? 0), measure).toBe(count)
  })

  test('comes with a versioned definition of each number, in both languages, and a date', () => {
    const impact = impactAtFirst['cohorts/pilots'] as {
      definitions: { id: string; version: number; definition: string; definitionCy: string }[]
      asOf: string
    }
    expect(impact.definitions.map((one) => one.id).toSorted()).toEqual([
      'badgesIssued',
      'employers',
      'learnersWithMoreThanOneBadge',
      'opportunitiesBadged',
      'participants',
    ])
    for (const { version, definition, definitionCy } of impact.definitions) {
      expect(version).toBeGreaterThanOrEqual(1)
      expect(definition).not.toBe('')
      expect(definitionCy).not.toBe(definition)
    }
    expect(Date.parse(impact.asOf)).not.toBeNaN()
  })

  test('is hidden for a place where nobody has taken part yet, not shown as a number of people', () => {
    const { participants, badgesIssued } = measuresOf('places/southampton')
    expect([0, null]).toContain(participants)
    expect([0, null]).toContain(badgesIssued)
  })

  test('comes as a table for spreadsheets with the same numbers', async () => {
    const answer = await fetch(`${origin}/plymouth/impact.csv`)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const { opportunitiesBadged } = await json('/api/v1/places/plymouth/impact')
    expect(await answer.text()).toContain(`opportunitiesBadged,all,${opportunitiesBadged},`)
  })
})

describe('the public API', () => {
  test('checks a badge for a program as the page does: the badge itself, or its address', async () => {
    const { items } = await json<{ items: { url: string }[] }>('/api/v1/places/brighton-and-hove/awards?limit=1')
    const url = items[0]?.url ?? ''
    const ask = (body: string, accept = 'application/json') =>
      fetch(`${origin}/verify`, { method: 'POST', headers: { accept, 'content-type': 'application/json' }, body })
    const credential = await (await fetch(`${url}.json`)).text()
    const bySelf = await (await ask(credential)).json()
    expect(bySelf).toEqual(await (await ask(url)).json())
    expect(bySelf).toMatchObject({ verdict: 'genuine', withdrawn: false, successor: null })
    expect(bySelf.issuedHere.slug).toMatch(/\w/)
    // Nothing of whom it was given to, and nothing for developers that the page does not show either.
    expect(Object.keys(bySelf.says)).toEqual(['name', 'description', 'criteria', 'issuer', 'awarded', 'validUntil'])
    expect(await (await ask('{"a":1}')).json()).toMatchObject({ verdict: 'no-badge', issuedHere: null })
    const waits = await ask(`${origin}/claim/AAAA-BBBB-CCCC`)
    expect([waits.status, waits.headers.get('content-type')]).toEqual([422, 'application/problem+json'])
    expect((await ask('')).status).toBe(400)
    expect((await ask(credential, 'text/html,application/json')).headers.get('content-type')).toContain('text/html')
  })

  test('describes itself as OpenAPI 3.1, each operation with a summary, an answer and its problems', async () => {
    interface Operation {
      summary?: string
      parameters?: { name: string; in: string }[]
      responses: Record<string, { content?: Record<string, { schema?: object }> }>
    }
    const document = await json<{ openapi: string; info: Json; paths: Record<string, Record<string, Operation>> }>(
      '/api/v1/openapi.json',
    )
    expect(document.openapi).toMatch(/^3\.1\./)
    // Nothing that is given out says of a person how good they are.
    expect(JSON.stringify(document)).not.toMatch(/"\w*(score|rank|rating|percentile|points|grade)\w*"/i)
    expect(document.info).toMatchObject({ title: 'Waymark', version: expect.any(String) })
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
    expect(operations.length).toBeGreaterThanOrEqual(10)
    for (const { path, method, operation } of operations) {
      const name = `${method} ${path}`
      expect(operation.summary, name).toMatch(/\w/)
      expect(operation.responses['200']?.content?.['application/json']?.schema, name).toBeDefined()
      for (const status of method === 'get' ? ['400', '404'] : ['400'])
        expect(operation.responses[status]?.content?.['application/problem+json']?.schema, name).toBeDefined()
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name)
      expect(declared, name).toEqual(inPath)
    }
  })

  test('lists public awards, newest first, as many as asked for, page after page without repeating one', async () => {
    const page = await json<Listed>('/api/v1/places/plymouth/awards?limit=3')
    const following = await json<Listed>(`/api/v1/places/plymouth/awards?limit=3&after=${page.next}`)
    expect(page.items).toHaveLength(3)
    expect(new Set([...page.items, ...following.items].map((one) => one.id)).size).toBe(6)
    const dates = page.items.map((one) => one.awardedAt)
    expect(dates).toEqual(dates.toSorted().reverse())
    for (const { id, url } of page.items) expect(url).toBe(`${origin}/awards/${id}`)
  })

  test('starts a list at its beginning when the cursor is garbage', async () => {
    const whole = await json<Listed>('/api/v1/places/plymouth/awards?limit=2')
    for (const garbage of ['zzz', 'WyJ4Il0', encodeURIComponent(`'; drop table awards; --`)])
      expect(await json(`/api/v1/places/plymouth/awards?limit=2&after=${garbage}`)).toEqual(whole)
  })

  test.each([
    ['/api/v1/places/plymouth/awards?limit=0', 400],
    ['/api/v1/places/plymouth/awards?after=%00', 400],
    ['/api/v1/places/plymouth/badges?limit=many', 400],
    ['/api/v1/places/plymouth/badges?limit=101', 400],
    ['/api/v1/places/atlantis/impact', 404],
    ['/api/v1/cohorts/atlantis/impact', 404],
    ['/api/v1/places/plymouth/badges/atlantis', 404],
    ['/api/v1/atlantis', 404],
  ])('answers %s with a problem that a program can read', async (path, status) => {
    const answer = await fetch(`${origin}${path}`)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      status,
      title: expect.stringMatching(/\w/),
      detail: expect.stringMatching(/\w/),
    })
  })
})

describe('an award’s address', () => {
  const address = `${origin}/awards/${award.id}`

  test.each([
    ['json', /^application\/(vc|ld\+json|json)/],
    ['pdf', /^application\/pdf/],
    ['jwt', /^application\/(vc\+jwt|jwt)|^text\/plain/],
    ['png', /^image\/png/],
    ['svg', /^image\/svg\+xml/],
  ])('gives the credential as .%s, to scripts of any site too', async (extension, type) => {
    const answer = await fetch(`${address}.${extension}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(type)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('gives by Accept what it gives by extension, and a page to browsers', async () => {
    const plain = await (await fetch(`${address}.json`)).text()
    for (const accept of ['application/vc', 'application/ld+json', 'application/json'])
      expect(await (await fetch(address, { headers: { accept } })).text(), accept).toBe(plain)
    const jwt = await fetch(address, { headers: { accept: 'application/vc+jwt' } })
    expect(await jwt.text()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(jwt.headers.get('vary')).toMatch(/accept/i)
    const page = await fetch(address, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })
    expect(page.headers.get('content-type')).toContain('text/html')
  })

  test('calls what it gives by the name that a program asks for, as do its status list and keys', async () => {
    const { credentialStatus } = await json<{ credentialStatus: { statusListCredential: string } }>(
      `/awards/${award.id}.json`,
    )
    const typeOf = async (at: string, accept: string) =>
      (await fetch(at, { headers: { accept } })).headers.get('content-type')
    for (const at of [`${address}.json`, credentialStatus.statusListCredential]) {
      expect(await typeOf(at, '*/*')).toBe('application/vc')
      expect(await typeOf(at, 'application/json, application/vc')).toBe('application/vc')
      expect(await typeOf(at, 'application/ld+json, application/json')).toBe('application/ld+json')
      expect(await typeOf(at, 'application/json;q=0.9, */*;q=0.1')).toBe('application/json')
      expect((await fetch(at)).headers.get('vary')).toMatch(/accept/i)
    }
  })

  test('names itself in the credential, with a status entry that leads to a signed list', async () => {
    const credential = await json<{ id: string; type: string[]; credentialStatus: { statusListCredential: string } }>(
      `/awards/${award.id}.json`,
    )
    expect(credential.id).toBe(address)
    expect(credential.type).toContain('OpenBadgeCredential')
    const { statusListCredential } = credential.credentialStatus
    const list = await fetch(statusListCredential)
    expect(list.status).toBe(200)
    expect(list.headers.get('access-control-allow-origin')).toBe('*')
    expect(await list.json()).toMatchObject({ id: statusListCredential, proof: expect.anything() })
    const etag = list.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"\S+"$/)
    const again = await fetch(statusListCredential, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('says nothing where there is no such award', async () => {
    for (const id of ['01900000-0000-7000-8000-000000000000', 'nonsense'])
      for (const extension of ['', '.json', '.jwt', '.png', '.svg', '.pdf'])
        expect((await fetch(`${origin}/awards/${id}${extension}`)).status, id + extension).toBe(404)
  })
})

test('each issuing organisation has a DID document with an Ed25519 key', async () => {
  const document = await json<{ id: string; verificationMethod: Json[] }>(`/dids/${award.organisation}/did.json`)
  expect(document.id).toMatch(/^did:(web|key):/)
  expect(document.verificationMethod[0]).toMatchObject({ publicKeyMultibase: expect.stringMatching(/^z6Mk/) })
  expect((await fetch(`${origin}/dids/atlantis/did.json`)).status).toBe(404)
})

describe('public pages', () => {
  test.each(publicPages)(
    '%s carries no script, or a small one of its own, and asks nobody else for anything',
    async (path) => {
      const answer = await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } })
      expect(answer.status).toBe(200)
      const html = await answer.text()
      if (!withIsland.has(path)) expect(html).not.toMatch(/<script\b(?! type="application\/ld\+json")/i)
      expect(html).not.toMatch(/\son\w+="/i)
      expect(html).not.toMatch(/\sstyle="/i)
      for (const asset of assetsOf(html)) {
        expect(new URL(asset, origin).origin, asset).toBe(origin)
        expect((await fetch(new URL(asset, origin))).status, asset).toBe(200)
      }
    },
  )

  test.each(publicPages)('%s is guarded by the same strict headers', async (path) => {
    const { headers } = await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('set-cookie')).toBeNull()
  })

  const weighed = [
    '/',
    '/brighton-and-hove',
    `/brighton-and-hove/opportunities/${opportunity.slug}`,
    `/brighton-and-hove/badges/${badge.slug}`,
    `/awards/${award.id}`,
  ]
  test.each(
    weighed.flatMap((path) => [
      [path, 'en'],
      [path, 'cy'],
    ]),
  )('%s weighs at most 150 KB with its styles, fonts and pictures (%s)', async (path, language) => {
    const page = await weigh(path, language)
    const named = new Set(assetsOf(page.text))
    const assets = await Promise.all([...named].map((asset) => weigh(asset)))
    const sheets = assets.filter((one) => one.type.startsWith('text/css'))
    const fonts = sheets.flatMap((sheet) => fontsOf(sheet.text, textOf(page.text))).filter((font) => !named.has(font))
    expect(fonts.length + assets.filter((one) => one.type === 'font/woff2').length).toBeGreaterThan(0)
    const fetched = [page, ...assets, ...(await Promise.all(fonts.map((font) => weigh(font))))]
    const bytes = fetched.reduce((sum, one) => sum + one.bytes, 0)
    expect(bytes, fetched.map((one) => `${one.bytes} ${one.type}`).join(', ')).toBeLessThanOrEqual(150 * 1024)
  })

  test('come again with the same ETag, and as 304 to whoever has them', async () => {
    for (const path of ['/', '/plymouth', '/plymouth/badges']) {
      const [one, two] = [await fetch(`${origin}${path}`), await fetch(`${origin}${path}`)]
      const etag = one.headers.get('etag') ?? ''
      expect(etag, path).toMatch(/^"\S+"$/)
      expect(two.headers.get('etag')).toBe(etag)
      const held = await fetch(`${origin}${path}`, { headers: { 'if-none-match': etag } })
      expect(held.status).toBe(304)
      expect(await held.text()).toBe('')
    }
  })

  test('are kept apart by language', async () => {
    const [english, welsh] = await Promise.all(
      ['en', 'cy'].map((language) => fetch(`${origin}/plymouth`, { headers: { 'accept-language': language } })),
    )
    expect(await english?.text()).toContain('<html lang="en"')
    expect(await welsh?.text()).toContain('<html lang="cy"')
    expect(english?.headers.get('vary')).toMatch(/accept-language/i)
  })

  test('that do not exist say so helpfully', async () => {
    for (const path of [
      '/atlantis',
      '/atlantis/badges',
      '/plymouth/badges/atlantis',
      '/plymouth/opportunities/atlantis',
      '/plymouth/organisations/atlantis',
      '/a/b/c/d',
    ]) {
      const answer = await fetch(`${origin}${path}`)
      expect(answer.status, path).toBe(404)
      const html = await answer.text()
      expect(html, path).toMatch(/<h1[^>]*>[^<]+<\/h1>/)
      expect(html, path).toContain('href="/"')
      expect(html, path).toContain('/sign-in')
    }
  })

  test('start a list at its beginning when the cursor is garbage', async () => {
    const whole = textOf(await (await fetch(`${origin}/plymouth/badges`)).text())
    const odd = textOf(await (await fetch(`${origin}/plymouth/badges?after=zzz`)).text())
    expect(odd).toBe(whole)
  })
})

test('a form sent from another site is refused, one from this site is not', async () => {
  const fields = { email: 'lead@demo.example' }
  for (const stranger of ['https://evil.example', 'null', `${origin}.evil.example`]) {
    const answer = await visitor.post('/demo/sign-in', fields, { headers: { origin: stranger } })
    expect(answer.status, stranger).toBe(403)
    expect(answer.headers.getSetCookie()).toEqual([])
  }
  const answer = await visitor.post('/demo/sign-in', fields)
  expect(answer.status).toBe(302)
})

/** What comes over the wire, compressed as the server likes best. */
async function weigh(path: string, language = 'en'): Promise<{ bytes: number; text: string; type: string }> {
  const url = new URL(path, origin)
  const asked = get(url, {
    headers: { 'accept-encoding': 'br, gzip', accept: 'text/html,*/*', 'accept-language': language },
  })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  const body = await buffer(answer)
  expect(answer.statusCode, path).toBe(200)
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[answer.headers['content-encoding'] ?? '']
  return {
    bytes: body.byteLength,
    text: (unpack ? unpack(body) : body).toString(),
    type: answer.headers['content-type'] ?? '',
  }
}

/** The fonts that a browser fetches for this text: those whose range holds one of its letters. */
function fontsOf(css: string, text: string): string[] {
  const letters = new Set([...text].map((letter) => letter.codePointAt(0) ?? 0))
  return [...css.matchAll(/@font-face\s*\{[^}]+\}/g)].flatMap(([face]) => {
    const ranges = (/unicode-range:\s*([^;}]+)/i.exec(face)?.[1] ?? 'U+0-10FFFF').split(',').map(rangeOf)
    const needed = [...letters].some((letter) => ranges.some(([from, to]) => letter >= from && letter <= to))
    return needed ? (/url\(["']?([^)"']+\.woff2)["']?\)/.exec(face)?.[1] ?? []) : []
  })
}

/** `U+1E80-1E85`, `U+131` or `U+4??`. */
function rangeOf(written: string): [from: number, to: number] {
  const [from = '', to = from] = written.trim().replace(/^U\+/i, '').split('-')
  return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)]
}
