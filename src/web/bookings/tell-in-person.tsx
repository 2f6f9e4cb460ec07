import type { UntoldBooking } from '#capabilities/events/list-untold-bookings.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface TellInPersonProps {
  bookings: UntoldBooking[]
  /** The page at which it is said that they know; the very page where it is left out. */
  href?: string
}

/** Those who booked and cannot be written to, when their date is no more what they know. */
export function TellInPerson({ bookings, href }: TellInPersonProps) {
  const { t } = useTranslation()
  if (bookings.length === 0) return null
  const count = bookings.reduce((sum, { people }) => sum + people.length, 0)
  const list = (
    <ul className="stack">
      {bookings.map((one) => (
        <li key={one.id}>
          <bdi>{one.people.join(', ')}</bdi>
          {one.phone && <> · {one.phone}</>}: {t(`bookings.tell.${one.change}`)}{' '}
          {!href && (
            <Button kind="quiet" small name="do" value={`told ${one.id}`}>
              {t('bookings.tell.told')}
              <span className="visually-hidden">{` ${one.people.join(', ')}`}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <Notice tone="bad" title={t('bookings.tell.title', { count })}>
      <p>{t('bookings.tell.text')}</p>
      {href ? list : <Form>{list}</Form>}
      {href && <a href={href}>{t('bookings.tell.open')}</a>}
    </Notice>
  )
}
