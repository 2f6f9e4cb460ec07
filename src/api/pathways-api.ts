import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { findNamedThings, type NamedThings } from '#capabilities/pathways/find-named-things.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import { type PublicPathway, publicPathway } from '#capabilities/pathways/public-pathway.ts'
import { type StepView, viewOf } from '#capabilities/pathways/view-rules.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import type { Services } from '#infrastructure/services.ts'
import { placeParameter, reads } from './operation.ts'
import { noSuchPlace, problem } from './problem.ts'
import { listQuery, pageOfSchema } from './schemas.ts'

const text = z.string()
const maybe = z.string().nullable()

const stepSchema = z
  .object({
    key: text,
    kind: text,
    title: text,
    titleCy: maybe,
    reason: text,
    reasonCy: maybe,
    after: z.array(text),
    branch: maybe,
    /** How many of the options are enough. */
    needed: z.number(),
    hours: z.number().nullable(),
    hoursTheme: maybe,
    options: z.array(z.object({ name: text, nameCy: maybe, url: maybe })),
  })
  .openapi('PathwayStep')

const choiceSchema = z
  .object({
    key: text,
    title: text,
    titleCy: maybe,
    needed: z.number(),
    branches: z.array(z.object({ key: text, title: text, titleCy: maybe })),
  })
  .openapi('PathwayChoice')

const pathwaySchema = z
  .object({
    id: text,
    slug: text,
    url: text,
    picture: text,
    /** The same as linked data, in the Credential Transparency Description Language. */
    ctdl: text,
    organisation: maybe,
    title: text,
    titleCy: maybe,
    summary: text,
    summaryCy: maybe,
    destinationKind: text,
    destination: text,
    destinationCy: maybe,
    audience: text,
    audienceCy: maybe,
    theme: text,
    reviewOn: maybe,
    version: z.number(),
    publishedAt: z.iso.datetime().nullable(),
    steps: z.array(stepSchema),
    choices: z.array(choiceSchema),
    badgeAtTheEnd: z.object({ name: text, nameCy: maybe, url: maybe }).nullable(),
  })
  .openapi('Pathway')

const pathwayParameter = placeParameter.extend({ pathway: z.string().openapi({ param: { in: 'path' } }) })

/** Pathways, as lists and one by one. */
export function addPathwayOperations(app: OpenAPIHono, { database, site }: Pick<Services, 'database' | 'site'>) {
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/pathways',
      summary: 'Published pathways of a place, newest first',
      params: placeParameter,
      query: listQuery,
      answer: pageOfSchema(pathwaySchema),
    }),
    async (c) => {
      const place = await findPlace({ slug: c.req.valid('param').place }, { database })
      if (!place) return noSuchPlace(c, site.origin)
      // Steps name badges of other places too: any change drops the answer.
      c.set('shows', new Set<string>())
      const { limit, after, q } = c.req.valid('query')
      const page = await listPathways({ placeId: place.id, limit, after: readCursor(after), terms: q }, { database })
      const contents = page.rows.map((row) => row.content)
      const named = await findNamedThings(contents, { database, now: new Date() })
      return c.json(
        { items: page.rows.map((row) => answer(publicPathway(row), { named, origin: site.origin })), next: page.next },
        200,
      )
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/pathways/{pathway}',
      summary: 'One pathway as it is now',
      params: pathwayParameter,
      query: z.object({}),
      answer: pathwaySchema,
    }),
    async (c) => {
      const { place, pathway: slug } = c.req.valid('param')
      const pathway = await findPathway({ placeSlug: place, slug }, { database })
      if (!pathway)
        return problem(c, {
          status: 404,
          title: 'No such pathway',
          detail: `GET ${site.origin}/api/v1/places/${place}/pathways lists them.`,
        })
      const named = await findNamedThings([pathway.content], { database, now: new Date() })
      return c.json(answer(publicPathway(pathway), { named, origin: site.origin }), 200)
    },
  )
}

function answer(pathway: PublicPathway, { named, origin }: { named: NamedThings; origin: string }) {
  const { id, slug, placeSlug, organisationSlug, number, publishedAt } = pathway
  const { steps, gives, finishBadgeId: _, ...content } = viewOf(pathway.content, named)
  const url = `${origin}/${placeSlug}/pathways/${slug}`
  return {
    id,
    slug,
    url,
    picture: `${url}.svg`,
    ctdl: `${url}.jsonld`,
    organisation: organisationSlug,
    ...content,
    version: number,
    publishedAt: publishedAt?.toISOString() ?? null,
    steps: steps.map((step) => stepAnswer(step, origin)),
    badgeAtTheEnd: gives ? optionAnswer(gives, origin) : null,
  }
}

function stepAnswer(step: StepView, origin: string) {
  const { key, kind, title, titleCy, reason, reasonCy, after, branch, needed, hours, hoursTheme, options } = step
  return {
    ...{ key, kind, title, titleCy, reason, reasonCy, after, branch, needed },
    hours: hours ?? null,
    hoursTheme: hoursTheme ?? null,
    options: options.map((option) => optionAnswer(option, origin)),
  }
}

function optionAnswer({ name, nameCy, href }: StepView['options'][number], origin: string) {
  return { name, nameCy, url: href ? (href.startsWith('/') ? origin + href : href) : null }
}
