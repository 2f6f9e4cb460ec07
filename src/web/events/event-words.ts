import type { TFunction } from 'i18next'
import type { PublicEvent } from '#capabilities/opportunities/public-event.ts'
import { agesInWords, costInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { clockTime, weekdayAndDay } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { isWholeDays, localParts } from '#infrastructure/words/local-time.ts'

const dayMs = 86_400_000

interface InWords {
  language: Language
  t: TFunction
}

/** The day under which a date stands: what began before today stands first, under the day on which it began. */
export function dayInWords(startsAt: Date, { language, t, now }: InWords & { now: Date }) {
  const { date } = localParts(startsAt)
  const today = localParts(now).date
  const words = weekdayAndDay(language, startsAt, now)
  if (date < today) return t('events.since', { date: words })
  if (date === today) return t('events.today', { date: words })
  return date === localParts(new Date(now.getTime() + dayMs)).date ? t('events.tomorrow', { date: words }) : words
}

/** 10:00–11:30; from when alone, where it ends on another day. */
export function timeInWords(event: Pick<PublicEvent, 'startsAt' | 'endsAt'>, { language, t }: InWords) {
  const { startsAt, endsAt } = event
  if (isWholeDays(event)) return t('events.allDay')
  const isOneDay = localParts(startsAt).date === localParts(new Date(endsAt.getTime() - 1)).date
  return `${clockTime(language, startsAt)}${isOneDay ? `–${clockTime(language, endsAt)}` : ''}`
}

/** What kind of event, where it has one, and that it is for the network, where the list does not say so. */
export const kindInWords = (
  { eventType, audience }: Pick<PublicEvent, 'eventType' | 'audience'>,
  { t, saysForWhom }: Pick<InWords, 't'> & { saysForWhom: boolean | undefined },
) => [
  ...(eventType ? [t(`events.types.${eventType}`)] : []),
  ...(saysForWhom && audience === 'network' ? [t('events.audiences.network')] : []),
]

/** What it costs; from which age, where everybody may come. */
export const termsInWords = (event: PublicEvent, { language, t }: InWords) => [
  costInWords(event.costPence === null ? event : { ...event, costNote: null }, language, t),
  ...(event.audience === 'everybody' ? [agesInWords(event, t)] : []),
]
