import type { VacancyStanding } from '#capabilities/work/vacancy.ts'
import type { Tone } from '#design/ui/tone.ts'

export const vacancyTones: Record<VacancyStanding, Tone> = {
  draft: 'plain',
  public: 'good',
  closed: 'info',
  hidden: 'bad',
  held: 'warn',
}
