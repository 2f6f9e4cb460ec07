import { audiences, eventTypes } from '#capabilities/opportunities/opportunity.ts'
import { addDays, weekdayOf } from '#capabilities/opportunities/repeat-rules.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { FilterPanel } from '#design/forms/filter-panel.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Columns, Row, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { miles as milesInWords } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { PositionNote } from '#web/map/position-note.tsx'
import { positionTrouble } from '#web/map/position-trouble.ts'
import { UsePosition } from '#web/map/use-position.tsx'
import { KeptFilters, WhenChips } from '#web/opportunities/opportunity-filters.tsx'
import { hasHolidays } from '#web/opportunities/opportunity-narrowing.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/event-list'
import { EventDays } from './event-days.tsx'
import {
  eventDistances,
  eventFilterNames,
  loadEvents,
  metersAMile,
  readEventFilter,
  usualDistance,
} from './load-events.ts'

const pageLength = 30

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, eventFilterNames)
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const { found, ...filter } = await readEventFilter(visit, { place, filters })
  const [{ events, next }, organisations] = await Promise.all([
    loadEvents({ ...filter, after, limit: pageLength }, { database, now: visit.now }),
    listOrganisationChoices(place.id, { database }),
  ])
  return {
    ...{ place, filters, events, next, isFirst: after === undefined, organisations, now: visit.now },
    saturday: nextSaturday(visit.now),
    holidays: await hasHolidays(visit, place.id),
    from: found?.ok ? found.position : undefined,
    trouble: found && !found.ok ? positionTrouble[found.refusal] : undefined,
  }
}

type Filtered = Pick<Route.ComponentProps['loaderData'], 'filters' | 'organisations'> & { path: string }

export default function EventList({ loaderData }: Route.ComponentProps) {
  const { place, filters, events, next, isFirst, organisations, now, saturday, from, trouble, holidays } = loaderData
  const { t, language } = useTranslation()
  const path = `/${place.slug}/events`
  const title = t('events.title', { place: placeName(place, language) })
  const to = (change: Record<string, string | undefined>) => withFilter({ path, filters }, change)
  return (
    <SitePage title={title} description={t('events.lead')} place={place} current="events">
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('events.lead')} />
          <SearchBox
            action={path}
            label={t('events.search')}
            variant="list"
            fields={[
              { name: 'q', label: t('events.search'), value: filters.q, example: t('events.searchExample') },
              { name: 'near', label: t('map.near'), value: filters.near, example: t('map.nearExample') },
            ]}
            submit={t('common.search')}
            beside={<UsePosition />}
          >
            <KeptFilters filters={filters} except={['q', 'near']} />
          </SearchBox>
          {trouble && (
            <Notice tone="warn" title={t(trouble, { terms: filters.near })} live>
              {t('events.nearHelp')}
            </Notice>
          )}
          <PositionNote position={from} />
          <WhenChips
            filters={filters}
            path={path}
            holidays={holidays}
            day={{ date: saturday, label: t('events.saturday') }}
          />
          {from && (
            <Chips
              label={t('map.within')}
              named
              chips={eventDistances.map((one) => ({
                href: to({ within: one }),
                label: milesInWords(language, Number(one) * metersAMile),
                current: one === withinOf(filters),
              }))}
            />
          )}
          <Columns kind="filters">
            <EventFilters filters={filters} organisations={organisations} path={path} />
            <Stack space="large">
              {events.length === 0 ? (
                <NothingOn path={path} placeSlug={place.slug} filters={filters} isNear={from !== undefined} />
              ) : (
                <EventDays events={events} now={now} saysForWhom={!filters.for} isGathered={!filters.q} />
              )}
              <Pagination
                label={t('common.pages')}
                previous={isFirst ? undefined : { href: to({}), label: t('common.first') }}
                next={next ? { href: to({ after: next }), label: t('common.next') } : undefined}
              />
              <Row>
                <a href={withFilter({ path: `${path}.ics`, filters }, anywhereAnytime)}>{t('events.asCalendar')}</a>
                <a href={`/${place.slug}/poster`}>{t('events.poster.link')}</a>
              </Row>
            </Stack>
          </Columns>
        </div>
      </Wrap>
    </SitePage>
  )
}

function EventFilters({ filters, organisations, path }: Filtered) {
  const { t } = useTranslation()
  return (
    <FilterPanel title={t('common.filter')} action={path} apply={t('common.apply')}>
      <KeptFilters filters={filters} except={['for', 'kind', 'mode', 'organisation', 'cost', 'on']} />
      <TextInput type="date" name="on" label={t('opportunities.onDay')} value={filters.on ?? ''} />
      <Select
        name="for"
        label={t('events.audience')}
        value={filters.for ?? ''}
        options={[
          { value: '', label: t('events.audiences.all') },
          ...audiences.map((audience) => ({ value: audience, label: t(`events.audiences.${audience}`) })),
        ]}
      />
      <Select
        name="kind"
        label={t('events.type')}
        value={filters.kind ?? ''}
        options={[
          { value: '', label: t('events.anyType') },
          ...eventTypes.map((type) => ({ value: type, label: t(`events.types.${type}`) })),
        ]}
      />
      <Select
        name="mode"
        label={t('opportunities.modeLabel')}
        value={filters.mode ?? ''}
        options={[
          { value: '', label: t('opportunities.anyPlace') },
          { value: 'in-person', label: t('opportunities.mode.in-person') },
          { value: 'online', label: t('opportunities.mode.online') },
        ]}
      />
      <Select
        name="organisation"
        label={t('opportunities.organisationLabel')}
        value={filters.organisation ?? ''}
        options={[
          { value: '', label: t('opportunities.anyOrganisation') },
          ...organisations.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <Checkbox name="cost" value="free" label={t('opportunities.freeOnly')} checked={filters.cost === 'free'} />
    </FilterPanel>
  )
}

interface NothingOnProps {
  path: string
  placeSlug: string
  filters: Record<string, string>
  /** Only what lies near a position was looked for. */
  isNear: boolean
}

/** What to do instead: look further away, at another time, or at everything. */
function NothingOn({ path, placeSlug, filters, isNear }: NothingOnProps) {
  const { t, language } = useTranslation()
  const isNarrowed = Object.keys(filters).length > 0
  const further = isNear ? eventDistances[eventDistances.indexOf(withinOf(filters)) + 1] : undefined
  const to = (change: Record<string, string | undefined>) => withFilter({ path, filters }, change)
  return (
    <EmptyState
      title={t(isNarrowed ? 'events.none.narrowed' : 'events.none.title')}
      level={2}
      icon="calendar"
      action={
        <ButtonGroup>
          {further && (
            <ButtonLink kind="quiet" href={to({ within: further })}>
              {t('events.none.further', { miles: milesInWords(language, Number(further) * metersAMile) })}
            </ButtonLink>
          )}
          {(filters.when || filters.on) && (
            <ButtonLink kind="quiet" href={to({ when: undefined, on: undefined })}>
              {t('events.none.anyTime')}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={isNarrowed ? path : `/${placeSlug}/opportunities`}>
            {t(isNarrowed ? 'events.none.showAll' : 'places.home.allOpportunities')}
          </ButtonLink>
        </ButtonGroup>
      }
    >
      {t(isNarrowed ? 'events.none.narrowedText' : 'events.none.text')}
    </EmptyState>
  )
}

const withinOf = ({ within }: Record<string, string>) => eventDistances.find((one) => one === within) ?? usualDistance

/** A calendar is followed for long, and a position is kept nowhere. */
const anywhereAnytime = { near: undefined, within: undefined, when: undefined, on: undefined }

/** The Saturday that is or comes, by the clock of the places. */
function nextSaturday(now: Date): string {
  const today = localParts(now).date
  return addDays(today, (6 - weekdayOf(today) + 7) % 7)
}
