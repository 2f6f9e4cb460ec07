import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { findPlace } from '#capabilities/places/find-place.ts'
import { skillWeights } from '#capabilities/work/asked-skill.ts'
import { listShownJobRoles } from '#capabilities/work/list-job-roles.ts'
import { listOpenVacancies } from '#capabilities/work/list-vacancies.ts'
import { vacancyKinds } from '#capabilities/work/vacancy.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import type { Services } from '#infrastructure/services.ts'
import { placeParameter, reads } from './operation.ts'
import { noSuchPlace } from './problem.ts'
import { listQuery, pageOfSchema } from './schemas.ts'

const text = z.string()
const maybe = z.string().nullable()

const askedSkillSchema = z
  .object({
    name: text,
    nameCy: text.optional(),
    uri: text.optional().openapi({ description: 'The skill in a published framework' }),
    framework: text.optional(),
    weight: z.enum(skillWeights).openapi({ description: 'Whether the job cannot be done without it' }),
  })
  .openapi('AskedSkill')

const roleSchema = z
  .object({
    id: text,
    url: text,
    organisation: text,
    title: text,
    titleCy: maybe,
    about: text,
    aboutCy: maybe,
    skills: z.array(askedSkillSchema),
  })
  .openapi('JobRole')

const vacancySchema = z
  .object({
    id: text,
    url: text,
    organisation: text,
    kind: z.enum(vacancyKinds),
    title: text,
    titleCy: maybe,
    about: text,
    aboutCy: maybe,
    pay: maybe.openapi({ description: 'As its employer words it' }),
    payCy: maybe,
    whereabouts: maybe,
    apply: maybe,
    applyCy: maybe,
    applyUrl: maybe,
    ageMin: z.int(),
    closesOn: text.openapi({ description: 'The last day on which it is open', example: '2026-06-05' }),
    skills: z.array(askedSkillSchema),
  })
  .openapi('Vacancy')

/** What employers of a place ask for and offer. */
export function addWorkOperations(app: OpenAPIHono, { database, site }: Pick<Services, 'database' | 'site'>) {
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/roles',
      summary: 'Kinds of job that employers of a place describe, with the skills that they ask for, shown last first',
      params: placeParameter,
      query: listQuery,
      answer: pageOfSchema(roleSchema),
    }),
    async (c) => {
      const place = await findPlace({ slug: c.req.valid('param').place }, { database })
      if (!place) return noSuchPlace(c, site.origin)
      const { limit, after: from, q } = c.req.valid('query')
      const after = readCursor(from)
      const asked = { placeId: place.id, limit, ...(q && { terms: q }), ...(after && { after }) }
      const { rows, next } = await listShownJobRoles(asked, { database })
      const items = rows.map(({ id, title, titleCy, about, aboutCy, skills, organisationSlug: organisation }) => ({
        ...{ id, title, titleCy, about, aboutCy, skills, organisation },
        url: `${site.origin}/${place.slug}/roles/${id}`,
      }))
      return c.json({ items, next }, 200)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/vacancies',
      summary:
        'Jobs, apprenticeships, work experience and mentors that employers of a place offer now, shown last first',
      params: placeParameter,
      query: listQuery.extend({ kind: z.enum(vacancyKinds).optional() }),
      answer: pageOfSchema(vacancySchema),
    }),
    async (c) => {
      const place = await findPlace({ slug: c.req.valid('param').place }, { database })
      if (!place) return noSuchPlace(c, site.origin)
      const { limit, after: from, q, kind } = c.req.valid('query')
      const after = readCursor(from)
      const asked = { placeId: place.id, limit, ...(q && { terms: q }), ...(kind && { kind }), ...(after && { after }) }
      const { rows, next } = await listOpenVacancies(asked, { database, now: new Date() })
      const items = rows.map(
        ({ isClosed, roleId, publicAt, placeSlug, organisationName, organisationSlug, ...rest }) => ({
          ...rest,
          organisation: organisationSlug,
          url: `${site.origin}/${placeSlug}/vacancies/${rest.id}`,
        }),
      )
      return c.json({ items, next }, 200)
    },
  )
}
