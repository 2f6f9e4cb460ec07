import type { PublicCall } from '#capabilities/programme/public-call.ts'
import { Strip } from '#design/cards/strip.tsx'
import { longDate, monthAndYear } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { dayOf, partOfYear } from './call-words.tsx'

/** The parts of a call's year, with when each is. */
export function CallYear({ call }: { call: PublicCall }) {
  const { t, language } = useTranslation()
  const { opensAt, closesAt, shortlistSize: count } = call
  const day = (date: string) => longDate(language, dayOf(date))
  const begins = dayOf(call.beginsOn)
  const ends = new Date(begins)
  ends.setUTCFullYear(ends.getUTCFullYear() + 1)
  const month = (at: Date) => monthAndYear(language, at)
  const now = partOfYear(call)
  const parts = [
    { key: 'apply', when: `${longDate(language, opensAt)} – ${longDate(language, closesAt)}` },
    { key: 'read', when: `${longDate(language, closesAt)} – ${day(call.interviewsOn)}` },
    { key: 'talk', when: day(call.interviewsOn) },
    { key: 'decide', when: day(call.announcedOn) },
    { key: 'live', when: `${month(begins)} – ${month(ends)}` },
    { key: 'after', when: '' },
  ] as const
  return (
    <Strip
      parts={parts.map(({ key, when }) => ({
        ...{ key, when, title: t(`programme.timeline.${key}`), now: key === now },
        text: key === 'talk' ? undefined : t(`programme.timeline.${key}Text`, { count }),
      }))}
    />
  )
}
