import type { TFunction } from 'i18next'
import { weekdayAndDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'

const dayMs = 86_400_000

/** The day under which a date stands: what began before today stands first, under the day on which it began. */
export function dayInWords(startsAt: Date, { language, t, now }: { language: Language; t: TFunction; now: Date }) {
  const { date } = localParts(startsAt)
  const today = localParts(now).date
  const words = weekdayAndDate(language, startsAt)
  if (date < today) return t('events.since', { date: words })
  if (date === today) return t('events.today', { date: words })
  return date === localParts(new Date(now.getTime() + dayMs)).date ? t('events.tomorrow', { date: words }) : words
}
