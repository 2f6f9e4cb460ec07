import { gatherHours } from '#capabilities/opportunities/alike-rules.ts'
import { OpportunityRow } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { SceneRows } from '#design/cards/scene-card.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Row } from '#design/layout/arrange.tsx'
import { Section } from '#design/layout/section.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { listCountedUpTo, type OpportunityList } from './load-opportunities.ts'

interface ResultsProps {
  list: OpportunityList
  placeSlug: string
  path: string
}

/** What was found, how many, and in which order; what to do instead where nothing was. */
export function OpportunityResults({ list: data, placeSlug, path }: ResultsProps) {
  const { filters, names, list, order, orders, count, badges } = data
  const { t } = useTranslation()
  const isSearched = Boolean(filters.q || filters.near)
  const inOrder = (one: string) => withFilter({ path, filters }, { sort: one })
  return (
    <>
      <Row apart>
        <p className="muted" role="status">
          {count >= listCountedUpTo ? t('opportunities.foundMany', { count }) : t('opportunities.found', { count })}
          {names.meant && ` ${t('opportunities.meant', { terms: names.meant })}`}
        </p>
        <ButtonLink
          kind="quiet"
          small
          icon="map"
          href={withFilter({ path: `/${placeSlug}/map`, filters }, { sort: undefined })}
        >
          {t('map.open')}
        </ButtonLink>
      </Row>
      {orders.length > 1 && list.rows.length > 1 && (
        <Chips
          label={t('opportunities.orderLabel')}
          named
          chips={orders.map((one) => ({
            href: inOrder(one),
            label: t(`opportunities.order.${one}`),
            current: one === order,
          }))}
        />
      )}
      {list.rows.length === 0 ? (
        <NothingFound list={data} path={path} />
      ) : (
        <SceneRows>
          {(isSearched ? list.rows.map((first) => ({ first, places: 1 })) : gatherHours(list.rows)).map(
            ({ first, places }) => (
              <OpportunityRow
                key={first.id}
                opportunity={first}
                badges={badges[first.id] ?? []}
                level={2}
                distanceMeters={first.distanceMeters}
                places={places}
              />
            ),
          )}
        </SceneRows>
      )}
      <Pagination
        label={t('common.pages')}
        previous={list.first && { href: withFilter({ path, filters }, list.first), label: t('common.first') }}
        next={list.next && { href: withFilter({ path, filters }, list.next), label: t('common.next') }}
      />
    </>
  )
}

/** What to do instead: another word, fewer filters, or what comes nearest to the words. */
function NothingFound({ list: { filters, alternatives, badges }, path }: Omit<ResultsProps, 'placeSlug'>) {
  const { t } = useTranslation()
  const { q, ...others } = filters
  const isNarrowed = Object.keys(others).some((name) => name !== 'sort' && name !== 'near')
  return (
    <>
      <EmptyState
        title={t('opportunities.none.title')}
        level={2}
        action={
          <ButtonLink kind="quiet" href={q && isNarrowed ? withFilter({ path, filters: { q } }, {}) : path}>
            {q && isNarrowed ? t('opportunities.none.withoutFilters', { terms: q }) : t('opportunities.none.action')}
          </ButtonLink>
        }
      >
        {t('opportunities.none.text')}
      </EmptyState>
      {alternatives.length > 0 && (
        <Section title={t('opportunities.none.alternatives')}>
          <SceneRows>
            {alternatives.map((row) => (
              <OpportunityRow key={row.id} opportunity={row} badges={badges[row.id] ?? []} />
            ))}
          </SceneRows>
        </Section>
      )}
    </>
  )
}
