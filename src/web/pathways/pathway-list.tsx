import { listPathwayCards } from '#capabilities/pathways/list-pathway-cards.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import { destinationKinds, isDestinationKind } from '#capabilities/pathways/pathway.ts'
import { PathwayCard } from '#capabilities/pathways/ui/pathway-card.tsx'
import { placeName } from '#capabilities/places/place.ts'
import { isTheme, themes } from '#capabilities/places/theme.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { chosenOf, PlaceList } from '#web/places/place-list.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/pathway-list'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q', 'theme', 'to'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const page = await listPathways(
    {
      placeId: place.id,
      theme: isTheme(filters.theme) ? filters.theme : undefined,
      destinationKind: isDestinationKind(filters.to) ? filters.to : undefined,
      terms: filters.q,
      after,
      limit: 12,
    },
    { database },
  )
  return {
    place,
    filters,
    pathways: await listPathwayCards(page.rows, { database }),
    next: page.next,
    paged: Boolean(after),
  }
}

export default function Pathways({ loaderData: { place, filters, pathways, next, paged } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const questions = [
    {
      name: 'to',
      label: t('pathways.toLabel'),
      any: t('pathways.anyDestination'),
      options: destinationKinds.map((kind) => ({ value: kind, label: t(`pathways.destinationKind.${kind}`) })),
    },
    {
      name: 'theme',
      label: t('opportunities.themeLabel'),
      any: t('opportunities.anyTheme'),
      options: themes.map((theme) => ({ value: theme, label: t(`common.theme.${theme}`) })),
    },
  ]
  const isNarrowed = chosenOf(filters, questions).length > 0
  return (
    <PlaceList
      place={place}
      list="pathways"
      title={t('pathways.title', { place: placeName(place, language) })}
      lead={t('pathways.lead')}
      search={t('pathways.search')}
      example={t('pathways.searchExample')}
      filters={filters}
      questions={questions}
      cells="wide"
      cards={pathways.map((pathway) => <PathwayCard key={pathway.id} pathway={pathway} level={2} />)}
      empty={
        <EmptyState
          title={isNarrowed ? t('pathways.none.title') : t('pathways.noneYet.title')}
          icon="flag"
          level={2}
          action={
            <ButtonLink kind="quiet" href={`/${place.slug}/${isNarrowed ? 'pathways' : 'opportunities'}`}>
              {isNarrowed ? t('pathways.all') : t('places.home.allOpportunities')}
            </ButtonLink>
          }
        >
          {isNarrowed ? t('opportunities.none.text') : t('pathways.noneYet.text')}
        </EmptyState>
      }
      paged={paged}
      next={next}
    />
  )
}
