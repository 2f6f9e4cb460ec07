import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A call has opened: those who asked to hear of it are told. */
export const callOpened = defineJob<{ callId: string }>('programme.call-opened')

/** The deadline of everybody was moved: those who have begun an application are told. */
export const callExtended = defineJob<{ callId: string; until: string }>('programme.call-extended')

/** The address of a person who would hear of the next call has to be proven. */
export const programmeInterestDue = defineJob<{ interestId: string }>('programme.interest-due')

/** What applicants are told by mail. */
export type ApplicationMail =
  | ('begun' | 'sent' | 'withdrawn' | 'withdrawn-early' | 'restored' | 'extended' | 'extended-for-all' | 'opened')
  | ('ineligible' | 'eligible' | 'asked' | 'informed')
  | ('invited' | 'offered' | 'reserve' | 'declined' | 'accepted' | 'turned-down' | 'lapsed')
  | ('feedback' | 'complaint' | 'acknowledged')

/** A mail to an applicant. */
export const applicationMailDue = defineJob<{
  applicationId: string
  mail: ApplicationMail
  /** What a mail of one kind goes out once for. */
  revision: number
  /** The record that it tells of. */
  about?: string
  /** As ISO 8601. */
  until?: string
}>('programme.application-mail-due')

/** A person was asked to assess a call. */
export const assessorAppointed = defineJob<{ callId: string; personId: string; language: 'en' | 'cy' }>(
  'programme.assessor-appointed',
)

/** A person was invited to write an application, too. */
export const coapplicantInvited = defineJob<{ coapplicantId: string }>('programme.coapplicant-invited')

/** A partner is asked whether what an application says of them is so. */
export const partnerAsked = defineJob<{ partnerId: string }>('programme.partner-asked')
