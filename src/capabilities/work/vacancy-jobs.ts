import { defineJob } from '#infrastructure/jobs/queue.ts'

export interface VacancyDecided {
  vacancyId: string
  news: 'hidden' | 'shown-again'
  /** When it happened, as text: the same news of another day is another mail. */
  at: string
}

/** Who leads a place hid a vacancy, or shows it again: its organisation is told. */
export const vacancyDecided = defineJob<VacancyDecided>('work.vacancy-decided')
