import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { type EndorsedKind, endorsedOf } from './endorsement.ts'
import { columnOf } from './endorsement-store.ts'
import { type PublicEndorsement, publicEndorsement, type ShownEndorsement } from './public-endorsement.ts'

/** Beyond this many a page only counts them. */
const mostShown = 50

const selectShown = ({ database }: Reading) =>
  database
    .selectFrom('endorsements')
    .innerJoin('organisations', 'organisations.id', 'endorsements.organisationId')
    // Who is suspended, or has left the place, speaks for nothing there; the credential itself stays genuine.
    .innerJoin('organisationPlaces', (join) =>
      join
        .onRef('organisationPlaces.organisationId', '=', 'endorsements.organisationId')
        .onRef('organisationPlaces.placeId', '=', 'endorsements.placeId'),
    )
    .select(['endorsements.id', 'endorsements.comment', 'endorsements.commentCy', 'endorsements.answeredAt'])
    .innerJoin('places', 'places.id', 'endorsements.placeId')
    .select(['organisations.name as organisationName', 'organisations.slug as organisationSlug'])
    .select('places.slug as placeSlug')
    .where('endorsements.state', '=', 'given')
    .where('organisationPlaces.status', '=', 'approved')
    .orderBy('endorsements.answeredAt', 'desc')
    .orderBy('endorsements.id', 'desc')
    .$narrowType<{ answeredAt: Date }>()

/** What is recognised: words in one version, or an organisation in a place. */
type Of = { badgeVersionId: string } | { pathwayVersionId: string } | { organisationId: string; placeId: string }

/** Who recognises it, the latest first: of a badge what an award of these words can be shown beside. */
export async function listRecognition(of: Of, powers: Reading): Promise<PublicEndorsement[]> {
  const shown = selectShown(powers).limit(mostShown)
  const rows = await ('badgeVersionId' in of
    ? shown.where('badgeVersionId', '=', of.badgeVersionId)
    : 'pathwayVersionId' in of
      ? shown.where('pathwayVersionId', '=', of.pathwayVersionId)
      : shown.where('aboutId', '=', of.organisationId).where('endorsements.placeId', '=', of.placeId)
  ).execute()
  return rows.map((row: ShownEndorsement) => publicEndorsement(row))
}

/** What an organisation recognises, with what it says of it. */
export interface Recognised {
  endorsement: PublicEndorsement
  about: { kind: EndorsedKind; slug: string; name: string; nameCy: string | null }
}

interface RecognisedFilter {
  placeId: string
  /** By this organisation alone. */
  organisationId?: string
  kind?: EndorsedKind
  after?: Cursor
  limit?: number
}

/** What is recognised in a place: badges and pathways in the words that they have now, and organisations; the latest first. */
export async function listRecognised(
  { placeId, organisationId, kind, after, limit = mostShown }: RecognisedFilter,
  powers: Reading,
): Promise<Page<Recognised>> {
  let query = selectShown(powers)
    .leftJoin('badges', (join) =>
      join
        .onRef('badges.id', '=', 'endorsements.badgeId')
        .onRef('badges.currentVersionId', '=', 'endorsements.badgeVersionId')
        .on('badges.status', '=', 'published'),
    )
    .leftJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .leftJoin('pathways', (join) =>
      join
        .onRef('pathways.id', '=', 'endorsements.pathwayId')
        .onRef('pathways.currentVersionId', '=', 'endorsements.pathwayVersionId')
        .on('pathways.status', '=', 'published'),
    )
    .leftJoin('pathwayVersions', 'pathwayVersions.id', 'pathways.currentVersionId')
    .leftJoin('organisationPlaces as aboutPlace', (join) =>
      join
        .onRef('aboutPlace.organisationId', '=', 'endorsements.aboutId')
        .onRef('aboutPlace.placeId', '=', 'endorsements.placeId')
        .on('aboutPlace.status', '=', 'approved'),
    )
    .leftJoin('organisations as about', 'about.id', 'aboutPlace.organisationId')
    .select([
      sql<string>`coalesce(badges.slug, pathways.slug, about.slug)`.as('aboutSlug'),
      sql<string>`coalesce(badge_versions.name, pathway_versions.title, about.name)`.as('aboutName'),
      sql<string | null>`coalesce(badge_versions.name_cy, pathway_versions.content ->> 'titleCy')`.as('aboutNameCy'),
    ])
    .select(['endorsements.badgeId', 'endorsements.pathwayId', 'endorsements.aboutId'])
    .where('endorsements.placeId', '=', placeId)
    .where(sql<boolean>`coalesce(badges.id, pathways.id, about.id) is not null`)
    .limit(limit + 1)
  if (organisationId) query = query.where('endorsements.organisationId', '=', organisationId)
  if (kind) query = query.where(`endorsements.${columnOf[kind]}`, 'is not', null)
  if (after)
    query = query.where(sql<boolean>`(endorsements.answered_at, endorsements.id) < (${after.at}, ${after.id}::uuid)`)
  const page = pageOf(await query.execute(), limit, (row) => ({ at: row.answeredAt, id: row.id }))
  return {
    ...page,
    rows: page.rows.map((row) => ({
      endorsement: publicEndorsement(row),
      about: { kind: endorsedOf(row).kind, slug: row.aboutSlug, name: row.aboutName, nameCy: row.aboutNameCy },
    })),
  }
}
