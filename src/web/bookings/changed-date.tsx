import type { UnreadChange } from '#capabilities/events/booking.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { dayAndTime, sessionTime } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface ChangedDateProps {
  change: UnreadChange
  /** As it is now. */
  date: { startsAt: Date; endsAt: Date }
  now: Date
  /** What it is, where several dates stand on the page; its booking says so itself. */
  of?: { name: string; href: string }
}

/** Tells a booker who could not be written to what became of their date, before anything else. */
export function ChangedDate({ change: { kind, knownStartsAt }, date, now, of }: ChangedDateProps) {
  const { t, language } = useTranslation()
  const times = { before: dayAndTime(language, knownStartsAt, now), now: sessionTime(language, date, now) }
  const isBad = kind === 'session-cancelled' || kind === 'session-postponed'
  const title = t(`bookings.changed.${kind}.title`, times)
  return (
    <Notice tone={isBad ? 'bad' : 'warn'} title={of ? `${of.name}: ${title}` : title}>
      <p>{t(`bookings.changed.${kind}.text`, times)}</p>
      {of ? (
        <a href={of.href}>{t('bookings.changed.see')}</a>
      ) : (
        <Form>
          <Button kind="quiet" name="do" value="change-read">
            {t('bookings.changed.read')}
          </Button>
        </Form>
      )}
    </Notice>
  )
}
