import type { BookableSession } from '#capabilities/events/list-bookable-sessions.ts'
import { NextStepBar } from '#design/cards/next-step-bar.tsx'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { seatsInWords } from './seat-words.ts'

interface SeatBoxProps {
  /** The next that can be booked. */
  session: BookableSession
  href: string
  now: Date
}

/** How many seats are left, and the button. */
export function SeatBox({ session, href, now }: SeatBoxProps) {
  const { t, language } = useTranslation()
  return (
    <NextStepBar
      title={seatsInWords(session, t)}
      more={sessionTime(language, session, now)}
      href={href}
      label={t('bookings.take')}
    />
  )
}
