import { useTranslation } from 'react-i18next'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { BadgeCard } from '#capabilities/badges/ui/badge-card.tsx'
import { levelKeys, levels } from '#capabilities/places/badge-standard.ts'
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
import type { Route } from './+types/$place.badges._index'

export const handle: RouteHandle = { access: 'everybody' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q', 'theme', 'level'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const page = await listBadges(visit.services.database, {
    placeId: place.id,
    theme: isTheme(filters.theme) ? filters.theme : undefined,
    level: levels.find((level) => String(level) === filters.level),
    words: filters.q,
    after,
    limit: 24,
  })
  return { place, filters, page, paged: Boolean(after) }
}

export default function Badges({ loaderData: { place, filters, page, paged } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const path = `/${place.slug}/badges`
  const address = { path, filters }
  const title = t('badges.title', { place: placeName(place, language) })
  const level = levels.find((one) => String(one) === filters.level)
  const chosen = [
    ...(filters.q ? [{ name: 'q', label: `“${filters.q}”` }] : []),
    ...(isTheme(filters.theme) ? [{ name: 'theme', label: t(`common.theme.${filters.theme}`) }] : []),
    ...(level ? [{ name: 'level', label: t(`badges.levelName.${levelKeys[level]}`) }] : []),
  ]
  return (
    <SitePage title={title} description={t('badges.lead')} place={place} current="badges">
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('badges.lead')} />
          <SearchBox
            action={path}
            label={t('badges.search')}
            variant="list"
            fields={[{ name: 'q', label: t('badges.search'), value: filters.q }]}
            submit={t('common.search')}
          >
            {filters.theme && <input type="hidden" name="theme" value={filters.theme} />}
            {filters.level && <input type="hidden" name="level" value={filters.level} />}
          </SearchBox>
          <Columns kind="filters">
            <FilterPanel title={t('common.filter')} action={path} apply={t('common.apply')}>
              {filters.q && <input type="hidden" name="q" value={filters.q} />}
              <Select
                name="theme"
                label={t('opportunities.themeLabel')}
                value={filters.theme ?? ''}
                options={[
                  { value: '', label: t('opportunities.anyTheme') },
                  ...themes.map((theme) => ({ value: theme, label: t(`common.theme.${theme}`) })),
                ]}
              />
              <Select
                name="level"
                label={t('badges.levelLabel')}
                value={filters.level ?? ''}
                options={[
                  { value: '', label: t('badges.anyLevel') },
                  ...levels.map((one) => ({ value: String(one), label: t(`badges.levelName.${levelKeys[one]}`) })),
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
                  title={t('badges.none.title')}
                  level={2}
                  action={
                    <ButtonLink kind="quiet" href={path}>
                      {t('places.home.allBadges')}
                    </ButtonLink>
                  }
                >
                  {t('opportunities.none.text')}
                </EmptyState>
              ) : (
                <Grid>
                  {page.rows.map((badge) => (
                    <BadgeCard key={badge.id} badge={badge} level={2} />
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
