import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { insertStep } from './organisation-store.ts'

export type AnswerPlaceOutcome = { ok: true } | { ok: false; refusal: 'nothing-to-answer' | 'note-is-missing' }

/** Answers what a City Lead asked for, or asks again after having been declined: the place decides anew. */
export function answerPlace(
  { placeId, note }: { placeId: string; note: string },
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<AnswerPlaceOutcome> {
  const { organisationId, personId: actorId } = manager
  return database.transaction().execute(async (tx): Promise<AnswerPlaceOutcome> => {
    if (note.trim() === '') return { ok: false, refusal: 'note-is-missing' }
    const waits = await tx
      .updateTable('organisationPlaces')
      .set({ status: 'waiting', askedAt: now, decidedAt: null, decidedBy: null, decisionNote: null })
      .where('organisationId', '=', organisationId)
      .where('placeId', '=', placeId)
      .where('status', 'in', ['more-asked', 'refused', 'left'])
      .returning('placeId')
      .executeTakeFirst()
    if (!waits) return { ok: false, refusal: 'nothing-to-answer' }
    await insertStep(tx, { organisationId, placeId, step: 'answered', note: note.trim(), actorId, queue, now })
    const entry = { actorId, action: 'organisation.answered', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { ...entry, placeId }, now)
    return { ok: true }
  })
}
