import { sql } from 'kysely'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockEndorsed } from './endorsed-store.ts'
import { askRefusalOf } from './endorsement-rules.ts'
import { columnOf, endorserOf, standingOf } from './endorsement-store.ts'
import { endorsementMoved } from './recognition-jobs.ts'

/** Who writes words anew may do so several times: nobody is asked about the first of them. */
const settledMinutes = 30
const mostAtOnce = 200

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }

/** By the clock: who endorsed words that a badge or pathway has no more is asked about the new ones, once. */
export async function settleEndorsements({ database, queue, now }: Powers): Promise<void> {
  const before = new Date(now.getTime() - settledMinutes * 60_000)
  const { rows } = await sql<{ kind: 'badge' | 'pathway'; id: string; placeId: string; organisationId: string }>`
    with given as (
      select 'badge' as kind, badges.id, badge_version_id as version_id, endorsements.place_id,
        endorsements.organisation_id, words.id as words_id, words.created_at as words_at
      from endorsements join badges on badges.id = endorsements.badge_id and badges.status = 'published'
        join badge_versions as words on words.id = badges.current_version_id
      where state = 'given'
      union all
      select 'pathway', pathways.id, pathway_version_id, endorsements.place_id, endorsements.organisation_id,
        words.id, words.published_at
      from endorsements join pathways on pathways.id = endorsements.pathway_id and pathways.status = 'published'
        join pathway_versions as words on words.id = pathways.current_version_id
      where state = 'given')
    select distinct kind, id, place_id, organisation_id from given
    where version_id <> words_id and words_at <= ${before}
      and not exists (select from endorsements as later where coalesce(later.badge_id, later.pathway_id) = given.id
        and later.organisation_id = given.organisation_id and (later.state = 'asked' or later.asked_at >= words_at))
    order by kind, id, organisation_id
    limit ${mostAtOnce}`.execute(database)
  for (const { kind, id, placeId, organisationId } of rows)
    await database.transaction().execute(async (tx) => {
      const subject = await lockEndorsed(tx, { kind, id }, placeId)
      if (!subject) return
      const refusal = askRefusalOf({
        subject,
        endorser: await endorserOf(tx, { organisationId, endorsed: subject }),
        standing: await standingOf(tx, { endorsed: subject, organisationId }),
      })
      if (refusal) return
      const endorsementId = newId(now)
      const asked = { state: 'asked', askedFor: 'new-words', askedAt: now }
      await tx
        .insertInto('endorsements')
        .values({ id: endorsementId, [columnOf[kind]]: id, placeId, organisationId, ...asked })
        .execute()
      await queue.enqueue(tx, endorsementMoved, [{ endorsementId, state: 'asked' }])
      const entry = { action: 'endorsement.asked', subjectType: kind, subjectId: id, placeId }
      await audit(tx, { actorId: undefined, ...entry, detail: { endorserId: organisationId } }, now)
    })
}
