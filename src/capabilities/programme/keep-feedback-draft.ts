import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { holdCall } from './call-store.ts'
import { criteria } from './rubric.ts'
import { selectForTeam } from './sealed-store.ts'

export type KeepFeedbackDraftOutcome = { ok: true } | { ok: false; refusal: 'not-announced' | 'application-not-found' }

interface FeedbackDraft {
  callId: string
  applicationId: string
  /** By criterion, whole or not. */
  typed: Record<string, string>
}

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Keeps feedback that is being written: its applicant sees nothing of it. */
export function keepFeedbackDraft(
  { callId, applicationId, typed }: FeedbackDraft,
  { database, team, now }: Context,
): Promise<KeepFeedbackDraftOutcome> {
  const { personId } = team
  return database.transaction().execute(async (tx): Promise<KeepFeedbackDraftOutcome> => {
    const call = await holdCall(tx, callId)
    if (!call?.outcomeShown) return { ok: false, refusal: 'not-announced' }
    const known = (await selectForTeam(tx, { callId, personId })).some((one) => one.applicationId === applicationId)
    if (!known) return { ok: false, refusal: 'application-not-found' }
    const kept = { typed: JSON.stringify(typed), savedAt: now, savedBy: personId }
    await tx
      .insertInto('callFeedbackDrafts')
      .values({ callId, applicationId, ...kept })
      .onConflict((conflict) => conflict.column('applicationId').doUpdateSet(kept))
      .execute()
    return { ok: true }
  })
}

/** What was kept of it; nothing for those who have a conflict with the application. */
export async function findFeedbackDraft(
  { callId, applicationId }: { callId: string; applicationId: string },
  { database, team }: Reading & { team: ProgrammeTeam },
): Promise<Record<string, string> | undefined> {
  const known = await selectForTeam(database, { callId, personId: team.personId })
  if (!known.some((one) => one.applicationId === applicationId)) return undefined
  const row = await database
    .selectFrom('callFeedbackDrafts')
    .select('typed')
    .where('applicationId', '=', applicationId)
    .executeTakeFirst()
  if (!row) return undefined
  const typed = row.typed as Record<string, string>
  return Object.fromEntries(
    criteria.flatMap((one) => {
      const text = typed[one]
      return text === undefined ? [] : [[one, text]]
    }),
  )
}
