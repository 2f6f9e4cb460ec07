import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { findPlace } from '#capabilities/places/find-place.ts'
import type { Place } from '#capabilities/places/place.ts'
import { type EverythingFound, searchEverything } from '#capabilities/search/search-everything.ts'
import type { Services } from '#infrastructure/services.ts'
import { placeParameter, reads } from './operation.ts'
import { noSuchPlace } from './problem.ts'
import { badgeAnswer, badgeSchema, opportunityAnswer, opportunitySchema } from './schemas.ts'

const text = z.string()
const maybe = z.string().nullable()

const searchQuery = z.object({
  q: z.string().trim().min(1).max(200).openapi({ description: 'Words to look for, in English or Welsh' }),
  limit: z.coerce.number().int().min(1).max(20).default(6).openapi({ description: 'Results of each kind' }),
})

const pathwayFoundSchema = z
  .object({ id: text, slug: text, url: text, title: text, titleCy: maybe, theme: text, steps: z.number() })
  .openapi('PathwayFound')
const organisationFoundSchema = z
  .object({ id: text, slug: text, url: text, name: text, kind: text, description: text, descriptionCy: maybe })
  .openapi('OrganisationFound')
const vacancyFoundSchema = z
  .object({ id: text, url: text, title: text, titleCy: maybe, kind: text, organisation: text, closesOn: text })
  .openapi('VacancyFound')
const skillFoundSchema = z.object({ name: text, nameCy: maybe, uri: text, framework: text }).openapi('SkillFound')
const placeFoundSchema = z.object({ name: text, nameCy: maybe, url: text }).openapi('PlaceFound')

const foundSchema = z
  .object({
    meant: maybe.openapi({ description: 'The words that were looked for, where those asked for are mistyped' }),
    opportunities: z.array(opportunitySchema),
    badges: z.array(badgeSchema),
    pathways: z.array(pathwayFoundSchema),
    organisations: z.array(organisationFoundSchema),
    vacancies: z
      .array(vacancyFoundSchema)
      .openapi({ description: 'Of one place alone: none where every place is searched' }),
    skills: z.array(skillFoundSchema),
    places: z.array(placeFoundSchema),
    alternatives: z
      .array(opportunitySchema)
      .openapi({ description: 'Opportunities that fit some of the words, where nothing fits all of them' }),
  })
  .openapi('Found')

/** One search over every kind of thing, in a place or everywhere. */
export function addSearchOperations(app: OpenAPIHono, { database, site }: Pick<Services, 'database' | 'site'>) {
  const search = async ({ q, limit }: z.infer<typeof searchQuery>, place: Place | undefined) =>
    answer(await searchEverything({ place, terms: q, limit }, { database, now: new Date() }), site.origin)

  app.openapi(
    reads({
      path: '/api/v1/search',
      summary: 'A few of everything that the words fit, in every place, the best first',
      params: z.object({}),
      query: searchQuery,
      answer: foundSchema,
    }),
    async (c) => c.json(await search(c.req.valid('query'), undefined), 200),
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/search',
      summary: 'A few of everything in a place that the words fit, the best first',
      params: placeParameter,
      query: searchQuery,
      answer: foundSchema,
    }),
    async (c) => {
      const place = await findPlace({ slug: c.req.valid('param').place }, { database })
      return place ? c.json(await search(c.req.valid('query'), place), 200) : noSuchPlace(c, site.origin)
    },
  )
}

function answer({ meant, earned: _, ...found }: EverythingFound, origin: string) {
  return {
    meant: meant ?? null,
    opportunities: found.opportunities.map((one) => opportunityAnswer(one, origin)),
    badges: found.badges.map((one) => badgeAnswer(one, origin)),
    pathways: found.pathways.map(({ id, slug, placeSlug, title, titleCy, theme, total }) => ({
      ...{ id, slug, title, titleCy, theme, steps: total },
      url: `${origin}/${placeSlug}/pathways/${slug}`,
    })),
    organisations: found.organisations.map(({ id, slug, placeSlug, name, kind, description, descriptionCy }) => ({
      ...{ id, slug, name, kind, description, descriptionCy },
      url: `${origin}/${placeSlug}/organisations/${slug}`,
    })),
    vacancies: found.vacancies.map(({ id, title, titleCy, kind, placeSlug, organisationSlug, closesOn }) => ({
      ...{ id, title, titleCy, kind, organisation: organisationSlug, closesOn },
      url: `${origin}/${placeSlug}/vacancies/${id}`,
    })),
    skills: found.skills.map(({ label, labelCy, uri, frameworkName }) => ({
      ...{ name: label, nameCy: labelCy, framework: frameworkName },
      uri: uri.startsWith('/') ? origin + uri : uri,
    })),
    places: found.places.map(({ name, nameCy, href }) => ({ name, nameCy, url: origin + href })),
    alternatives: found.alternatives.map((one) => opportunityAnswer(one, origin)),
  }
}
