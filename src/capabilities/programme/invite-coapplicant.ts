import { takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockApplication } from './application-store.ts'
import type { Coapplicant, CoapplicantRight } from './coapplicant.ts'
import { selectCoapplicants } from './coapplicant-store.ts'
import { coapplicantInvited } from './programme-jobs.ts'

export type InviteCoapplicantOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'application-not-found'
        | 'application-is-settled'
        | 'invited-already'
        | 'own-address'
        | 'too-many-people'
    }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

interface InviteCoapplicantRequest {
  applicationId: string
  name: string
  email: string
  rightTo: CoapplicantRight
}

type Context = Pick<Services, 'database' | 'queue'> & {
  /** From where the form came, as a keyed hash. */
  clientKey: string
  now: Date
}

const mostPeople = 10

/** Asks a person to write an application, too. They see nothing of it before they agree, by the link in the mail. */
export function inviteCoapplicant(
  { applicationId, name, rightTo, ...request }: InviteCoapplicantRequest,
  { database, queue, clientKey, now }: Context,
): Promise<InviteCoapplicantOutcome> {
  const email = request.email.trim().toLowerCase()
  return database.transaction().execute(async (tx): Promise<InviteCoapplicantOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    const { application, call } = held
    if (!call.applicantsWrite || (application.state !== 'draft' && application.state !== 'submitted'))
      return { ok: false, refusal: 'application-is-settled' }
    if (application.email === email) return { ok: false, refusal: 'own-address' }
    const known = await selectCoapplicants(tx).where('applicationId', '=', applicationId).execute()
    if (known.some((one) => one.email === email)) return { ok: false, refusal: 'invited-already' }
    if (known.length >= mostPeople) return { ok: false, refusal: 'too-many-people' }
    // Mail goes to addresses that did not ask for it: so many from one application, and from one connection.
    for (const subject of [applicationId, `from ${clientKey}`]) {
      const attempt = await takeAttempt(tx, { purpose: 'call-invitation', subject, free: 15 }, now)
      if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
    }
    const id = newId(now)
    const { callId, language } = application
    await tx
      .insertInto('callCoapplicants')
      .values({ id, callId, applicationId, email, name, rightTo, language, invitedAt: now })
      .execute()
    await queue.enqueue(tx, coapplicantInvited, [{ coapplicantId: id }])
    return { ok: true }
  })
}

/** Who writes an application beside its applicant, for the applicant. */
export const listCoapplicants = (
  { applicationId }: { applicationId: string },
  { database }: Reading,
): Promise<Coapplicant[]> =>
  selectCoapplicants(database).where('applicationId', '=', applicationId).orderBy('invitedAt').execute()

/** Whose link this is; nobody, once they were taken out. */
export const findCoapplicant = (
  { coapplicantId }: { coapplicantId: string },
  { database }: Reading,
): Promise<Coapplicant | undefined> => selectCoapplicants(database).where('id', '=', coapplicantId).executeTakeFirst()
