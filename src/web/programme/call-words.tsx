import type { Region } from '#capabilities/programme/call.ts'
import type { PublicCall } from '#capabilities/programme/public-call.ts'
import { needed } from '#infrastructure/needed.ts'
import { clockTime, weekdayAndDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { atLocalTime } from '#infrastructure/words/local-time.ts'

/** Friday 26 November 2021, 5pm: as clocks in London show it. */
export function momentInWords(language: Language, at: Date): { date: string; time: string } {
  return { date: weekdayAndDate(language, at), time: clockTime(language, at) }
}

/** A calendar date as a moment of that day. */
export function dayOf(date: string): Date {
  return needed(atLocalTime(date, { hour: 12, minute: 0 }), 'a date of a call')
}

const north: readonly Region[] = ['north-east', 'north-west', 'yorkshire']

/** The three regions of the North of England are called so where all of them are meant. */
export function regionKeys(regions: readonly Region[]): (Region | 'north')[] {
  return north.every((one) => regions.includes(one))
    ? ['north', ...regions.filter((one) => !north.includes(one))]
    : [...regions]
}

/** Where the year of this call stands now: which part of its timeline. */
export function partOfYear({ phase, isOpen }: Pick<PublicCall, 'phase' | 'isOpen'>): string {
  if (isOpen || phase === 'open') return 'apply'
  if (phase === 'announced' || phase === 'archived') return 'live'
  if (phase === 'interviews') return 'talk'
  return phase === 'deciding' ? 'decide' : 'read'
}
