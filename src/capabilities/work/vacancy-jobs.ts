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

/** Who leads a place hid a vacancy, or shows it again: its organisation is told. */
export const vacancyDecided = defineJob<VacancyDecided>('work.vacancy-decided')
