import { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { isOrganisationKind, organisationKinds } from '#capabilities/organisations/organisation.ts'
import { OrganisationMark } from '#capabilities/organisations/ui/organisation-mark.tsx'
import { listShownPhotos } from '#capabilities/photos/find-shown-photo.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { SceneRow } from '#design/cards/scene-card.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { PlaceList } from '#web/places/place-list.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/organisation-list'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q', 'kind'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const page = await listOrganisations(
    {
      placeId: place.id,
      kind: isOrganisationKind(filters.kind) ? filters.kind : undefined,
      terms: filters.q,
      after,
      limit: 24,
    },
    { database: visit.services.database },
  )
  const asked = { organisationIds: page.rows.map((one) => one.id), use: 'logo' as const }
  const logos = await listShownPhotos(asked, { database: visit.services.database })
  return { place, filters, page, logos: Object.fromEntries(logos), paged: Boolean(after) }
}

export default function Organisations({ loaderData: { place, filters, page, logos, paged } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <PlaceList
      place={place}
      list="organisations"
      title={t('organisations.title', { place: placeName(place, language) })}
      lead={t('organisations.lead')}
      search={t('organisations.search')}
      example={t('organisations.searchExample')}
      filters={filters}
      questions={[
        {
          name: 'kind',
          label: t('organisations.kindLabel'),
          any: t('organisations.anyKind'),
          options: organisationKinds.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) })),
        },
      ]}
      cards={page.rows.map((one) => (
        <SceneRow
          key={one.id}
          title={one.name}
          href={`/${place.slug}/organisations/${one.slug}`}
          level={2}
          picture={<OrganisationMark name={one.name} logo={logos[one.id]} />}
          when={t(`organisations.kind.${one.kind}`)}
          facts={[inLanguage(language, one.description, one.descriptionCy)]}
        />
      ))}
      cells="rows"
      empty={
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
      }
      paged={paged}
      next={page.next}
    />
  )
}
