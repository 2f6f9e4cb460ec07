import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import { listKnownIssuers } from '#capabilities/organisations/list-known-issuers.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import type { Services } from '#infrastructure/services.ts'

const issuersAtOnce = 500
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=3600',
}

/**
 * The organisations that a City Lead let in, by the names under which they sign, in the shape of the Digital Credentials
 * Consortium's registry of issuers: wallets and verifiers that are told this address know whose badges these are.
 */
export function knownIssuers(services: Services) {
  const { database } = services
  const app = new Hono()
  app.get('/registry.json', (c) => registry(c, services))
  app.get('/:place/registry.json', async (c) => {
    const place = await findPlace({ slug: c.req.param('place') }, { database })
    return place ? registry(c, services, place.id) : c.notFound()
  })
  return app
}

function registry(c: Context, services: Services, placeId?: string) {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  return stream(c, async (out) => {
    const { origin } = services.site
    const at = new Date().toISOString()
    await out.write(`{"meta":${JSON.stringify({ created: at, updated: at })},"registry":{`)
    let [after, separator]: [string | undefined, string] = [undefined, '']
    do {
      const { issuers, next } = await listKnownIssuers({ placeId, after, limit: issuersAtOnce }, services)
      for (const { did, slug, name, website, places } of issuers) {
        const entry = { name, location: places.join(', '), url: website ?? `${origin}/organisations/${slug}` }
        await out.write(`${separator}${JSON.stringify(did)}:${JSON.stringify(entry)}`)
        separator = ','
      }
      after = next
    } while (after)
    await out.write('}}')
  })
}
