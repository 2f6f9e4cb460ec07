import type { BookableSession } from '#capabilities/events/list-bookable-sessions.ts'
import { ButtonLink } from '#design/forms/button.tsx'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { seatsInWords } from './seat-words.ts'

interface SeatBoxProps {
  /** The next that can be booked. */
  session: BookableSession
  href: string
  now: Date
}

/** How many seats are left, and the button: on a phone always at hand. */
export function SeatBox({ session, href, now }: SeatBoxProps) {
  const { t, language } = useTranslation()
  return (
    <div className="seat-box no-print">
      <div>
        <p>
          <strong>{seatsInWords(session, t)}</strong>
        </p>
        <p className="muted small">{sessionTime(language, session, now)}</p>
      </div>
      <ButtonLink href={href}>{t('bookings.take')}</ButtonLink>
    </div>
  )
}
