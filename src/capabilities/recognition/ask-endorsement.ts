import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockEndorsed } from './endorsed-store.ts'
import type { Endorsed } from './endorsement.ts'
import { type AskEndorsementRefusal, askRefusalOf, questionGoesAt } from './endorsement-rules.ts'
import { columnOf, endorserOf, standingOf } from './endorsement-store.ts'
import { endorsementMoved } from './recognition-jobs.ts'

export type AskEndorsementOutcome = { ok: true; endorsementId: string } | { ok: false; refusal: AskEndorsementRefusal }

type Powers = Pick<Services, 'database' | 'queue'> & { by: OrganisationManager | CityLead; now: Date }

/**
 * Asks an organisation to endorse something: who leads the place does; of a badge its own organisation, too. Nobody asks to
 * have their pathway or themselves praised.
 */
export function askEndorsement(
  { endorsed, endorserSlug }: { endorsed: Endorsed; endorserSlug: string },
  { database, queue, by, now }: Powers,
): Promise<AskEndorsementOutcome> {
  return database.transaction().execute(async (tx): Promise<AskEndorsementOutcome> => {
    const isLead = 'placeId' in by
    if (!isLead && endorsed.kind !== 'badge') return { ok: false, refusal: 'subject-not-found' }
    // A badge has a place of its own.
    const subject = await lockEndorsed(tx, endorsed, isLead ? by.placeId : '')
    const isTheirs = isLead ? subject?.placeId === by.placeId : subject?.ownerId === by.organisationId
    if (!subject || !isTheirs) return { ok: false, refusal: 'subject-not-found' }
    const { placeId } = subject
    const endorser = await tx
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', endorserSlug)
      .executeTakeFirst()
    if (!endorser) return { ok: false, refusal: 'endorser-not-approved' }
    const organisationId = endorser.id
    const refusal = askRefusalOf({
      subject,
      endorser: await endorserOf(tx, { organisationId, endorsed: subject }),
      standing: await standingOf(tx, { endorsed: subject, organisationId }),
    })
    if (refusal) return { ok: false, refusal }
    const endorsementId = newId(now)
    const asked = { state: 'asked', askedFor: isLead ? 'lead' : 'owner', askedBy: by.personId ?? null }
    await tx
      .insertInto('endorsements')
      .values({
        id: endorsementId,
        [columnOf[endorsed.kind]]: endorsed.id,
        placeId,
        organisationId,
        ...asked,
        askedAt: now,
      })
      .execute()
    await queue.enqueue(tx, endorsementMoved, [{ endorsementId, state: 'asked' }], { startAfter: questionGoesAt(now) })
    const entry = { action: 'endorsement.asked', subjectType: endorsed.kind, subjectId: endorsed.id, placeId }
    await audit(tx, { actorId: by.personId, ...entry, detail: { endorserId: organisationId } }, now)
    return { ok: true, endorsementId }
  })
}
