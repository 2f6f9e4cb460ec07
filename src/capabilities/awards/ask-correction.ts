import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { correctionDue } from './award-jobs.ts'
import { undoUntilOf } from './award-run-rules.ts'
import { type CorrectAwardRefusal, correctAward } from './correct-award.ts'
import { lockFormer, selectWaitingUntil } from './correction-store.ts'
import { isEmail } from './listed-person-rules.ts'

export type AskCorrectionOutcome =
  | { ok: true; signFrom: Date }
  | { ok: false; refusal: CorrectAwardRefusal | 'email-is-wrong' | 'correction-waits' | 'extension-waits' }

interface CorrectionRequest {
  /** Of the form: sent ten times, it is one correction. */
  id: string
  awardId: string
  /** As the learner is called; empty where only the address is known. */
  name: string
  email: string
}

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { issuer: Issuer; now: Date }

/**
 * Takes in the right name or address of an award. It is signed anew when ten minutes are over, and until then the correction can
 * be taken back as if nothing had been asked (decision 0036). What would be refused then is refused now.
 */
export function askCorrection(
  { id, awardId, ...request }: CorrectionRequest,
  context: Context,
): Promise<AskCorrectionOutcome> {
  const { database, queue, issuer, now } = context
  const { organisationId } = issuer
  const name = request.name.trim() || null
  const email = request.email.trim().toLowerCase() || null
  return database.transaction().execute(async (tx): Promise<AskCorrectionOutcome> => {
    if (email && !isEmail(email)) return { ok: false, refusal: 'email-is-wrong' }
    const former = await lockFormer(tx, { awardId, email })
    if (!former || former.organisationId !== organisationId) return { ok: false, refusal: 'award-not-found' }
    const before = await tx
      .selectFrom('awardCorrections')
      .select(['awardId', 'signFrom'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (before)
      return before.awardId === awardId
        ? { ok: true, signFrom: before.signFrom }
        : { ok: false, refusal: 'award-not-found' }
    if (await selectWaitingUntil(tx, awardId)) return { ok: false, refusal: 'correction-waits' }
    const { rows: extensions } = await sql`select from award_extensions
      where award_id = ${awardId} and signed_at is null and undone_at is null`.execute(tx)
    if (extensions.length > 0) return { ok: false, refusal: 'extension-waits' }
    const { recipientId } = former
    await sql`savepoint tried`.execute(tx)
    const tried = await correctAward({ awardId, recipientId, name, email }, { ...context, tx })
    await sql`rollback to savepoint tried`.execute(tx)
    if (!tried.ok) return tried
    const signFrom = undoUntilOf(now)
    const asked = { id, awardId, organisationId, recipientId, name, email }
    await tx
      .insertInto('awardCorrections')
      .values({ ...asked, askedAt: now, askedBy: issuer.personId ?? null, signFrom })
      .execute()
    await queue.enqueue(tx, correctionDue, [{ correctionId: id }], { startAfter: signFrom })
    const entry = { actorId: issuer.personId, action: 'award.correction-asked', subjectType: 'award' }
    await audit(tx, { ...entry, subjectId: awardId, placeId: former.placeId }, now)
    return { ok: true, signFrom }
  })
}
