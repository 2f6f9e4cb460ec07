import { sql } from 'kysely'
import { lockPublishedBadge } from '#capabilities/badges/lock-published-badge.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { askRefusalOf } from './endorsement-rules.ts'
import { endorserOf, standingOf } from './endorsement-store.ts'
import { endorsementMoved } from './recognition-jobs.ts'

/** Who writes the words of a badge anew may do so several times: nobody is asked about the first of them. */
const settledMinutes = 30
const mostAtOnce = 200

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }

/** By the clock: who endorsed words that a badge has no more is asked about the new ones, once. */
export async function settleEndorsements({ database, queue, now }: Powers): Promise<void> {
  const before = new Date(now.getTime() - settledMinutes * 60_000)
  const { rows } = await sql<{ badgeId: string; organisationId: string }>`
    select distinct given.badge_id, given.organisation_id
    from endorsements as given join badges on badges.id = given.badge_id
      join badge_versions as words on words.id = badges.current_version_id
    where given.state = 'given' and given.badge_version_id <> words.id and words.created_at <= ${before}
      and badges.status = 'published'
      and not exists (select from endorsements as later where later.badge_id = given.badge_id
        and later.organisation_id = given.organisation_id and (later.state = 'asked' or later.asked_at >= words.created_at))
    limit ${mostAtOnce}`.execute(database)
  for (const { badgeId, organisationId } of rows)
    await database.transaction().execute(async (tx) => {
      const badge = await lockPublishedBadge({ badgeId }, { tx })
      if (!badge) return
      const { placeId, versionId } = badge
      const refusal = askRefusalOf({
        badge,
        endorser: await endorserOf(tx, { organisationId, placeId, badgeId }),
        standing: await standingOf(tx, { badgeId, organisationId, versionId }),
      })
      if (refusal) return
      const endorsementId = newId(now)
      const asked = { state: 'asked', askedFor: 'new-words', askedAt: now }
      await tx
        .insertInto('endorsements')
        .values({ id: endorsementId, badgeId, placeId, organisationId, ...asked })
        .execute()
      await queue.enqueue(tx, endorsementMoved, [{ endorsementId, state: 'asked' }])
      const entry = { action: 'endorsement.asked', subjectType: 'badge', subjectId: badgeId, placeId }
      await audit(tx, { actorId: undefined, ...entry, detail: { endorserId: organisationId } }, now)
    })
}
