import { listAwards } from '#capabilities/awards/list-awards.ts'
import { AwardTable } from '#capabilities/awards/ui/award-table.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-award-list'

const states = ['kept', 'notKept', 'undelivered', 'withdrawn'] as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { searchParams } = new URL(request.url)
  const filters = filtersOf(request, ['q', 'state'])
  const after = readCursor(searchParams.get('after'))
  const state = states.find((one) => one === filters.state)
  const page = await listAwards(
    {
      organisationId: organisation.id,
      terms: filters.q,
      state,
      after,
      limit: 25,
    },
    { database: visit.services.database },
  )
  return {
    organisation,
    isManager: manager !== undefined,
    filters,
    state,
    paged: Boolean(after),
    page,
  }
}

export default function AwardsPage({
  loaderData: { organisation, isManager, filters, state, paged, page },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const base = `/organisations/${organisation.slug}/manage`
  const address = { path: `${base}/awards`, filters }
  return (
    <ManageConsole organisation={organisation} title={t('manage.nav.awards')} isManager={isManager}>
      <PageHead
        title={t('manage.nav.awards')}
        actions={
          <ButtonGroup>
            <ButtonLink kind="quiet" href={`${base}/codes`}>
              {t('codes.title')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/rules`}>
              {t('earning.title')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/reach`}>
              {t('reach.link')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/runs`}>
              {t('runs.title')}
            </ButtonLink>
            <ButtonLink href={`${base}/awards/new`} icon="award">
              {t('manage.awards.new')}
            </ButtonLink>
          </ButtonGroup>
        }
      />
      <SearchBox
        action={address.path}
        label={t('manage.awards.search')}
        variant="list"
        fields={[{ name: 'q', label: t('manage.awards.search'), value: filters.q }]}
        submit={t('common.search')}
      >
        {state && <input type="hidden" name="state" value={state} />}
      </SearchBox>
      <Chips
        label={t('manage.awards.state')}
        chips={[undefined, ...states].map((one) => ({
          href: withFilter(address, { state: one }),
          label: one ? t(`manage.awards.stateName.${one}`) : t('common.all'),
          current: one === state,
        }))}
      />
      <AwardTable
        awards={page.rows}
        base={base}
        empty={
          <EmptyState title={t('manage.awards.none')} level={2} icon="award">
            {t('manage.awards.noneText')}
          </EmptyState>
        }
      />
      <Pagination
        label={t('common.pages')}
        previous={paged ? { href: withFilter(address, {}), label: t('common.first') } : undefined}
        next={page.next ? { href: withFilter(address, { after: page.next }), label: t('common.next') } : undefined}
      />
    </ManageConsole>
  )
}
