import { badgeVersionUrl } from '#capabilities/badges/badge.ts'
import { badgeRevision } from '#capabilities/badges/find-badge.ts'
import { lockPublishedBadge } from '#capabilities/badges/lock-published-badge.ts'
import { findOrganisation, organisationRevision } from '#capabilities/organisations/find-organisation.ts'
import { lockPublishedPathway } from '#capabilities/pathways/lock-published-pathway.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Endorsed, EndorsedKind } from './endorsement.ts'

/** What is endorsed, as it is while its row is held. */
export interface LockedEndorsed extends Endorsed {
  placeId: string
  /** The organisation whose it is; a pathway may be the place's own. */
  ownerId: string | null
  /** Of its words, where they come in versions. */
  versionId: string | null
  name: string
  isPublic: boolean
  /** What an endorser has read. */
  revision: string
  /** What the credential is about: the address that says these words. */
  aboutAt: (origin: string) => string
}

interface Wanted {
  id: string
  placeId: string
}

const lockers: Record<EndorsedKind, (tx: Tx, wanted: Wanted) => Promise<LockedEndorsed | undefined>> = {
  async badge(tx, { id }) {
    const badge = await lockPublishedBadge({ badgeId: id }, { tx })
    return (
      badge && {
        ...{ kind: 'badge', id, placeId: badge.placeId, ownerId: badge.organisationId, versionId: badge.versionId },
        ...{ name: badge.name, isPublic: !badge.isSuspended, revision: badgeRevision(badge) },
        aboutAt: (origin) => badgeVersionUrl(origin, badge.versionId),
      }
    )
  },
  async pathway(tx, { id }) {
    const pathway = await lockPublishedPathway({ pathwayId: id }, { tx })
    return (
      pathway && {
        ...{ kind: 'pathway', id, placeId: pathway.placeId, ownerId: pathway.organisationId },
        ...{ versionId: pathway.versionId, name: pathway.content.title, isPublic: true, revision: pathway.versionId },
        aboutAt: (origin) => `${origin}/${pathway.placeSlug}/pathways/${pathway.slug}?version=${pathway.number}`,
      }
    )
  },
  async organisation(tx, { id, placeId }) {
    // Who decides about its place there waits.
    const membership = await tx
      .selectFrom('organisationPlaces')
      .innerJoin('places', 'places.id', 'organisationPlaces.placeId')
      .select(['organisationPlaces.status', 'places.slug as placeSlug'])
      .where('organisationId', '=', id)
      .where('placeId', '=', placeId)
      .forUpdate('organisationPlaces')
      .executeTakeFirst()
    const organisation = membership && (await findOrganisation({ id }, { database: tx }))
    return (
      organisation && {
        ...{ kind: 'organisation', id, placeId, ownerId: id, versionId: null, name: organisation.name },
        ...{ isPublic: membership.status === 'approved', revision: organisationRevision(organisation) },
        aboutAt: (origin) => `${origin}/${membership.placeSlug}/organisations/${organisation.slug}`,
      }
    )
  },
}

/** What everybody sees of it, held until the transaction ends; of an organisation its place among those of a place. */
export const lockEndorsed = (tx: Tx, { kind, id }: Endorsed, placeId: string): Promise<LockedEndorsed | undefined> =>
  lockers[kind](tx, { id, placeId })
