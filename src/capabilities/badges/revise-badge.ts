import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { findBadgeStandard } from '#capabilities/places/find-place.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { BadgeContent } from './badge.ts'
import { chooseLook } from './badge-look-store.ts'
import type { LookRefusal } from './badge-rules.ts'
import { addVersion, lockBadge, replaceVersion } from './badge-store.ts'
import { badgeRevision, findBadge } from './find-badge.ts'

export type ReviseBadgeOutcome =
  | { ok: true; newVersion: boolean }
  | { ok: false; refusal: 'badge-not-found' | 'badge-is-archived' | 'changed-meanwhile' | LookRefusal }

interface ReviseBadgeRequest {
  badgeId: string
  content: BadgeContent
  /** What the change was made to (`badgeRevision`); left out, it replaces whatever is there. */
  basedOn?: string
}

/** Changes a badge. A published one gets its next version, so that what was awarded stays as it was. */
export async function reviseBadge(
  { badgeId, content, basedOn }: ReviseBadgeRequest,
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<ReviseBadgeOutcome> {
  return database.transaction().execute(async (tx) => {
    const badge = await lockBadge(tx, badgeId)
    if (!badge || badge.organisationId !== manager.organisationId || !badge.currentVersionId)
      return { ok: false, refusal: 'badge-not-found' }
    if (badge.status === 'archived') return { ok: false, refusal: 'badge-is-archived' }
    const current = basedOn === undefined ? undefined : await findBadge({ id: badgeId }, { database: tx })
    if (current && badgeRevision(current) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    const refusal = await chooseLook(tx, { content, placeId: badge.placeId, organisationId: badge.organisationId, now })
    if (refusal) return { ok: false, refusal }
    const newVersion = badge.status === 'published'
    if (newVersion) {
      const standard = await findBadgeStandard({ placeId: badge.placeId }, { database: tx })
      if (!standard) return { ok: false, refusal: 'badge-not-found' }
      await addVersion(tx, { badgeId, badgeStandardId: standard.id, content, now })
    } else {
      await replaceVersion(tx, { versionId: badge.currentVersionId, content })
      // What was approved were other words.
      await tx
        .updateTable('badges')
        .set({ updatedAt: now, reviewedVersionId: null, reviewedAt: null })
        .where('id', '=', badgeId)
        .execute()
    }
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'badge.revised',
        subjectType: 'badge',
        subjectId: badgeId,
        placeId: badge.placeId,
        detail: { newVersion },
      },
      now,
    )
    return { ok: true, newVersion }
  })
}
