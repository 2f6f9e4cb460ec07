import type { VacancyState } from '#capabilities/work/vacancy.ts'
import type { Tone } from '#design/ui/tone.ts'

export const vacancyTones: Record<VacancyState | 'hidden', Tone> = {
  draft: 'plain',
  public: 'good',
  closed: 'info',
  hidden: 'bad',
}
