import type { Reading } from '#infrastructure/database/database.ts'
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
    .select(['endorsements.id', 'comment', 'commentCy', 'answeredAt'])
    .innerJoin('places', 'places.id', 'endorsements.placeId')
    .select(['organisations.name as organisationName', 'organisations.slug as organisationSlug'])
    .select('places.slug as placeSlug')
    .where('endorsements.state', '=', 'given')
    .where('organisationPlaces.status', '=', 'approved')
    .orderBy('answeredAt', 'desc')
    .orderBy('endorsements.id')
    .$narrowType<{ answeredAt: Date }>()

/** Who recognises a badge in one version of its words, the latest first: what an award of it can be shown beside. */
export async function listRecognition(
  { badgeVersionId }: { badgeVersionId: string },
  powers: Reading,
): Promise<PublicEndorsement[]> {
  const rows = await selectShown(powers).where('badgeVersionId', '=', badgeVersionId).limit(mostShown).execute()
  return rows.map((row: ShownEndorsement) => publicEndorsement(row))
}

/** A badge that an organisation recognises, with what it says of it. */
export interface Recognised {
  endorsement: PublicEndorsement
  badge: { slug: string; name: string; nameCy: string | null }
}

/** What an organisation recognises in a place: badges in the words that they have now, the latest first. */
export async function listRecognised(
  { organisationId, placeId }: { organisationId: string; placeId: string },
  powers: Reading,
): Promise<Recognised[]> {
  const rows = await selectShown(powers)
    .innerJoin('badges', (join) =>
      join
        .onRef('badges.id', '=', 'endorsements.badgeId')
        .onRef('badges.currentVersionId', '=', 'endorsements.badgeVersionId'),
    )
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .select(['badges.slug as badgeSlug', 'badgeVersions.name as badgeName', 'badgeVersions.nameCy as badgeNameCy'])
    .where('endorsements.organisationId', '=', organisationId)
    .where('endorsements.placeId', '=', placeId)
    .where('badges.status', '=', 'published')
    .limit(mostShown)
    .execute()
  return rows.map((row) => ({
    endorsement: publicEndorsement(row),
    badge: { slug: row.badgeSlug, name: row.badgeName, nameCy: row.badgeNameCy },
  }))
}
