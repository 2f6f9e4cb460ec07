import type { Register } from '#capabilities/events/register.ts'
import { dayAndTime, sessionTime } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'

/** When its session is or was, as people say it. */
export function registerWhen(language: Language, { startsAt, endsAt }: Pick<Register, 'startsAt' | 'endsAt'>): string {
  return endsAt ? sessionTime(language, { startsAt, endsAt }) : dayAndTime(language, startsAt, new Date())
}
