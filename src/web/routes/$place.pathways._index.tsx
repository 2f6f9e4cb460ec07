import { useTranslation } from 'react-i18next'
import { listPathwayCards } from '#capabilities/pathways/list-pathway-cards.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import { destinationKinds, isDestinationKind } from '#capabilities/pathways/pathway.ts'
import { PathwayCard } from '#capabilities/pathways/ui/pathway-card.tsx'
import { placeName } from '#capabilities/places/place.ts'
import { isTheme, themes } from '#capabilities/places/theme.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { ChosenFilters, FilterPanel } from '#design/forms/filter-panel.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Select } from '#design/forms/select.tsx'
import { Columns, Grid, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { filtersOf, withFilter } from '../list-address.ts'
import { loadPlace } from '../load-place.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.pathways._index'

export const handle: RouteHandle = { access: 'everybody' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q', 'theme', 'to'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const page = await listPathways(database, {
    placeId: place.id,
    theme: isTheme(filters.theme) ? filters.theme : undefined,
    destinationKind: isDestinationKind(filters.to) ? filters.to : undefined,
    words: filters.q,
    after,
    limit: 12,
  })
  return {
    place,
    filters,
    pathways: await listPathwayCards(database, page.rows),
    next: page.next,
    paged: Boolean(after),
  }
}

export default function Pathways({ loaderData: { place, filters, pathways, next, paged } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const path = `/${place.slug}/pathways`
  const address = { path, filters }
  const title = t('pathways.title', { place: placeName(place, language) })
  const chosen = [
    ...(filters.q ? [{ name: 'q', label: `“${filters.q}”` }] : []),
    ...(isTheme(filters.theme) ? [{ name: 'theme', label: t(`common.theme.${filters.theme}`) }] : []),
    ...(isDestinationKind(filters.to) ? [{ name: 'to', label: t(`pathways.destinationKind.${filters.to}`) }] : []),
  ]
  return (
    <SitePage title={title} description={t('pathways.lead')} place={place} current="pathways">
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('pathways.lead')} />
          <SearchBox
            action={path}
            label={t('pathways.search')}
            variant="list"
            fields={[{ name: 'q', label: t('pathways.search'), value: filters.q }]}
            submit={t('common.search')}
          >
            {filters.theme && <input type="hidden" name="theme" value={filters.theme} />}
            {filters.to && <input type="hidden" name="to" value={filters.to} />}
          </SearchBox>
          <Columns kind="filters">
            <FilterPanel title={t('common.filter')} action={path} apply={t('common.apply')}>
              {filters.q && <input type="hidden" name="q" value={filters.q} />}
              <Select
                name="to"
                label={t('pathways.toLabel')}
                value={filters.to ?? ''}
                options={[
                  { value: '', label: t('pathways.anyDestination') },
                  ...destinationKinds.map((kind) => ({ value: kind, label: t(`pathways.destinationKind.${kind}`) })),
                ]}
              />
              <Select
                name="theme"
                label={t('opportunities.themeLabel')}
                value={filters.theme ?? ''}
                options={[
                  { value: '', label: t('opportunities.anyTheme') },
                  ...themes.map((theme) => ({ value: theme, label: t(`common.theme.${theme}`) })),
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
              {pathways.length === 0 ? (
                <EmptyState
                  title={chosen.length > 0 ? t('pathways.none.title') : t('pathways.noneYet.title')}
                  icon="flag"
                  level={2}
                  action={
                    <ButtonLink kind="quiet" href={chosen.length > 0 ? path : `/${place.slug}/opportunities`}>
                      {chosen.length > 0 ? t('pathways.all') : t('places.home.allOpportunities')}
                    </ButtonLink>
                  }
                >
                  {chosen.length > 0 ? t('opportunities.none.text') : t('pathways.noneYet.text')}
                </EmptyState>
              ) : (
                <Grid cells="wide">
                  {pathways.map((pathway) => (
                    <PathwayCard key={pathway.id} pathway={pathway} level={2} />
                  ))}
                </Grid>
              )}
              <Pagination
                label={t('common.pages')}
                previous={paged ? { href: withFilter(address, {}), label: t('common.first') } : undefined}
                next={next ? { href: withFilter(address, { after: next }), label: t('common.next') } : undefined}
              />
            </Stack>
          </Columns>
        </div>
      </Wrap>
    </SitePage>
  )
}
