import { takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { Typed } from './application.ts'
import { lockApplication } from './application-store.ts'
import { partnerAsked } from './programme-jobs.ts'

export type AskPartnerOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'application-is-settled' | 'asked-already' | 'too-many-people' }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

interface AskPartnerRequest {
  applicationId: string
  organisation: string
  name: string
  email: string
  part: string
}

type Context = Pick<Services, 'database' | 'queue'> & {
  /** From where the form came, as a keyed hash. */
  clientKey: string
  now: Date
}

const mostPartners = 20

/** Asks a partner whether what the application says of them is so. Assessors read of those alone who confirm it. */
export function askPartner(
  { applicationId, organisation, name, part, ...request }: AskPartnerRequest,
  { database, queue, clientKey, now }: Context,
): Promise<AskPartnerOutcome> {
  const email = request.email.trim().toLowerCase()
  return database.transaction().execute(async (tx): Promise<AskPartnerOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    const { application, call } = held
    if (!call.applicantsWrite || (application.state !== 'draft' && application.state !== 'submitted'))
      return { ok: false, refusal: 'application-is-settled' }
    const known = await tx
      .selectFrom('callPartners')
      .select('email')
      .where('applicationId', '=', applicationId)
      .where('removedAt', 'is', null)
      .execute()
    if (known.some((one) => one.email === email)) return { ok: false, refusal: 'asked-already' }
    if (known.length >= mostPartners) return { ok: false, refusal: 'too-many-people' }
    // Mail goes to addresses that did not ask for it: so many from one application, and from one connection.
    for (const subject of [applicationId, `from ${clientKey}`]) {
      const attempt = await takeAttempt(tx, { purpose: 'call-partner', subject, free: 25 }, now)
      if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
    }
    const id = newId(now)
    const { callId } = application
    await tx
      .insertInto('callPartners')
      .values({ id, callId, applicationId, organisation, email, name, part, askedAt: now })
      .execute()
    await queue.enqueue(tx, partnerAsked, [{ partnerId: id }])
    return { ok: true }
  })
}

export interface Partner {
  id: string
  organisation: string
  email: string | null
  name: string
  part: string
  confirmedAt: Date | null
  declinedAt: Date | null
  confirmedBy: string | null
}

/** Whom an application names, for its applicant. */
export const listPartners = ({ applicationId }: { applicationId: string }, { database }: Reading): Promise<Partner[]> =>
  database
    .selectFrom('callPartners')
    .select(['id', 'organisation', 'email', 'name', 'part', 'confirmedAt', 'declinedAt', 'confirmedBy'])
    .where('applicationId', '=', applicationId)
    .where('removedAt', 'is', null)
    .orderBy('askedAt')
    .execute()

/** What a partner is shown: who asks, and what is said of them. Nothing else of the application. */
export interface AskedPartner extends Partner {
  applicationId: string
  applicantName: string
  placeName: string
  title: string
  titleCy: string
  language: Language
}

export async function findPartner(
  { partnerId }: { partnerId: string },
  { database }: Reading,
): Promise<AskedPartner | undefined> {
  const row = await database
    .selectFrom('callPartners')
    .innerJoin('callApplications', 'callApplications.id', 'applicationId')
    .innerJoin('calls', 'calls.id', 'callPartners.callId')
    .select(['callPartners.id', 'organisation', 'callPartners.email', 'callPartners.name', 'part', 'confirmedAt'])
    .select(['declinedAt', 'confirmedBy', 'applicationId', 'callApplications.name as applicantName', 'reference'])
    .select(['typed', 'title', 'titleCy', 'language'])
    .where('callPartners.id', '=', partnerId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { typed, reference, language, ...partner } = row
  const placeName = (typed as Typed).place?.placeName ?? reference
  return { ...partner, placeName, language: language as Language }
}
