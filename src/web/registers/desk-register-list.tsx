import { listRegisters } from '#capabilities/events/list-registers.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-register-list'
import { registerWhen } from './register-when.ts'

const registersAPage = 25

export async function loader({ context, request }: Route.LoaderArgs) {
  const { organisation, manager } = issuerDesk({ context })
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const asked = { organisationId: organisation.id, after, limit: registersAPage }
  const { rows, next } = await listRegisters(asked, visitOf({ context }).services)
  return { organisation, isManager: manager !== undefined, registers: rows, next, paged: Boolean(after) }
}

export default function RegistersPage({ loaderData }: Route.ComponentProps) {
  const { organisation, isManager, registers, next, paged } = loaderData
  const { t, language } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/registers`
  return (
    <ManageConsole organisation={organisation} title={t('registers.title')} isManager={isManager}>
      <PageHead
        title={t('registers.title')}
        lead={t('registers.lead')}
        actions={
          <ButtonLink href={`${here}/new`} icon="list">
            {t('registers.open')}
          </ButtonLink>
        }
      />
      <DataTable
        caption={t('registers.title')}
        hideCaption
        rows={registers}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('registers.none')} level={2} icon="list">
            {t('registers.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'what',
            title: t('registers.session'),
            cell: (one) => <a href={`${here}/${one.id}`}>{inLanguage(language, one.title, one.titleCy)}</a>,
            names: true,
          },
          { key: 'when', title: t('registers.when'), cell: (one) => registerWhen(language, one) },
          {
            key: 'came',
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
      <Pagination
        label={t('common.pages')}
        previous={paged ? { href: here, label: t('common.first') } : undefined}
        next={next ? { href: `${here}?after=${next}`, label: t('common.next') } : undefined}
      />
      {registers.length > 0 && (
        <p>
          <a href={`${here}.csv`}>{t('registers.figures')}</a>
        </p>
      )}
    </ManageConsole>
  )
}
