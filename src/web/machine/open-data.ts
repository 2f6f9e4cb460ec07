import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { stream } from 'hono/streaming'
import { listSeatsLeft } from '#capabilities/events/list-seats-left.ts'
import { countOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { listOpportunityChanges, sessionsOf } from '#capabilities/opportunities/list-opportunity-changes.ts'
import { isForOpenActive, toEventSeries } from '#capabilities/opportunities/openactive-format.ts'
import { toService } from '#capabilities/opportunities/openreferral-format.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { publishOpportunityCsv } from '#capabilities/opportunities/publish-opportunity-csv.ts'
import { searchOpportunities } from '#capabilities/opportunities/search-opportunities.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { themes } from '#capabilities/places/theme.ts'
import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { opportunityFilterNames, readNarrowing } from '#web/opportunities/opportunity-narrowing.ts'
import { filtersOf } from '#web/site/list-address.ts'
import { capacitiesOf } from './seat-capacity.ts'

// What can be learned, for other programs, in the forms that they know. Everybody may use it.

const licence = 'https://creativecommons.org/licenses/by/4.0/'
const changesAPage = 200
const servicesAPage = 50
const mostServices = 10_000
const headers = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' }

export function openData(services: Services) {
  const { database, site } = services
  const app = new Hono()
  const placeOf = (c: Context) => findPlace({ slug: c.req.param('place') ?? '' }, { database })

  /** Realtime Paged Data Exchange 1.0 (OpenActive), ordered by change and id (§4.4). */
  app.get('/openactive/:place/opportunities', async (c) => {
    const place = await placeOf(c)
    if (!place) return c.notFound()
    const from = Number(c.req.query('afterTimestamp'))
    const id = c.req.query('afterId') ?? ''
    const after = Number.isFinite(from) && isId(id) ? { at: new Date(from), id } : undefined
    const now = new Date()
    const changes = await listOpportunityChanges({ placeId: place.id, after, limit: changesAPage }, { database, now })
    const t = translator('en')
    const dates = changes.flatMap(({ id, sessions }) =>
      sessions.map(({ startsAt }) => ({ opportunityId: id, startsAt })),
    )
    const context = {
      origin: site.origin,
      placeName: place.name,
      themeOf: (theme: string) => t(knownKey(`common.theme.${theme}`)),
      capacityAt: capacitiesOf(await listSeatsLeft(dates, { database, now })),
    }
    const items = changes.map((change) => {
      const listing = { ...publicOpportunity(change), sessions: change.sessions }
      const told = change.status === 'published' && isForOpenActive(listing)
      const item = { id: change.id, kind: 'EventSeries', modified: change.changedAt.getTime() }
      return told ? { ...item, state: 'updated', data: toEventSeries(listing, context) } : { ...item, state: 'deleted' }
    })
    const last = changes.at(-1)
    const here = `${site.origin}/openactive/${place.slug}/opportunities`
    const where = last ? { at: last.changedAt, id: last.id } : after
    const next = where ? `${here}?afterTimestamp=${where.at.getTime()}&afterId=${where.id}` : here
    return c.json({ next, items, license: licence }, 200, headers)
  })

  /** The themes as a SKOS ConceptScheme, which the feed refers to. */
  app.get('/openactive/themes', (c) => {
    const scheme = `${site.origin}/openactive/themes`
    const t = translator('en')
    const concept = themes.map((theme) => ({
      '@type': 'Concept',
      '@id': `${scheme}#${theme}`,
      identifier: theme,
      prefLabel: t(knownKey(`common.theme.${theme}`)),
    }))
    return c.json(
      { '@context': 'https://openactive.io/', '@type': 'ConceptScheme', '@id': scheme, concept },
      200,
      headers,
    )
  })

  /** HSDS 3, as Open Referral UK asks for it: what this is, then the services in pages. */
  app.get('/openreferral/:place', async (c) => {
    const place = await placeOf(c)
    if (!place) return c.notFound()
    return c.json(
      {
        version: 'HSDS-UK-3.0',
        profile: 'https://docs.openreferraluk.org/en/latest/',
        openapi_url: `${site.origin}/api/v1/openapi.json`,
      },
      200,
      headers,
    )
  })

  app.get('/openreferral/:place/services', async (c) => {
    const place = await placeOf(c)
    if (!place) return c.notFound()
    const now = new Date()
    const number = (name: string, otherwise: number, most: number) =>
      Math.min(most, Math.max(1, Math.floor(Number(c.req.query(name)) || otherwise)))
    const size = number('per_page', servicesAPage, 100)
    const page = number('page', 1, mostServices / size)
    const narrowing = { placeId: place.id }
    const [rows, total] = await Promise.all([
      searchOpportunities({ narrowing, order: 'newest', limit: size, offset: (page - 1) * size }, { database, now }),
      countOpportunities({ ...narrowing, atMost: mostServices }, { database, now }),
    ])
    const sessions = await sessionsOf({ ids: rows.map((row) => row.id) }, { database, now })
    const contents = rows.map((row) =>
      toService(
        { ...publicOpportunity(row), sessions: sessions.get(row.id) ?? [] },
        { origin: site.origin, placeName: place.name, organisationId: row.organisationId },
      ),
    )
    const pages = Math.ceil(total / size)
    return c.json(
      {
        total_items: total,
        total_pages: pages,
        page_number: page,
        size: contents.length,
        first_page: page === 1,
        last_page: page >= pages,
        empty: contents.length === 0,
        contents,
      },
      200,
      headers,
    )
  })

  app.get('/:place/opportunities.csv', compress(), async (c) => {
    const place = await placeOf(c)
    if (!place) return c.notFound()
    const filters = filtersOf(c.req.raw, opportunityFilterNames)
    const { narrowing } = await readNarrowing({ services, language: 'en', now: new Date() }, { place, filters })
    c.header('content-type', 'text/csv; charset=utf-8; header=present')
    c.header('content-disposition', `attachment; filename="${place.slug}-opportunities.csv"`)
    return stream(c, async (out) => {
      for await (const lines of publishOpportunityCsv({ narrowing, origin: site.origin }, { database }))
        await out.write(lines)
    })
  })
  return app
}
