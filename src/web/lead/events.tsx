import { audiences } from '#capabilities/opportunities/opportunity.ts'
import { listMemberships, listStandings } from '#capabilities/organisations/find-organisation.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import type { Reading } from '#infrastructure/database/database.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { EventAgenda } from '#web/events/event-agenda.tsx'
import { loadEvents, readEventFilter } from '#web/events/load-events.ts'
import { KeptFilters } from '#web/opportunities/opportunity-filters.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/events'

const pageLength = 50

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const { place, lead } = leadDesk({ context })
  const filters = filtersOf(request, ['q', 'for'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const { found: _, ...filter } = await readEventFilter(visit, { place, filters })
  const [{ events, next }, organisers] = await Promise.all([
    loadEvents({ ...filter, after, limit: pageLength }, { ...services, now }),
    lead.personId ? organisersOf({ personId: lead.personId, placeId: place.id }, services) : [],
  ])
  return { place, filters, events, next, isFirst: after === undefined, organisers, now }
}

/** Organisations of the place that the City Lead manages, too: whose events they can begin. */
async function organisersOf({ personId, placeId }: { personId: string; placeId: string }, powers: Reading) {
  const managed = (await listMemberships(personId, powers)).filter(({ role }) => role === 'manager')
  const standings = await Promise.all(managed.map(({ organisationId }) => listStandings(organisationId, powers)))
  return managed
    .filter((_, turn) => standings[turn]?.some((one) => one.placeId === placeId && one.standing === 'approved'))
    .map(({ slug, name }) => ({ slug, name }))
}

/** What is on in the place, and where the City Lead begins an event of the network. */
export default function LeadEventsPage({ loaderData }: Route.ComponentProps) {
  const { place, filters, events, next, isFirst, organisers, now } = loaderData
  const { t, language } = useTranslation()
  const path = `/${place.slug}/lead/events`
  const name = placeName(place, language)
  const to = (change: Record<string, string | undefined>) => withFilter({ path, filters }, change)
  return (
    <DeskPage title={t('events.desk.title')}>
      <Stack space="large">
        <DeskHead
          title={t('events.desk.title')}
          actions={
            <ButtonGroup>
              {organisers.map((one) => (
                <ButtonLink
                  key={one.slug}
                  icon="plus"
                  href={`/organisations/${one.slug}/manage/opportunities/new?kind=event&for=network&place=${place.slug}`}
                >
                  {t('events.desk.new', { organisation: one.name })}
                </ButtonLink>
              ))}
            </ButtonGroup>
          }
        />
        <p className="muted">{t('events.desk.lead', { place: name })}</p>
        {organisers.length === 0 && (
          <Notice tone="info" title={t('events.desk.how')}>
            <p>{t('events.desk.howText', { place: name })}</p>
            <ButtonLink kind="quiet" href={`/organisations/new?place=${place.slug}`}>
              {t('events.desk.add')}
            </ButtonLink>
          </Notice>
        )}
        <SearchBox
          action={path}
          label={t('events.search')}
          variant="list"
          fields={[{ name: 'q', label: t('events.search'), value: filters.q, example: t('events.searchExample') }]}
          submit={t('common.search')}
        >
          <KeptFilters filters={filters} except={['q']} />
        </SearchBox>
        <Chips
          label={t('events.audience')}
          chips={[undefined, ...audiences].map((one) => ({
            href: to({ for: one }),
            label: t(`events.audiences.${one ?? 'all'}`),
            current: filters.for === one,
          }))}
        />
        {events.length === 0 ? (
          <EmptyState title={t('events.desk.none')} level={2} icon="calendar">
            {t('events.desk.noneText')}
          </EmptyState>
        ) : (
          <EventAgenda events={events} now={now} saysForWhom={!filters.for} />
        )}
        <Pagination
          label={t('common.pages')}
          previous={isFirst ? undefined : { href: to({}), label: t('common.first') }}
          next={next ? { href: to({ after: next }), label: t('common.next') } : undefined}
        />
      </Stack>
    </DeskPage>
  )
}
