import { defineJob } from '#infrastructure/jobs/queue.ts'

/** What the City Lead decides about a vacancy that is shown. */
export const vacancyNews = ['hidden', 'shown-again'] as const
export type VacancyNews = (typeof vacancyNews)[number]

export interface VacancyDecided {
  vacancyId: string
  news: VacancyNews
  /** When it happened, as text: the same news of another day is another mail. */
  at: string
}

/** A source of vacancies is to be read, by the clock or because its organisation asked. */
export const vacancySourceAsked = defineJob<{ sourceId: string }>('work.vacancy-source-asked')

/** What an organisation offers young people in a place is shown no more: both sides are told. */
export interface VacanciesHeld {
  organisationId: string
  placeId: string
  /** As text: the same news of another day is another mail. */
  at: string
}

export const vacanciesHeld = defineJob<VacanciesHeld>('work.vacancies-held')

/** Who leads a place hid a vacancy, or shows it again: its organisation is told. */
export const vacancyDecided = defineJob<VacancyDecided>('work.vacancy-decided')
