import { useTranslation } from 'react-i18next'
import { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { isOrganisationKind, organisationKinds } from '#capabilities/organisations/organisation.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { ChosenFilters, FilterPanel } from '#design/forms/filter-panel.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Select } from '#design/forms/select.tsx'
import { Columns, Grid, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { filtersOf, withFilter } from '../list-address.ts'
import { loadPlace } from '../load-place.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.organisations._index'

export const handle: RouteHandle = { access: 'everybody' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q', 'kind'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const page = await listOrganisations(visit.services.database, {
    placeId: place.id,
    kind: isOrganisationKind(filters.kind) ? filters.kind : undefined,
    words: filters.q,
    after,
    limit: 24,
  })
  return { place, filters, page, paged: Boolean(after) }
}

export default function Organisations({ loaderData: { place, filters, page, paged } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const path = `/${place.slug}/organisations`
  const address = { path, filters }
  const title = t('organisations.title', { place: placeName(place, language) })
  const chosen = [
    ...(filters.q ? [{ name: 'q', label: `“${filters.q}”` }] : []),
    ...(isOrganisationKind(filters.kind) ? [{ name: 'kind', label: t(`organisations.kind.${filters.kind}`) }] : []),
  ]
  return (
    <SitePage title={title} description={t('organisations.lead')} place={place} current="organisations">
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('organisations.lead')} />
          <SearchBox
            action={path}
            label={t('organisations.search')}
            variant="list"
            fields={[{ name: 'q', label: t('organisations.search'), value: filters.q }]}
            submit={t('common.search')}
          >
            {filters.kind && <input type="hidden" name="kind" value={filters.kind} />}
          </SearchBox>
          <Columns kind="filters">
            <FilterPanel title={t('common.filter')} action={path} apply={t('common.apply')}>
              {filters.q && <input type="hidden" name="q" value={filters.q} />}
              <Select
                name="kind"
                label={t('organisations.kindLabel')}
                value={filters.kind ?? ''}
                options={[
                  { value: '', label: t('organisations.anyKind') },
                  ...organisationKinds.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) })),
                ]}
              />
            </FilterPanel>
            <Stack>
              <ChosenFilters
                label={t('common.chosen')}
                filters={chosen.map(({ name, label }) => ({
                  href: withFilter(address, { [name]: undefined }),
                  label,
                  remove: t('common.remove', { what: label }),
                }))}
              />
              {page.rows.length === 0 ? (
                <EmptyState
                  title={t('organisations.none.title')}
                  level={2}
                  action={
                    <ButtonLink kind="quiet" href={`/organisations/new?place=${place.slug}`}>
                      {t('common.footer.join')}
                    </ButtonLink>
                  }
                >
                  {t('opportunities.none.text')}
                </EmptyState>
              ) : (
                <Grid>
                  {page.rows.map((one) => (
                    <ListingCard
                      key={one.id}
                      title={one.name}
                      href={`${path}/${one.slug}`}
                      level={2}
                      when={t(`organisations.kind.${one.kind}`)}
                    >
                      <p>{inLanguage(language, one.description, one.descriptionCy)}</p>
                    </ListingCard>
                  ))}
                </Grid>
              )}
              <Pagination
                label={t('common.pages')}
                previous={paged ? { href: withFilter(address, {}), label: t('common.first') } : undefined}
                next={
                  page.next ? { href: withFilter(address, { after: page.next }), label: t('common.next') } : undefined
                }
              />
            </Stack>
          </Columns>
        </div>
      </Wrap>
    </SitePage>
  )
}
