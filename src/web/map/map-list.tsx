import type { OrganisationSpot } from '#capabilities/opportunities/list-organisation-spots.ts'
import { OpportunityRow } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { distanceInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { isOrganisationKind } from '#capabilities/organisations/organisation.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { SceneRows } from '#design/cards/scene-card.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { type loadMap, mapCountedUpTo } from './load-map.ts'

type Data = Awaited<ReturnType<typeof loadMap>> & { place: { slug: string } }

/** Beside the map what is on it, so that nobody needs the picture. */
export function MapList({ data, path }: { data: Data; path: string }) {
  const { t } = useTranslation()
  const { list, filters, place } = data
  const { within: _within, view: _view, show: _show, ...rest } = filters
  const page = (number: number) => withFilter({ path, filters }, { page: number > 1 ? String(number) : undefined })
  const isOrganisations = list.of === 'organisations'
  const found =
    list.count >= mapCountedUpTo ? 'map.foundMany' : isOrganisations ? 'map.foundOrganisations' : 'map.found'
  return (
    <section className="stack" id="map-list" aria-label={t('map.list')}>
      <p className="muted" role="status">
        {t(found, { count: list.count })}
        {list.of === 'opportunities' &&
          list.count > 1 &&
          ` · ${t(list.isSoonest ? 'map.soonestFirst' : 'map.nearestFirst')}`}
      </p>
      {list.rows.length === 0 ? (
        <EmptyState
          title={t('map.none')}
          level={2}
          action={
            <ButtonLink kind="quiet" href={isOrganisations ? `${path}?show=organisations` : path}>
              {t('map.wholePlace')}
            </ButtonLink>
          }
        >
          {t('map.noneText')}
        </EmptyState>
      ) : (
        <Found data={data} />
      )}
      <Pagination
        label={t('common.pages')}
        previous={list.page > 1 ? { href: page(list.page - 1), label: t('common.previous') } : undefined}
        next={list.more ? { href: page(list.page + 1), label: t('common.next') } : undefined}
      />
      <p>
        {isOrganisations ? (
          <a href={`/${place.slug}/organisations`}>{t('map.allOrganisations')}</a>
        ) : (
          <a href={withFilter({ path: `/${place.slug}/opportunities`, filters: rest }, {})}>{t('map.asList')}</a>
        )}
      </p>
    </section>
  )
}

/** Organisations as cards; what can be learned as rows with their pictures. */
function Found({ data: { list, badges, here, place } }: { data: Data }) {
  const away = (row: { distanceMeters?: number }) => (here ? row.distanceMeters : undefined)
  if (list.of === 'organisations')
    return (
      <ul className="grid">
        {list.rows.map((row) => (
          <li key={row.id}>
            <OrganisationCard organisation={row} place={place} distanceMeters={away(row)} />
          </li>
        ))}
      </ul>
    )
  return (
    <SceneRows oneColumn>
      {list.rows.map((row) => (
        <OpportunityRow
          key={row.id}
          opportunity={row}
          badges={badges[row.id] ?? []}
          level={2}
          distanceMeters={away(row)}
        />
      ))}
    </SceneRows>
  )
}

interface OrganisationCardProps {
  organisation: OrganisationSpot
  place: { slug: string }
  distanceMeters: number | undefined
}

function OrganisationCard({ organisation, place, distanceMeters }: OrganisationCardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { kind, count } = organisation
  return (
    <ListingCard
      title={organisation.name}
      href={`/${place.slug}/organisations/${organisation.slug}`}
      level={2}
      when={isOrganisationKind(kind) ? t(`organisations.kind.${kind}`) : undefined}
      facts={[
        ...(distanceMeters === undefined ? [] : [distanceInWords(distanceMeters, language, t)]),
        t('map.offersHere', { count }),
      ]}
    >
      <p>{inLanguage(language, organisation.description, organisation.descriptionCy)}</p>
    </ListingCard>
  )
}
