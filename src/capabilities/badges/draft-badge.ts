import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { findBadgeStandard } from '#capabilities/places/find-place.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { BadgeContent } from './badge.ts'
import { chooseLook } from './badge-look-store.ts'
import type { LookRefusal } from './badge-rules.ts'
import { addVersion, freeBadgeSlug } from './badge-store.ts'

export type DraftBadgeOutcome =
  | { ok: true; badgeId: string; slug: string }
  | { ok: false; refusal: 'place-not-found' | LookRefusal }

interface Draft {
  placeId: string
  content: BadgeContent
  /** The end of its address where it had one before; by its name without it. */
  slug?: string
}

/** Begins a badge; nobody but the organisation sees it until it is published. */
export async function draftBadge(
  draft: Draft,
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<DraftBadgeOutcome> {
  return database.transaction().execute((tx) => draftBadgeWithin(draft, { tx, manager, now }))
}

/** The same as a part of more that is done at once. */
export async function draftBadgeWithin(
  { placeId, content, slug: former }: Draft,
  { tx, manager, now }: { tx: Tx; manager: OrganisationManager; now: Date },
): Promise<DraftBadgeOutcome> {
  const standard = await findBadgeStandard({ placeId }, { database: tx })
  if (!standard) return { ok: false, refusal: 'place-not-found' }
  const refusal = await chooseLook(tx, { content, placeId, organisationId: manager.organisationId, now })
  if (refusal) return { ok: false, refusal }
  const badgeId = newId(now)
  const slug = await freeBadgeSlug(tx, { placeId, wanted: former ?? slugOf(content.name) })
  await tx
    .insertInto('badges')
    .values({
      id: badgeId,
      organisationId: manager.organisationId,
      placeId,
      slug,
      status: 'draft',
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  await addVersion(tx, { badgeId, badgeStandardId: standard.id, content, now })
  await audit(
    tx,
    { actorId: manager.personId, action: 'badge.drafted', subjectType: 'badge', subjectId: badgeId, placeId },
    now,
  )
  return { ok: true, badgeId, slug }
}
