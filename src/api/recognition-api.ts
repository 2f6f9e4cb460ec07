import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { organisationKinds } from '#capabilities/organisations/organisation.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { listEmployers } from '#capabilities/recognition/list-employers.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import type { Services } from '#infrastructure/services.ts'
import { placeParameter, reads } from './operation.ts'
import { problem } from './problem.ts'
import { listQuery, pageOfSchema } from './schemas.ts'

const text = z.string()
const maybe = z.string().nullable()

const employerSchema = z
  .object({
    slug: text,
    url: text,
    name: text,
    kind: z.enum(organisationKinds),
    description: text,
    descriptionCy: maybe,
    recognises: z.number().openapi({ description: 'How many badges it recognises, in the words that they have now' }),
  })
  .openapi('Employer')

/** Who says what badges are worth in a place. */
export function addRecognitionOperations(app: OpenAPIHono, { database, site }: Pick<Services, 'database' | 'site'>) {
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/employers',
      summary: 'Employers of a place and others that recognise badges there, who spoke last first',
      params: placeParameter,
      query: listQuery.extend({ badge: z.string().max(200).optional().openapi({ description: 'Who recognises it' }) }),
      answer: pageOfSchema(employerSchema),
    }),
    async (c) => {
      const place = await findPlace({ slug: c.req.valid('param').place }, { database })
      if (!place)
        return problem(c, {
          status: 404,
          title: 'No such place',
          detail: `GET ${site.origin}/api/v1/places lists them.`,
        })
      const { limit, after: from, q, badge } = c.req.valid('query')
      const after = readCursor(from)
      const { rows, next } = await listEmployers(
        { placeId: place.id, limit, ...(q && { terms: q }), ...(badge && { badge }), ...(after && { after }) },
        { database },
      )
      const items = rows.map(({ slug, name, kind, description, descriptionCy, recognises }) => ({
        ...{ slug, name, kind, description, descriptionCy, recognises },
        url: `${site.origin}/${place.slug}/organisations/${slug}`,
      }))
      return c.json({ items, next }, 200)
    },
  )
}
