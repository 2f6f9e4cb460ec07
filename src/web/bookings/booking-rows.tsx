import type { OwnBooking } from '#capabilities/events/list-own-bookings.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface BookingRowsProps {
  title: string
  bookings: (OwnBooking & { href: string })[]
  now: Date
  /** Where there are none. */
  children?: React.ReactNode
}

/** Bookings of one booker, each with the way to its page. */
export function BookingRows({ title, bookings, now, children }: BookingRowsProps) {
  const { t, language } = useTranslation()
  return (
    <DataTable
      caption={title}
      hideCaption
      rows={bookings}
      rowKey={(one) => one.id}
      empty={children}
      columns={[
        {
          key: 'what',
          title: t('bookings.desk.what'),
          cell: (one) => <a href={one.href}>{inLanguage(language, one.title, one.titleCy)}</a>,
          names: true,
        },
        { key: 'when', title: t('opportunities.when'), cell: (one) => dayAndTime(language, one.startsAt, now) },
        {
          key: 'where',
          title: t('opportunities.where'),
          cell: (one) =>
            one.channel === 'online'
              ? t('bookings.channel.online')
              : [one.address, one.neighbourhoodName].filter(Boolean).join(', ') || one.organisationName,
        },
        {
          key: 'state',
          title: t('registers.state.label'),
          cell: (one) => (
            <StatusTag tone={one.isOff ? 'bad' : one.state === 'booked' ? 'good' : 'plain'}>
              {one.isOff ? t('bookings.desk.isOff') : t(`bookings.desk.state.${one.state}`)}
            </StatusTag>
          ),
        },
      ]}
    />
  )
}
