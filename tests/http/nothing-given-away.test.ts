import { expect, test } from 'vitest'
import { library, withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'

const { origin } = site

/** What the public may ask for, in every form that leaves the site. */
async function publicAddresses(): Promise<string[]> {
  const place = '/brighton-and-hove'
  const firstOf = async (list: string) => {
    const answer = await fetch(`${origin}/api/v1/places${place}/${list}?limit=3`)
    const { items } = (await answer.json()) as { items: { slug: string; id: string }[] }
    return items
  }
  const [awards, badges, opportunities] = await Promise.all(['awards', 'badges', 'opportunities'].map(firstOf))
  return [
    '/',
    place,
    ...['/opportunities', '/badges', '/organisations', '/pathways', '/map', '/impact', '/embed', '/search?q=code'].map(
      (path) => place + path,
    ),
    ...['/opportunities.csv', '/opportunities.atom', '/opportunities.ics', '/impact.csv'].map((path) => place + path),
    ...['/map.base.json', '/map.organisations.json', '/search/suggestions?q=co'].map((path) => place + path),
    `${place}/organisations/${library}`,
    ...(opportunities ?? []).map((one) => `${place}/opportunities/${one.slug}`),
    ...(badges ?? []).map((one) => `${place}/badges/${one.slug}`),
    ...(awards ?? []).flatMap(({ id }) => ['', '.json', '.jwt', '.svg'].map((form) => `/awards/${id}${form}`)),
    ...['opportunities', 'badges', 'organisations', 'pathways', 'awards', 'impact'].map(
      (list) => `/api/v1/places${place}/${list}`,
    ),
    '/api/v1/places',
    `/openactive${place}/opportunities`,
    `/openreferral${place}/services`,
    `/dids/${library}/did.json`,
    '/registry.json',
    '/sitemap.xml',
  ]
}

async function readAll(): Promise<Map<string, string>> {
  const read = new Map<string, string>()
  for (const address of await publicAddresses()) {
    const answer = await fetch(origin + address)
    read.set(address, await answer.text())
  }
  return read
}

const texts = await readAll()

test('what is walked is there', () => {
  expect([...texts.values()].filter((text) => text.length > 200).length).toBeGreaterThan(30)
})

test('nobody’s address is in anything that the public can ask for', async () => {
  const addresses = await withDatabase(async ({ database }) => {
    const people = await database.selectFrom('people').select('email').execute()
    const organisations = await database.selectFrom('organisations').select('contactEmail as email').execute()
    const recipients = await database.selectFrom('recipients').select('email').where('email', 'is not', null).execute()
    // The demo bar names its people on every page.
    return [...people, ...organisations, ...recipients].flatMap(({ email }) =>
      email && !email.endsWith('@demo.example') ? [email] : [],
    )
  })
  expect(addresses.length).toBeGreaterThan(1000)
  const known = new Set(addresses)
  const found = [...texts].flatMap(([path, text]) =>
    [...text.matchAll(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g)].flatMap(([one]) => (known.has(one) ? [`${path}: ${one}`] : [])),
  )
  expect(found).toEqual([])
})

test('a learner who hides their name is named in no form of their award', async () => {
  const hidden = await withDatabase(({ database }) =>
    database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .select(['awards.id', 'recipients.name'])
      .where('visibility', '=', 'public')
      .where('nameShown', '=', false)
      .where('claimedAt', 'is not', null)
      .where('recipients.name', '!=', '')
      .limit(3)
      .execute(),
  )
  expect(hidden).toHaveLength(3)
  for (const { id, name } of hidden)
    for (const form of ['', '.json', '.jwt', '.svg', '.pdf'])
      expect(await (await fetch(`${origin}/awards/${id}${form}`)).text(), `${id}${form}`).not.toContain(name)
})

test('no page tells a script what it was made from', async () => {
  for (const path of [`/brighton-and-hove/organisations/${library}.data`, '/_root.data', '/me.data']) {
    const answer = await fetch(origin + path)
    expect(answer.status, path).toBe(404)
  }
})

interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}
interface DescribedOperation {
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}
interface Described {
  paths: Record<string, { get?: DescribedOperation; post?: DescribedOperation }>
  components: { schemas: Record<string, Schema> }
}

/** Fields of an answer that its description does not name, as `items[].contactEmail`. */
function unknownFields(
  value: unknown,
  schema: Schema,
  { components, at = '' }: Pick<Described, 'components'> & { at?: string },
): string[] {
  const meant = schema.$ref ? components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema
  if (!meant || value === null || typeof value !== 'object') return []
  const inside = (one: unknown, described: Schema | undefined, where: string) =>
    described ? unknownFields(one, described, { components, at: where }) : [where]
  if (Array.isArray(value)) return value.flatMap((one) => inside(one, meant.items, `${at}[]`))
  const described = meant.anyOf?.find((one) => one.type !== 'null') ?? meant
  if (described !== meant) return unknownFields(value, described, { components, at })
  return Object.entries(value).flatMap(([name, one]) => inside(one, meant.properties?.[name], `${at}.${name}`))
}

test('no answer of the API has a field that its description does not name', async () => {
  const description = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as Described
  const first = async (list: string) => {
    const answer = await fetch(`${origin}/api/v1/places/brighton-and-hove/${list}?limit=1`)
    return ((await answer.json()) as { items: { slug: string }[] }).items[0]?.slug ?? ''
  }
  const [badge, pathway] = await Promise.all([first('badges'), first('pathways')])
  const found: string[] = []
  let fields = 0
  for (const [path, { get, post }] of Object.entries(description.paths)) {
    const address = path
      .replace('{place}', 'brighton-and-hove')
      .replace('{cohort}', 'pilots')
      .replace('{badge}', badge)
      .replace('{pathway}', pathway)
    // What is posted to is asked about one of the year's badges.
    const headers = { accept: 'application/json', 'content-type': 'application/octet-stream' }
    const one = await aBadgeAddress()
    const body = path.endsWith('/many') ? JSON.stringify({ addresses: [one] }) : one
    const asked = post && { method: 'POST', headers, body }
    const answer = await fetch(`${origin}${address}${path.endsWith('/search') ? '?q=code' : ''}`, asked)
    expect(answer.status, path).toBe(200)
    const value = await answer.json()
    const schema = (get ?? post)?.responses['200']?.content?.['application/json']?.schema
    if (!schema) throw new Error(`${path} does not say what it answers`)
    fields += JSON.stringify(value).match(/":/g)?.length ?? 0
    found.push(...unknownFields(value, schema, description).map((field) => `${path}: ${field}`))
  }
  expect(fields).toBeGreaterThan(500)
  expect([...new Set(found)]).toEqual([])
})

async function aBadgeAddress(): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/places/brighton-and-hove/awards?limit=1`)
  return ((await answer.json()) as { items: { url: string }[] }).items[0]?.url ?? ''
}

/** Internal fields that no open format may contain. */
const inside = [
  ...['organisationId', 'placeId', 'badgeStandardId', 'featuredAt', 'lapsedAt', 'contactEmail', 'recipientId'],
  ...[
    'personId',
    'recipientEmail',
    'recipientName',
    'claimCodeHash',
    'draft',
    'setUpBy',
    'issuerKeyId',
    'statusListId',
  ],
]

test('no public address names a field that only its organisation, its place or its learner may read', () => {
  const found = [...texts].flatMap(([path, text]) =>
    inside.filter((field) => new RegExp(`["&]${field}(["=]|&quot;)`).test(text)).map((field) => `${path}: ${field}`),
  )
  expect(found).toEqual([])
})
