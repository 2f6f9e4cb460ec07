import type { Reader } from '#infrastructure/database/database.ts'

// What is read beside an application as it was sent: by its applicant, and by those who may read the application itself.

export interface InformationRequest {
  id: string
  asked: string | null
  askedAt: Date
  dueAt: Date
  answer: string | null
  answeredAt: Date | null
}

export const selectRequests = (reader: Reader, applicationId: string) =>
  reader
    .selectFrom('callRequests')
    .select(['id', 'asked', 'askedAt', 'dueAt', 'answer', 'answeredAt'])
    .where('applicationId', '=', applicationId)

export interface ConfirmedPartner {
  organisation: string
  /** What the applicant says that they do. */
  part: string
  /** Who confirmed it; empty once they were erased. */
  confirmedBy: string | null
}

/** Partners as assessors read them: those alone who said themselves that it is so. */
export const selectConfirmedPartners = (reader: Reader, applicationId: string): Promise<ConfirmedPartner[]> =>
  reader
    .selectFrom('callPartners')
    .select(['organisation', 'part', 'confirmedBy'])
    .where('applicationId', '=', applicationId)
    .where('confirmedAt', 'is not', null)
    .where('removedAt', 'is', null)
    .orderBy('confirmedAt')
    .execute()

export interface Beside {
  requests: InformationRequest[]
  partners: ConfirmedPartner[]
}

export async function selectBeside(reader: Reader, applicationId: string): Promise<Beside> {
  const [requests, partners] = await Promise.all([
    selectRequests(reader, applicationId).orderBy('askedAt').execute(),
    selectConfirmedPartners(reader, applicationId),
  ])
  return { requests, partners }
}
