import type { AgeBand } from '#capabilities/events/booking.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { interestMailDue } from './interest-jobs.ts'
import { selectOpenTo } from './interest-opportunity-store.ts'
import { type InterestRefusal, interestRefusalOf } from './interest-rules.ts'

export interface RegisterInterestRequest {
  /** Of the form: sent twice, it is one question. */
  requestId: string
  opportunityId: string
  name: string
  email: string
  age: AgeBand
  isGuardian: boolean
  message: string | null
  language: Language
}

export type RegisterInterestOutcome =
  | { ok: true; interestId: string; isProven: boolean }
  | { ok: false; refusal: InterestRefusal | 'not-to-be-asked' }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

type Context = Pick<Services, 'database' | 'queue'> & {
  signedIn: SignedIn | undefined
  /** From where the form came, as a keyed hash. */
  clientKey: string | undefined
  now: Date
}

/** From one connection: a class comes through, a program that writes to strangers through us does not get far. */
const freeTriesOfClient = 60

/**
 * Asks the organiser of an opportunity that cannot be booked. The organisation sees it once the mail at the address was
 * read, or at once from an account with that address.
 */
export async function registerInterest(
  request: RegisterInterestRequest,
  { database, queue, signedIn, clientKey, now }: Context,
): Promise<RegisterInterestOutcome> {
  const { requestId, opportunityId, name, age, message, language } = request
  const email = request.email.trim().toLowerCase()
  const opportunity = await selectOpenTo(database, opportunityId)
  if (!opportunity) return { ok: false, refusal: 'not-to-be-asked' }
  const refusal = interestRefusalOf(request, opportunity)
  if (refusal) return { ok: false, refusal }
  const known = await findAsked(database, { organisationId: opportunity.organisationId, requestId })
  if (known) return known
  const attempt = await takeAttempt(database, { purpose: 'interest', subject: email, free: 5 }, now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
  if (!signedIn && clientKey) {
    const limit = { purpose: 'interest', subject: `from ${clientKey}`, free: freeTriesOfClient } as const
    const tried = await takeAttempt(database, limit, now)
    if (!tried.ok) return { ...tried, refusal: 'too-many-tries' }
  }
  const isProven = signedIn?.emails.includes(email) === true
  const { organisationId } = opportunity
  return database.transaction().execute(async (tx): Promise<RegisterInterestOutcome> => {
    const made = await tx
      .insertInto('interests')
      .values({
        ...{ id: newId(now), opportunityId, organisationId, requestId, name, email, language, age, message },
        ...{ askedAt: now, provenAt: isProven ? now : null },
      })
      .onConflict((conflict) => conflict.columns(['organisationId', 'requestId']).doNothing())
      .returning('id')
      .executeTakeFirst()
    // The same form at the same moment.
    if (!made) return needed(await findAsked(tx, { organisationId, requestId }), 'the question that was there first')
    if (!isProven)
      await queue.enqueue(tx, interestMailDue, [{ interestId: made.id, mail: 'confirm', at: now.toISOString() }])
    return { ok: true, interestId: made.id, isProven }
  })
}

/** What the same form has asked before. */
async function findAsked(
  reader: Reader,
  { organisationId, requestId }: { organisationId: string; requestId: string },
): Promise<Extract<RegisterInterestOutcome, { ok: true }> | undefined> {
  const row = await reader
    .selectFrom('interests')
    .select(['id', 'provenAt'])
    .where('organisationId', '=', organisationId)
    .where('requestId', '=', requestId)
    .executeTakeFirst()
  return row && { ok: true, interestId: row.id, isProven: row.provenAt !== null }
}
