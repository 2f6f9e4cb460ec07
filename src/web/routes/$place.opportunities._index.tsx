import { useTranslation } from 'react-i18next'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import {
  countOpportunities,
  listOpportunities,
  type OpportunityFilter,
} from '#capabilities/opportunities/list-opportunities.ts'
import {
  type AccessFeature,
  accessFeatures,
  type OpportunityKind,
  opportunityKinds,
} from '#capabilities/opportunities/opportunity.ts'
import { OpportunityCard } from '#capabilities/opportunities/ui/opportunity-card.tsx'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { placeName } from '#capabilities/places/place.ts'
import { isTheme, themes } from '#capabilities/places/theme.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
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
import type { Route } from './+types/$place.opportunities._index'

export const handle: RouteHandle = { access: 'everybody' }

const filterNames = ['q', 'kind', 'theme', 'age', 'cost', 'mode', 'access', 'organisation', 'badge'] as const
const countedUpTo = 500
const ages = [8, 11, 13, 14, 15, 16, 17, 18, 19, 21, 25]

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now, language } = visit
  const { database } = services
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, filterNames)
  const organisation = filters.organisation
    ? await findOrganisation(database, { slug: filters.organisation })
    : undefined
  const badge = filters.badge ? await findBadge(database, { placeSlug: place.slug, slug: filters.badge }) : undefined
  const filter: Omit<OpportunityFilter, 'limit'> = {
    placeId: place.id,
    organisationId: organisation?.id,
    badgeId: badge?.id,
    kind: opportunityKinds.find((kind): kind is OpportunityKind => kind === filters.kind),
    theme: isTheme(filters.theme) ? filters.theme : undefined,
    age: /^\d{1,3}$/.test(filters.age ?? '') ? Number(filters.age) : undefined,
    freeOnly: filters.cost === 'free',
    mode: filters.mode === 'online' || filters.mode === 'in-person' ? filters.mode : undefined,
    access: accessFeatures.find((feature): feature is AccessFeature => feature === filters.access),
    words: filters.q,
  }
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const [page, count, organisations] = await Promise.all([
    listOpportunities(database, { ...filter, after, limit: 18 }, now),
    countOpportunities(database, filter, { now, atMost: countedUpTo }),
    listOrganisationChoices(database, place.id),
  ])
  const badges = await badgesOfOpportunities(
    database,
    page.rows.map((row) => row.id),
  )
  const names = { organisation: organisation?.name, badge: badge && inLanguage(language, badge.name, badge.nameCy) }
  return {
    place,
    filters,
    names,
    page,
    paged: Boolean(after),
    count,
    organisations,
    badges: Object.fromEntries(badges),
  }
}

type Data = Route.ComponentProps['loaderData']

export default function Opportunities({ loaderData }: Route.ComponentProps) {
  const { place, filters, page, paged, count, badges } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const path = `/${place.slug}/opportunities`
  const title = t('opportunities.title', { place: placeName(place, language) })
  return (
    <SitePage title={title} description={t('opportunities.lead')} place={place} current="learn">
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('opportunities.lead')} />
          <SearchBox
            action={path}
            label={t('opportunities.search')}
            variant="list"
            fields={[
              { name: 'q', label: t('places.home.like'), value: filters.q, example: t('places.home.likeExample') },
            ]}
            submit={t('common.search')}
          >
            <Kept filters={filters} except={['q']} />
          </SearchBox>
          <Columns kind="filters">
            <Filters data={loaderData} path={path} />
            <Stack>
              <Chosen data={loaderData} path={path} />
              <p className="muted" role="status">
                {count >= countedUpTo ? t('opportunities.foundMany', { count }) : t('opportunities.found', { count })}
              </p>
              {page.rows.length === 0 ? (
                <EmptyState
                  title={t('opportunities.none.title')}
                  level={2}
                  action={
                    <ButtonLink kind="quiet" href={path}>
                      {t('opportunities.none.action')}
                    </ButtonLink>
                  }
                >
                  {t('opportunities.none.text')}
                </EmptyState>
              ) : (
                <Grid>
                  {page.rows.map((row) => (
                    <OpportunityCard key={row.id} opportunity={row} badges={badges[row.id] ?? []} level={2} />
                  ))}
                </Grid>
              )}
              <Pagination
                label={t('common.pages')}
                previous={paged ? { href: withFilter({ path, filters }, {}), label: t('common.first') } : undefined}
                next={
                  page.next
                    ? { href: withFilter({ path, filters }, { after: page.next }), label: t('common.next') }
                    : undefined
                }
              />
            </Stack>
          </Columns>
        </div>
      </Wrap>
    </SitePage>
  )
}

/** Hidden fields: searching keeps the filters, filtering keeps the search. */
function Kept({ filters, except }: { filters: Record<string, string>; except: string[] }) {
  return Object.entries(filters).map(([name, value]) =>
    except.includes(name) ? null : <input key={name} type="hidden" name={name} value={value} />,
  )
}

function Filters({ data: { filters, organisations }, path }: { data: Data; path: string }) {
  const { t } = useTranslation()
  const choice = (value: string, label: string) => ({ value, label })
  return (
    <FilterPanel title={t('common.filter')} action={path} apply={t('common.apply')}>
      <Kept filters={filters} except={['kind', 'theme', 'age', 'cost', 'mode', 'access', 'organisation']} />
      <Select
        name="kind"
        label={t('opportunities.kindLabel')}
        value={filters.kind ?? ''}
        options={[
          choice('', t('opportunities.anyKind')),
          ...opportunityKinds.map((kind) => choice(kind, t(`opportunities.kind.${kind}`))),
        ]}
      />
      <Select
        name="theme"
        label={t('opportunities.themeLabel')}
        value={filters.theme ?? ''}
        options={[
          choice('', t('opportunities.anyTheme')),
          ...themes.map((theme) => choice(theme, t(`common.theme.${theme}`))),
        ]}
      />
      <Select
        name="age"
        label={t('opportunities.ageLabel')}
        value={filters.age ?? ''}
        options={[
          choice('', t('opportunities.anyAge')),
          ...ages.map((age) =>
            choice(String(age), age === 25 ? t('opportunities.ageAdult') : t('opportunities.ageYears', { age })),
          ),
        ]}
      />
      <Select
        name="mode"
        label={t('opportunities.modeLabel')}
        value={filters.mode ?? ''}
        options={[
          choice('', t('opportunities.anyPlace')),
          choice('in-person', t('opportunities.mode.in-person')),
          choice('online', t('opportunities.mode.online')),
        ]}
      />
      <Select
        name="access"
        label={t('opportunities.accessLabel')}
        value={filters.access ?? ''}
        options={[
          choice('', t('opportunities.anyAccess')),
          ...accessFeatures.map((feature) => choice(feature, t(`opportunities.access.${feature}`))),
        ]}
      />
      <Select
        name="organisation"
        label={t('opportunities.organisationLabel')}
        value={filters.organisation ?? ''}
        options={[
          choice('', t('opportunities.anyOrganisation')),
          ...organisations.map(({ slug, name }) => choice(slug, name)),
        ]}
      />
      <Checkbox name="cost" value="free" label={t('opportunities.freeOnly')} checked={filters.cost === 'free'} />
    </FilterPanel>
  )
}

function Chosen({ data: { filters, names }, path }: { data: Data; path: string }) {
  const { t } = useTranslation()
  const words: Record<string, (value: string) => string | undefined> = {
    q: (value) => `“${value}”`,
    kind: (value) => (opportunityKinds.some((kind) => kind === value) ? t(`opportunities.kind.${value}`) : undefined),
    theme: (value) => (isTheme(value) ? t(`common.theme.${value}`) : undefined),
    age: (age) => t('opportunities.ageYears', { age }),
    cost: (value) => (value === 'free' ? t('common.cost.free') : undefined),
    mode: (value) => (value === 'online' || value === 'in-person' ? t(`opportunities.mode.${value}`) : undefined),
    access: (value) =>
      accessFeatures.some((feature) => feature === value) ? t(`opportunities.access.${value}`) : undefined,
    organisation: () => names.organisation,
    badge: () => names.badge,
  }
  const chosen = Object.entries(filters).flatMap(([name, value]) => {
    const label = words[name]?.(value)
    return label
      ? [
          {
            href: withFilter({ path, filters }, { [name]: undefined }),
            label,
            remove: t('common.remove', { what: label }),
          },
        ]
      : []
  })
  return (
    <ChosenFilters
      label={t('common.chosen')}
      filters={chosen}
      clear={chosen.length > 1 ? { href: path, label: t('common.clearFilters') } : undefined}
    />
  )
}
