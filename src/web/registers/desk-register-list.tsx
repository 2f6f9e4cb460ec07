import { listRegisters } from '#capabilities/events/list-registers.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-register-list'
import { registerWhen } from './register-when.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { organisation, manager } = issuerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['when', 'what', 'came'], isLatestFirst: true })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: older } = await listRegisters(asked, visitOf({ context }).services)
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (one) => `${one.title} ${one.titleCy ?? ''}`,
    by: { when: (one) => one.startsAt, what: (one) => one.title, came: (one) => one.came },
  })
  return { organisation, isManager: manager !== undefined, view, found, older }
}

export default function RegistersPage({ loaderData }: Route.ComponentProps) {
  const { organisation, isManager, view, found, older } = loaderData
  const { t, language } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/registers`
  return (
    <ManageConsole organisation={organisation} title={t('registers.title')} isManager={isManager}>
      <DeskTable
        title={t('registers.title')}
        lead={t('registers.lead')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        hasTable
        actions={
          <>
            <ButtonLink href={`${here}/new`} icon="list">
              {t('registers.open')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`/organisations/${organisation.slug}/manage/attendance`}>
              {t('attendance.title')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`/organisations/${organisation.slug}/manage/guardians`}>
              {t('guardians.desk.title')}
            </ButtonLink>
          </>
        }
        rows={found.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('registers.none')} level={2} icon="list">
            {t('registers.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'what',
            sorts: 'what',
            title: t('registers.session'),
            cell: (one) => <a href={`${here}/${one.id}`}>{inLanguage(language, one.title, one.titleCy)}</a>,
            names: true,
          },
          { key: 'when', sorts: 'when', title: t('registers.when'), cell: (one) => registerWhen(language, one) },
          {
            key: 'came',
            sorts: 'came',
            title: t('registers.came'),
            cell: (one) =>
              t('registers.ofListed', {
                came: wholeNumber(language, one.came),
                listed: wholeNumber(language, one.listed),
              }),
            align: 'end',
          },
          {
            key: 'state',
            title: t('registers.state.label'),
            cell: (one) => (
              <StatusTag tone={one.closedAt ? 'plain' : 'info'}>
                {t(`registers.state.${one.namesRemovedAt ? 'counts' : one.closedAt ? 'closed' : 'open'}`)}
              </StatusTag>
            ),
          },
        ]}
      />
    </ManageConsole>
  )
}
