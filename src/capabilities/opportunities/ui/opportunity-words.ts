import type { TFunction } from 'i18next'
import { dayAndTime, miles, pounds, shortDayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { takesPlaceWith } from '../event-status-rules.ts'
import { type EventStatus, type Opportunity, oldestWithoutLimit, youngestWithoutLimit } from '../opportunity.ts'
import { travelTime } from '../travel-rules.ts'

/** For whom it is, in words. */
export function agesInWords(
  { ageMin, ageMax, ageNote }: Pick<Opportunity, 'ageMin' | 'ageMax' | 'ageNote'>,
  t: TFunction,
): string {
  // Words stand where no numbers are certain.
  if (ageNote) return ageNote
  const fromBirth = ageMin <= youngestWithoutLimit
  const toTheEnd = ageMax >= oldestWithoutLimit
  if (fromBirth && toTheEnd) return t('common.age.all')
  if (toTheEnd) return t('common.age.from', { min: ageMin })
  if (ageMin === ageMax) return t('common.age.only', { age: ageMin })
  return fromBirth ? t('common.age.upTo', { max: ageMax }) : t('common.age.between', { min: ageMin, max: ageMax })
}

/** What it costs; an apprenticeship is a job, and is paid. */
export function costInWords(
  {
    costPence,
    costNote,
    costNoteCy,
    kind,
  }: Pick<Opportunity, 'costPence' | 'costNote' | 'costNoteCy'> & { kind?: Opportunity['kind'] },
  language: Language,
  t: TFunction,
): string {
  const price =
    costPence === null
      ? t('common.cost.unknown')
      : costPence === 0
        ? t(kind === 'apprenticeship' ? 'common.cost.paid' : 'common.cost.free')
        : pounds(language, costPence)
  // Where the source's words are all that is known they stand alone.
  const note = costNote && inLanguage(language, costNote, costNoteCy)
  if (note && costPence === null) return note
  return note ? `${price}, ${note}` : price
}

/** Where it is: the neighbourhood, or that it is online. */
export function placeInWords(
  {
    mode,
    neighbourhoodName,
    neighbourhoodNameCy,
  }: Pick<Opportunity, 'mode' | 'neighbourhoodName' | 'neighbourhoodNameCy'>,
  language: Language,
  t: TFunction,
): string {
  if (mode === 'online' || !neighbourhoodName) return t(`opportunities.mode.${mode}`)
  return inLanguage(language, neighbourhoodName, neighbourhoodNameCy)
}

export function nextInWords(
  { nextStartsAt, kind, eventStatus }: { nextStartsAt: Date | null; kind: string; eventStatus: EventStatus },
  language: Language,
  t: TFunction,
  { isShort = false }: { isShort?: boolean } = {},
): string {
  if (!takesPlaceWith(eventStatus)) return t(`opportunities.eventStatus.${eventStatus}`)
  if (nextStartsAt) {
    const when = (isShort ? shortDayAndTime : dayAndTime)(language, nextStartsAt, new Date())
    return eventStatus === 'scheduled' ? when : `${when} · ${t(`opportunities.eventStatus.${eventStatus}`)}`
  }
  return kind === 'self-directed' ? t('opportunities.anyTime') : t('opportunities.noDate')
}

const closeByMeters = 150

/** How far it is from where the reader said, and roughly how long the way takes. */
export function distanceInWords(meters: number, language: Language, t: TFunction): string {
  if (meters < closeByMeters) return t('map.closeBy')
  const distance = miles(language, meters)
  const time = travelTime(meters)
  if (!time) return t('map.away', { distance })
  const { by, fromMinutes, toMinutes } = time
  const minutes = fromMinutes === toMinutes ? `${fromMinutes}` : `${fromMinutes}–${toMinutes}`
  return t(`map.awayBy.${by}`, { distance, minutes })
}
