import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { organisationKinds } from '#capabilities/organisations/organisation.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { endorsedKinds, endorsedPath, endorsementUrl } from '#capabilities/recognition/endorsement.ts'
import { listEmployers } from '#capabilities/recognition/list-employers.ts'
import { listShownPledges } from '#capabilities/recognition/list-pledges.ts'
import { listRecognised } from '#capabilities/recognition/list-recognition.ts'
import { pledgeActs, pledgeScopes, pledgeUrl } from '#capabilities/recognition/pledge.ts'
import type { PublicPledge } from '#capabilities/recognition/public-pledge.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import type { Services } from '#infrastructure/services.ts'
import { placeParameter, reads } from './operation.ts'
import { noSuchPlace } from './problem.ts'
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
    recognisesPathways: z.number().openapi({ description: 'How many pathways, in the words that they have now' }),
    recognisesOrganisations: z.number(),
    pledges: z.number().openapi({ description: 'How many pledges of it are live' }),
  })
  .openapi('Employer')

const pledgeSchema = z
  .object({
    id: text,
    url: text,
    credential: text.openapi({ description: 'The signed statement, with its status' }),
    organisation: text,
    act: z.enum(pledgeActs),
    scope: z.enum(pledgeScopes),
    about: maybe.openapi({ description: 'A skill or a kind of job, in words' }),
    aboutCy: maybe,
    badge: maybe,
    pathway: maybe,
    said: maybe,
    saidCy: maybe,
    from: text,
    until: text,
    asked: z.number().nullable().openapi({ description: 'How often it was asked for, from 10' }),
    met: z.number().nullable().openapi({ description: 'How often it was kept, where that speaks of no single person' }),
  })
  .openapi('Pledge')

const endorsementSchema = z
  .object({
    id: text,
    credential: text.openapi({ description: 'The signed statement (EndorsementCredential), with its status' }),
    organisation: text.openapi({ description: 'Who says it' }),
    kind: z.enum(endorsedKinds).openapi({ description: 'What it is said of' }),
    about: text,
    url: text,
    name: text,
    nameCy: maybe,
    comment: maybe,
    commentCy: maybe,
    signedAt: text,
  })
  .openapi('Endorsement')

/** Who says what badges are worth in a place, and what they promise. */
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
      if (!place) return noSuchPlace(c, site.origin)
      const { limit, after: from, q, badge } = c.req.valid('query')
      const after = readCursor(from)
      const { rows, next } = await listEmployers(
        { placeId: place.id, limit, ...(q && { terms: q }), ...(badge && { badge }), ...(after && { after }) },
        { database, now: new Date() },
      )
      const items = rows.map(({ slug, name, kind, description, descriptionCy, recognises, pledges }) => ({
        ...{ slug, name, kind, description, descriptionCy, pledges, recognises: recognises.badges },
        ...{ recognisesPathways: recognises.pathways, recognisesOrganisations: recognises.organisations },
        url: `${site.origin}/${place.slug}/organisations/${slug}`,
      }))
      return c.json({ items, next }, 200)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/endorsements',
      summary: 'What organisations of a place say of badges, pathways and each other, signed last first',
      params: placeParameter,
      query: listQuery.omit({ q: true }).extend({ kind: z.enum(endorsedKinds).optional() }),
      answer: pageOfSchema(endorsementSchema),
    }),
    async (c) => {
      const place = await findPlace({ slug: c.req.valid('param').place }, { database })
      if (!place) return noSuchPlace(c, site.origin)
      const { limit, after: from, kind } = c.req.valid('query')
      const after = readCursor(from)
      const asked = { placeId: place.id, limit, ...(kind && { kind }), ...(after && { after }) }
      const { rows, next } = await listRecognised(asked, { database })
      const items = rows.map(({ endorsement: { id, comment, commentCy, organisationSlug, answeredAt }, about }) => ({
        ...{ id, comment, commentCy, organisation: organisationSlug, signedAt: answeredAt.toISOString() },
        ...{ kind: about.kind, about: about.slug, name: about.name, nameCy: about.nameCy },
        credential: `${endorsementUrl(site.origin, id)}.json`,
        url: `${site.origin}${endorsedPath({ placeSlug: place.slug, ...about })}`,
      }))
      return c.json({ items, next }, 200)
    },
  )
  app.openapi(
    reads({
      path: '/api/v1/places/{place}/pledges',
      summary: 'What organisations promise those who hold badges of a place, made live last first',
      params: placeParameter,
      query: listQuery.omit({ q: true }).extend({ act: z.enum(pledgeActs).optional() }),
      answer: pageOfSchema(pledgeSchema),
    }),
    async (c) => {
      const place = await findPlace({ slug: c.req.valid('param').place }, { database })
      if (!place) return noSuchPlace(c, site.origin)
      const { limit, after: from, act } = c.req.valid('query')
      const after = readCursor(from)
      const asked = { placeId: place.id, limit, ...(act && { act }), ...(after && { after }) }
      const { rows, next } = await listShownPledges(asked, { database, now: new Date() })
      return c.json({ items: rows.map((row) => pledgeAnswer(row, site.origin)), next }, 200)
    },
  )
}

function pledgeAnswer(pledge: PublicPledge, origin: string) {
  const { id, act, scope, about, aboutCy, said, saidCy, organisationSlug, badgeSlug, pathwaySlug, use } = pledge
  const url = pledgeUrl(origin, id)
  const counted = use === null || use === 'few' ? { asked: null, met: null } : use
  return {
    ...{ id, url, act, scope, about, aboutCy, said, saidCy, ...counted },
    credential: `${url}.json`,
    organisation: organisationSlug,
    badge: badgeSlug,
    pathway: pathwaySlug,
    from: pledge.beginsOn,
    until: pledge.endsOn,
  }
}
