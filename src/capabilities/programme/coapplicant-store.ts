import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { type Coapplicant, type CoapplicantRight, includesRight } from './coapplicant.ts'

/** Those who were not taken out. */
export const selectCoapplicants = (reader: Reader) =>
  reader
    .selectFrom('callCoapplicants')
    .select(['id', 'callId', 'applicationId', 'email', 'name', 'rightTo', 'language', 'invitedAt', 'acceptedAt'])
    .where('removedAt', 'is', null)
    .$castTo<Coapplicant>()

interface Asked {
  applicationId: string
  /** Absent for the applicant, who may do all. */
  coapplicantId: string | undefined
  right: CoapplicantRight
}

/** Whether they may do so at this moment. The application is locked by those who call this, as it is to take them out. */
export async function mayStill(tx: Tx, { applicationId, coapplicantId, right }: Asked): Promise<boolean> {
  if (coapplicantId === undefined) return true
  const found = await selectCoapplicants(tx)
    .where('id', '=', coapplicantId)
    .where('applicationId', '=', applicationId)
    .where('acceptedAt', 'is not', null)
    .executeTakeFirst()
  return found !== undefined && includesRight(found.rightTo, right)
}
