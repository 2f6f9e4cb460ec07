import { placeName } from '#capabilities/places/place.ts'
import { listShownJobRoles } from '#capabilities/work/list-job-roles.ts'
import { Monogram } from '#design/cards/monogram.tsx'
import { SceneRow } from '#design/cards/scene-card.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { NoneListed, PlaceList } from '#web/places/place-list.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/role-list'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const page = await listShownJobRoles(
    { placeId: place.id, limit: 24, ...(filters.q && { terms: filters.q }), ...(after && { after }) },
    visit.services,
  )
  return { place, filters, page, paged: Boolean(after) }
}

/** Kinds of job that employers of a place describe. */
export default function RoleListPage({ loaderData: { place, filters, page, paged } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const isNarrowed = Object.keys(filters).length > 0
  return (
    <PlaceList
      place={place}
      list="roles"
      current="employers"
      title={t('work.role.listTitle', { place: placeName(place, language) })}
      lead={t('work.role.listLead')}
      search={t('work.role.search')}
      example={t('work.role.searchExample')}
      filters={filters}
      questions={[]}
      cards={page.rows.map((role) => (
        <SceneRow
          key={role.id}
          title={inLanguage(language, role.title, role.titleCy)}
          href={`/${place.slug}/roles/${role.id}`}
          level={2}
          picture={<Monogram name={role.organisationName} />}
          when={role.organisationName}
          facts={role.skills.slice(0, 4).map(({ name, nameCy }) => inLanguage(language, name, nameCy))}
        />
      ))}
      cells="rows"
      empty={
        <NoneListed
          isNarrowed={isNarrowed}
          title={t(isNarrowed ? 'work.role.noneFits' : 'work.role.none')}
          text={t('work.role.noneText')}
          href={`/${place.slug}/${isNarrowed ? 'roles' : 'employers'}`}
          action={t(isNarrowed ? 'work.role.all' : 'employers.all')}
        />
      }
      paged={paged}
      next={page.next}
    />
  )
}
