import type { AgeBand } from '#capabilities/events/booking.ts'
import type { Audience } from '#capabilities/opportunities/opportunity.ts'
import type { Language } from '#infrastructure/words/languages.ts'

/** A question to the organiser of an opportunity that cannot be booked, from a person who would like to take part. */
export interface Interest {
  id: string
  opportunityId: string
  organisationId: string
  organisationName: string
  title: string
  titleCy: string | null
  slug: string
  placeSlug: string
  audience: Audience
  name: string
  email: string
  language: Language
  /** Of who would come. */
  age: AgeBand
  message: string | null
  askedAt: Date
  provenAt: Date | null
  answeredAt: Date | null
  answer: string | null
}
