import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { awardUrl } from '#capabilities/awards/award.ts'
import { listPublicAwards } from '#capabilities/awards/list-awards.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { findCohort, findPlace, listCohorts, listPlaces } from '#capabilities/places/find-place.ts'
import { type PublicPlace, publicPlace } from '#capabilities/places/public-place.ts'
import { mapPage, readCursor } from '#infrastructure/database/keyset.ts'
import type { Services } from '#infrastructure/services.ts'
import { apiPage } from './api-page.ts'
import { addCheckManyOperation, addCheckOperation } from './check-api.ts'
import { addEventOperations } from './events-api.ts'
import { addNetworkOperations } from './network-api.ts'
import { placeParameter, reads } from './operation.ts'
import { addPathwayOperations } from './pathways-api.ts'
import { noSuchPlace, problem } from './problem.ts'
import { addRecognitionOperations } from './recognition-api.ts'
import {
  awardSchema,
  awardsAnswer,
  badgeAnswer,
  badgeSchema,
  badgesAnswer,
  cohortSchema,
  impactSchema,
  listQuery,
  opportunitiesAnswer,
  opportunitySchema,
  organisationSchema,
  organisationsAnswer,
  pageOfSchema,
  placeSchema,
} from './schemas.ts'
import { addSearchOperations } from './search-api.ts'
import { addWorkOperations } from './work-api.ts'

const cohortParameter = z.object({ cohort: z.string().openapi({ param: { in: 'path' }, example: 'pilots' }) })
const badgeParameter = placeParameter.extend({ badge: z.string().openapi({ param: { in: 'path' } }) })

const nothing = z.object({})

/** The public JSON API. One schema parses, types and documents each operation. */
export function createApi(services: Pick<Services, 'database' | 'masterKey' | 'site'>) {
  const { database, site } = services
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (!result.success)
        return problem(c, {
          status: 400,
          title: 'This request cannot be read',
          detail: result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
        })
    },
  })
  /** The place of the address, which the answer then shows: it is kept until something changes there. */
  const placeOf = async (c: Context, slug: string) => {
    const place = await findPlace({ slug }, { database })
    if (place) c.set('shows', new Set([place.id]))
    return place
  }
  const noPlace = (c: Context) => noSuchPlace(c, site.origin)
  const noCohort = (c: Context) =>
    problem(c, { status: 404, title: 'No such cohort', detail: `GET ${site.origin}/api/v1/cohorts lists them.` })

  app.openapi(
    reads({
      path: '/api/v1/places',
      summary: 'Every place of this installation',
      params: nothing,
      query: nothing,
      answer: z.object({ items: z.array(placeSchema) }),
    }),
    async (c) => {
      const places = await listPlaces({ database })
      c.set('shows', new Set<string>())
      return c.json({ items: places.map((place) => placeAnswer(publicPlace(place), site.origin)) }, 200)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}',
      summary: 'One place',
      params: placeParameter,
      query: nothing,
      answer: placeSchema,
    }),
    async (c) => {
      const place = await placeOf(c, c.req.valid('param').place)
      return place ? c.json(placeAnswer(publicPlace(place), site.origin), 200) : noPlace(c)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/impact',
      summary: 'The measures of one place, computed now',
      params: placeParameter,
      query: nothing,
      answer: impactSchema,
    }),
    async (c) => {
      const place = await placeOf(c, c.req.valid('param').place)
      return place ? c.json(await measureImpact({ scopeId: place.id }, { database, now: new Date() }), 200) : noPlace(c)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/cohorts',
      summary: 'Named groups of places',
      params: nothing,
      query: nothing,
      answer: z.object({ items: z.array(cohortSchema) }),
    }),
    async (c) => {
      return c.json({ items: await listCohorts({ database }) }, 200)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/cohorts/{cohort}/impact',
      summary: 'The measures of a group of places together, computed now',
      params: cohortParameter,
      query: nothing,
      answer: impactSchema,
    }),
    async (c) => {
      const cohort = await findCohort(c.req.valid('param').cohort, { database })
      return cohort
        ? c.json(await measureImpact({ scopeId: cohort.id }, { database, now: new Date() }), 200)
        : noCohort(c)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/organisations',
      summary: 'Organisations of a place, those that joined last first',
      params: placeParameter,
      query: listQuery,
      answer: pageOfSchema(organisationSchema),
    }),
    async (c) => {
      const place = await placeOf(c, c.req.valid('param').place)
      const { limit, after, q } = c.req.valid('query')
      return place
        ? c.json(
            organisationsAnswer(
              await listOrganisations({ placeId: place.id, limit, after: readCursor(after), terms: q }, { database }),
              { origin: site.origin, place: place.slug },
            ),
            200,
          )
        : noPlace(c)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/opportunities',
      summary: 'Published opportunities of a place, newest first',
      params: placeParameter,
      query: listQuery,
      answer: pageOfSchema(opportunitySchema),
    }),
    async (c) => {
      const place = await placeOf(c, c.req.valid('param').place)
      const { limit, after, q } = c.req.valid('query')
      return place
        ? c.json(
            opportunitiesAnswer(
              mapPage(
                await listOpportunities(
                  { placeId: place.id, limit, after: readCursor(after), terms: q },
                  { database, now: new Date() },
                ),
                publicOpportunity,
              ),
              site.origin,
            ),
            200,
          )
        : noPlace(c)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/badges',
      summary: 'Published badges of a place, newest first',
      params: placeParameter,
      query: listQuery,
      answer: pageOfSchema(badgeSchema),
    }),
    async (c) => {
      const place = await placeOf(c, c.req.valid('param').place)
      const { limit, after, q } = c.req.valid('query')
      return place
        ? c.json(
            badgesAnswer(
              mapPage(
                await listBadges({ placeId: place.id, limit, after: readCursor(after), terms: q }, { database }),
                publicBadge,
              ),
              site.origin,
            ),
            200,
          )
        : noPlace(c)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/badges/{badge}',
      summary: 'One badge as it is now',
      params: badgeParameter,
      query: nothing,
      answer: badgeSchema,
    }),
    async (c) => {
      const { place, badge: slug } = c.req.valid('param')
      const badge = await findBadge({ placeSlug: place, slug }, { database })
      if (!badge || badge.status === 'draft')
        return problem(c, {
          status: 404,
          title: 'No such badge',
          detail: `GET ${site.origin}/api/v1/places/${place}/badges lists them.`,
        })
      return c.json(badgeAnswer(publicBadge(badge), site.origin), 200)
    },
  )
  addEventOperations(app, { database, site })
  addPathwayOperations(app, { database, site })
  addRecognitionOperations(app, { database, site })
  addWorkOperations(app, { database, site })
  addNetworkOperations(app, { database, site })
  addSearchOperations(app, { database, site })
  addCheckOperation(app, services)
  addCheckManyOperation(app, services)
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/awards',
      summary: 'Awards that their learners made public, newest first',
      params: placeParameter,
      query: listQuery,
      answer: pageOfSchema(awardSchema),
    }),
    async (c) => {
      const place = await placeOf(c, c.req.valid('param').place)
      const { limit, after } = c.req.valid('query')
      return place
        ? c.json(
            awardsAnswer(
              await listPublicAwards(
                { placeId: place.id, limit, after: readCursor(after) },
                { database, now: new Date() },
              ),
              (id) => awardUrl(site.origin, id),
            ),
            200,
          )
        : noPlace(c)
    },
  )

  app.get('/api/v1/openapi.json', (c) =>
    c.json(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Waymark',
          version: '1',
          description: 'What can be learned in a place, which badges it earns, and what came of it.',
          license: { name: 'MIT' },
        },
        servers: [{ url: site.origin }],
      }),
    ),
  )
  app.get('/api/docs', (c) =>
    c.html(
      apiPage(app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Waymark', version: '1' } }), site.origin),
    ),
  )
  app.all('/api/*', (c) =>
    problem(c, { status: 404, title: 'There is nothing here', detail: `${site.origin}/api/docs says what there is.` }),
  )
  return app
}

function placeAnswer(place: PublicPlace, origin: string) {
  const { id, slug, name, nameCy, summary, summaryCy, latitude, longitude, joinedAt } = place
  return {
    id,
    slug,
    url: `${origin}/${slug}`,
    name,
    nameCy,
    summary,
    summaryCy,
    latitude,
    longitude,
    joinedAt: joinedAt.toISOString(),
  }
}
