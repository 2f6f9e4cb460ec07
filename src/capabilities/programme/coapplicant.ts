import type { Language } from '#infrastructure/words/languages.ts'

/** What those beside the applicant may do: each holds what stands before it. Nobody but the applicant sends or withdraws. */
export const coapplicantRights = ['view', 'comment', 'edit'] as const
export type CoapplicantRight = (typeof coapplicantRights)[number]

/** Who writes an application beside the one who began it. */
export interface Coapplicant {
  id: string
  callId: string
  applicationId: string
  email: string
  name: string
  rightTo: CoapplicantRight
  language: Language
  invitedAt: Date
  acceptedAt: Date | null
}

/** Whether what they were given holds what is asked for. */
export function includesRight(given: CoapplicantRight, asked: CoapplicantRight): boolean {
  return coapplicantRights.indexOf(given) >= coapplicantRights.indexOf(asked)
}

/** What `coapplicant.ts` is about, for those who look for it by its name. */
export const coapplicant = { rights: coapplicantRights } as const
