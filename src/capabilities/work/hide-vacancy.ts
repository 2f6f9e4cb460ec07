import { findConflict } from '#capabilities/organisations/find-conflict.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { type VacancyDecided, vacancyDecided } from './vacancy-jobs.ts'
import { lockVacancy, vacancyRevision } from './vacancy-store.ts'

export type HideVacancyOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: 'not-here' | 'not-now' | 'changed-meanwhile' | 'note-is-missing' | 'lead-is-of-the-organisation'
    }

type Powers = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/** Takes a vacancy off all pages, with a reason that its organisation reads. */
export async function hideVacancy(
  { note, ...asked }: { vacancyId: string; note: string; basedOn: string },
  powers: Powers,
): Promise<HideVacancyOutcome> {
  const reason = note.trim()
  if (!reason) return { ok: false, refusal: 'note-is-missing' }
  return decide({ ...asked, news: 'hidden', to: { hiddenAt: powers.now, hiddenNote: reason } }, powers)
}

/** Shows a vacancy that was hidden again. */
export function showVacancyAgain(asked: { vacancyId: string }, powers: Powers): Promise<HideVacancyOutcome> {
  return decide({ ...asked, news: 'shown-again', to: { hiddenAt: null, hiddenNote: null } }, powers)
}

interface Decision {
  vacancyId: string
  basedOn?: string
  news: VacancyDecided['news']
  to: { hiddenAt: Date | null; hiddenNote: string | null }
}

/** Nobody decides about what their own organisation offers. */
function decide(
  { vacancyId, basedOn, news, to }: Decision,
  { database, queue, lead, now }: Powers,
): Promise<HideVacancyOutcome> {
  return database.transaction().execute(async (tx): Promise<HideVacancyOutcome> => {
    const vacancy = await lockVacancy(tx, vacancyId)
    // A draft is its organisation's alone, unless it was hidden before.
    if (vacancy?.placeId !== lead.placeId || (vacancy.state === 'draft' && !vacancy.hiddenAt))
      return { ok: false, refusal: 'not-here' }
    if (await findConflict({ ...vacancy, personId: lead.personId }, { database: tx }))
      return { ok: false, refusal: 'lead-is-of-the-organisation' }
    if ((vacancy.hiddenAt === null) !== (news === 'hidden')) return { ok: false, refusal: 'not-now' }
    if (basedOn !== undefined && basedOn !== vacancyRevision(vacancy))
      return { ok: false, refusal: 'changed-meanwhile' }
    await tx.updateTable('vacancies').set(to).where('id', '=', vacancyId).execute()
    await queue.enqueue(tx, vacancyDecided, [{ vacancyId, news, at: now.toISOString() }])
    const entry = { action: `vacancy.${news}`, subjectType: 'vacancy', subjectId: vacancyId, placeId: vacancy.placeId }
    await audit(tx, { actorId: lead.personId, ...entry }, now)
    return { ok: true }
  })
}
