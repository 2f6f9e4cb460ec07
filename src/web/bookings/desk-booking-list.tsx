import { listBookedSessions } from '#capabilities/events/list-booked-sessions.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { sessionTime, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-booking-list'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['when', 'what', 'taken'] })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: later } = await listBookedSessions(asked, { ...services, now })
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (one) => `${one.title} ${one.titleCy ?? ''}`,
    by: {
      when: (one) => `${one.startsAt.toISOString()} ${one.title}`,
      what: (one) => one.title,
      taken: (one) => one.taken,
    },
  })
  return { organisation, isManager: manager !== undefined, view, found, now, later }
}

export default function DeskBookingsPage({ loaderData }: Route.ComponentProps) {
  const { organisation, isManager, view, found, now, later } = loaderData
  const { t, language } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/bookings`
  return (
    <ManageConsole organisation={organisation} title={t('bookings.desk.title')} isManager={isManager}>
      <DeskTable
        title={t('bookings.desk.title')}
        lead={t('bookings.desk.lead')}
        actions={
          <>
            <ButtonLink kind="quiet" href={`/organisations/${organisation.slug}/manage/interests`}>
              {t('interests.desk.title')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`/organisations/${organisation.slug}/manage/guardians`}>
              {t('guardians.desk.title')}
            </ButtonLink>
          </>
        }
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        later={later}
        rows={found.rows}
        rowKey={(one) => `${one.opportunityId} ${one.startsAt.toISOString()}`}
        empty={
          <EmptyState title={t('bookings.desk.none')} level={2} icon="calendar">
            {t('bookings.desk.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'when',
            sorts: 'when',
            title: t('opportunities.when'),
            cell: (one) => (
              <a href={`${here}/${one.opportunityId}/${one.startsAt.toISOString()}`}>
                {sessionTime(language, one, now)}
              </a>
            ),
            names: true,
          },
          {
            key: 'what',
            sorts: 'what',
            title: t('bookings.desk.what'),
            cell: (one) => inLanguage(language, one.title, one.titleCy),
          },
          {
            key: 'taken',
            sorts: 'taken',
            title: t('bookings.desk.taken'),
            cell: (one) =>
              t('bookings.desk.ofSeats', {
                taken: wholeNumber(language, one.taken),
                seats: wholeNumber(language, one.seats),
              }),
            align: 'end',
          },
          {
            key: 'state',
            title: t('registers.state.label'),
            cell: (one) =>
              one.isOff ? (
                <StatusTag tone="plain">{t('bookings.desk.isOff')}</StatusTag>
              ) : one.isAdrift ? (
                <StatusTag tone="bad">{t('bookings.desk.isAdrift')}</StatusTag>
              ) : one.toConfirm > 0 ? (
                <StatusTag tone="warn">{t('bookings.desk.toConfirm', { count: one.toConfirm })}</StatusTag>
              ) : one.waiting > 0 ? (
                <StatusTag tone="warn">{t('bookings.desk.waiting', { count: one.waiting })}</StatusTag>
              ) : (
                <StatusTag tone={one.taken >= one.seats ? 'good' : 'info'}>
                  {t(one.taken >= one.seats ? 'bookings.desk.isFull' : 'bookings.desk.isOpen')}
                </StatusTag>
              ),
          },
        ]}
      />
    </ManageConsole>
  )
}
