import { z } from '@hono/zod-openapi'
import type { PublicAwardListing } from '#capabilities/awards/list-awards.ts'
import { badgeVersionUrl } from '#capabilities/badges/badge.ts'
import type { PublicBadge } from '#capabilities/badges/public-badge.ts'
import { measureIds } from '#capabilities/impact/impact-measures.ts'
import { eventStatuses } from '#capabilities/opportunities/opportunity.ts'
import type { PublicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import type { OrganisationListing } from '#capabilities/organisations/list-organisations.ts'
import type { Page } from '#infrastructure/database/keyset.ts'

const text = z.string()
const maybe = z.string().nullable()
const moment = z.iso.datetime()

export const problemSchema = z.object({ type: text, status: z.number(), title: text, detail: text }).openapi('Problem')

export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** `next` of the page before. */
  after: z.string().optional(),
  /** Words to look for. */
  q: z.string().max(200).optional(),
})

export function pageOfSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: text.optional() })
}

export const placeSchema = z
  .object({
    id: text,
    slug: text,
    url: text,
    name: text,
    nameCy: maybe,
    summary: text,
    summaryCy: maybe,
    latitude: z.number(),
    longitude: z.number(),
    joinedAt: moment,
  })
  .openapi('Place')

export const cohortSchema = z.object({ id: text, slug: text, name: text, nameCy: maybe }).openapi('Cohort')

const definition = z.object({
  id: z.enum(measureIds),
  version: z.number(),
  since: text,
  definition: text,
  definitionCy: text,
  countsPeople: z.boolean(),
})
export const impactSchema = z
  .object({
    participants: z.number().nullable(),
    employers: z.number(),
    opportunitiesBadged: z.number(),
    badgesIssued: z.number().nullable(),
    learnersWithMoreThanOneBadge: z.object({ count: z.number().nullable(), percent: z.number().nullable() }),
    definitions: z.array(definition),
    asOf: moment,
  })
  .openapi('Impact')

export const organisationSchema = z
  .object({
    id: text,
    slug: text,
    url: text,
    name: text,
    kind: text,
    description: text,
    descriptionCy: maybe,
    website: maybe,
  })
  .openapi('Organisation')

const skill = z.object({ name: text, nameCy: text.optional(), uri: text.optional(), framework: text.optional() })
export const opportunitySchema = z
  .object({
    id: text,
    slug: text,
    url: text,
    organisation: text,
    kind: text,
    theme: text,
    title: text,
    titleCy: maybe,
    summary: text,
    summaryCy: maybe,
    mode: text,
    eventStatus: z.enum(eventStatuses).openapi({ description: 'Whether it takes place as planned' }),
    neighbourhood: maybe,
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    ageMin: z.number(),
    ageMax: z.number(),
    ageNote: maybe.openapi({ description: 'For whom, in words, where no numbers are certain' }),
    costPence: z.number().nullable().openapi({ description: 'In pence; null where nobody said what it costs' }),
    costNote: maybe,
    access: z.array(text),
    skills: z.array(skill),
    languages: z.array(text),
    nextStartsAt: moment.nullable(),
    publishedAt: moment.nullable(),
  })
  .openapi('Opportunity')

export const badgeSchema = z
  .object({
    id: text,
    slug: text,
    url: text,
    image: text,
    organisation: text,
    name: text,
    nameCy: maybe,
    description: text,
    descriptionCy: maybe,
    criteria: text,
    criteriaCy: maybe,
    theme: text,
    level: z.number(),
    skills: z.array(skill),
    hours: z.number().nullable(),
    assessment: text,
    evidenceRequired: z.boolean(),
    validForMonths: z.number().nullable(),
    repeatable: z.boolean(),
    version: z.number(),
  })
  .openapi('Badge')

export const awardSchema = z
  .object({
    id: text,
    url: text,
    credential: text,
    badge: text,
    badgeName: text,
    badgeNameCy: maybe,
    organisation: text,
    learner: maybe,
    awardedAt: moment,
    validUntil: moment.nullable(),
  })
  .openapi('Award')

export function organisationsAnswer(
  { rows, next }: Page<OrganisationListing>,
  { origin, place }: { origin: string; place: string },
) {
  return {
    items: rows.map(({ id, slug, name, kind, description, descriptionCy, website }) => ({
      id,
      slug,
      url: `${origin}/${place}/organisations/${slug}`,
      name,
      kind,
      description,
      descriptionCy,
      website,
    })),
    next,
  }
}

export function opportunityAnswer(row: PublicOpportunity, origin: string) {
  const { id, slug, kind, theme, title, titleCy, summary, summaryCy, mode, eventStatus, latitude, longitude } = row
  const { ageMin, ageMax, ageNote, costPence, costNote, access, skills, languages } = row
  return {
    ...{ id, slug, kind, theme, title, titleCy, summary, summaryCy, mode, eventStatus, latitude, longitude },
    ...{ ageMin, ageMax, ageNote, costPence, costNote, access, skills, languages },
    url: `${origin}/${row.placeSlug}/opportunities/${slug}`,
    organisation: row.organisationSlug,
    neighbourhood: row.neighbourhoodName,
    nextStartsAt: row.nextStartsAt?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
  }
}

export function opportunitiesAnswer({ rows, next }: Page<PublicOpportunity>, origin: string) {
  return { items: rows.map((row) => opportunityAnswer(row, origin)), next }
}

export function badgeAnswer(badge: PublicBadge, origin: string) {
  const {
    id,
    slug,
    name,
    nameCy,
    description,
    descriptionCy,
    criteria,
    criteriaCy,
    theme,
    level,
    skills,
    hours,
    assessment,
    evidenceRequired,
    validForMonths,
    repeatable,
  } = badge
  return {
    id,
    slug,
    name,
    nameCy,
    description,
    descriptionCy,
    criteria,
    criteriaCy,
    theme,
    level,
    skills,
    hours,
    assessment,
    evidenceRequired,
    validForMonths,
    repeatable,
    url: `${origin}/${badge.placeSlug}/badges/${slug}`,
    image: `${badgeVersionUrl(origin, badge.versionId)}.svg`,
    organisation: badge.organisationSlug,
    version: badge.versionNumber,
  }
}

export function badgesAnswer({ rows, next }: Page<PublicBadge>, origin: string) {
  return { items: rows.map((badge) => badgeAnswer(badge, origin)), next }
}

export function awardsAnswer({ rows, next }: Page<PublicAwardListing>, urlOf: (id: string) => string) {
  const items = rows.map((row) => ({
    id: row.id,
    url: urlOf(row.id),
    credential: `${urlOf(row.id)}.json`,
    badge: row.badgeSlug,
    badgeName: row.badgeName,
    badgeNameCy: row.badgeNameCy,
    organisation: row.organisationSlug,
    learner: row.learner,
    awardedAt: row.awardedAt.toISOString(),
    validUntil: row.validUntil?.toISOString() ?? null,
  }))
  return { items, next }
}
