import { defineJob } from '#infrastructure/jobs/queue.ts'

/** What happens to an introduction; each is told to who has to know. */
export type IntroductionNews =
  | 'guardian-asked'
  | 'guardian-agreed'
  | 'guardian-refused'
  | 'sent'
  | 'accepted'
  | 'declined'
  | 'ends'

export const introductionMoved = defineJob<{ introductionId: string; news: IntroductionNews }>('introductions.moved')

/** Introductions to an organisation end soon. */
export const introductionsEnd = defineJob<{
  organisationId: string
  /** The day on which this was noted: of one day there is one mail. */
  day: string
}>('introductions.end')
