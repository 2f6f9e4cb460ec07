import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { BadgeStatus } from './badge.ts'
import { type PublishRefusal, publishRefusalOf } from './badge-rules.ts'
import { lockBadge } from './badge-store.ts'

export type PublishBadgeOutcome = { ok: true } | { ok: false; refusal: PublishRefusal }

/** Shows the badge to everybody; from now on it can be awarded. */
export async function publishBadge(
  { badgeId }: { badgeId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<PublishBadgeOutcome> {
  return database.transaction().execute(async (tx) => {
    const badge = await lockBadge(tx, badgeId)
    if (!badge?.currentVersionId || badge.organisationId !== manager.organisationId)
      return { ok: false, refusal: 'badge-not-found' }
    const version = await tx
      .selectFrom('badgeVersions')
      .select('skills')
      .where('id', '=', badge.currentVersionId)
      .executeTakeFirstOrThrow()
    const standings = await listStandings(manager.organisationId, { database: tx })
    const refusal = publishRefusalOf({
      status: badge.status as BadgeStatus,
      content: { skills: version.skills as unknown as Skill[] },
      organisationApproved: standings.some((one) => one.placeId === badge.placeId && one.standing === 'approved'),
    })
    if (refusal) return { ok: false, refusal }
    await tx
      .updateTable('badges')
      .set({ status: 'published', publishedAt: now, updatedAt: now })
      .where('id', '=', badgeId)
      .where('status', '=', 'draft')
      .execute()
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'badge.published',
        subjectType: 'badge',
        subjectId: badgeId,
        placeId: badge.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
