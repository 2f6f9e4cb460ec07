import { findPlaceAreas } from '#capabilities/indicators/find-place-areas.ts'
import { listPublicNeeds } from '#capabilities/needs/list-needs.ts'
import type { PublicNeed } from '#capabilities/needs/public-need.ts'
import { placeName } from '#capabilities/places/place.ts'
import { Monogram } from '#design/cards/monogram.tsx'
import { SceneRow } from '#design/cards/scene-card.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { NoneListed, PlaceList } from '#web/places/place-list.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/need-list'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services } = visit
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const [page, { isPublic: hasFigures }] = await Promise.all([
    listPublicNeeds(
      { placeId: place.id, limit: 24, ...(filters.q && { terms: filters.q }), ...(after && { after }) },
      services,
    ),
    findPlaceAreas({ placeId: place.id }, services),
  ])
  return { place, filters, page, hasFigures, paged: Boolean(after) }
}

/** What a place needs and what is done about it, as everybody reads it. */
export default function NeedListPage({
  loaderData: { place, filters, page, hasFigures, paged },
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const isNarrowed = Object.keys(filters).length > 0
  const base = `/${place.slug}`
  return (
    <PlaceList
      place={place}
      list="needs"
      current="impact"
      title={t('needs.title', { place: placeName(place, language) })}
      lead={t('needs.lead')}
      actions={
        hasFigures && (
          <ButtonLink kind="quiet" href={`${base}/needs/figures`}>
            {t('needs.figuresLink')}
          </ButtonLink>
        )
      }
      search={t('needs.search')}
      example={t('needs.searchExample')}
      filters={filters}
      questions={[]}
      cards={page.rows.map((one) => (
        <SceneRow
          key={one.id}
          title={inLanguage(language, one.title, one.titleCy)}
          href={`${base}/needs/${one.id}`}
          level={2}
          picture={<Monogram name={inLanguage(language, one.title, one.titleCy)} />}
          when={t(`needs.states.${one.state}`)}
          facts={sourcesOf(one, language)}
        />
      ))}
      cells="rows"
      empty={
        <NoneListed
          isNarrowed={isNarrowed}
          title={t('needs.nonePublic')}
          text={t('needs.nonePublicText')}
          href={isNarrowed ? `${base}/needs` : `${base}/impact`}
          action={t(isNarrowed ? 'needs.all' : 'impact.title')}
        />
      }
      paged={paged}
      next={page.next}
    />
  )
}

/** Where it is known from: the figure that it quotes, and where it was heard. */
function sourcesOf({ observation, heard, heardCy }: PublicNeed, language: Language): string[] {
  const quoted = observation ? [inLanguage(language, observation.name, observation.nameCy)] : []
  return heard ? [...quoted, inLanguage(language, heard, heardCy)] : quoted
}
