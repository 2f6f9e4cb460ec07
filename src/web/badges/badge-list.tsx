import { listBadgeGroups } from '#capabilities/badges/list-badge-groups.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeCard } from '#capabilities/badges/ui/badge-card.tsx'
import { levelKeys, levels } from '#capabilities/places/badge-standard.ts'
import { placeName } from '#capabilities/places/place.ts'
import { isTheme, themes } from '#capabilities/places/theme.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { mapPage, readCursor } from '#infrastructure/database/keyset.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { PlaceList } from '#web/places/place-list.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/badge-list'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q', 'theme', 'level'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const { database } = visit.services
  const asked = {
    placeId: place.id,
    theme: isTheme(filters.theme) ? filters.theme : undefined,
    level: levels.find((level) => String(level) === filters.level),
    after,
    limit: 24,
  }
  // A search finds by words, which two badges of one name may have and not have: there each stands for itself.
  const page = filters.q
    ? mapPage(await listBadges({ ...asked, terms: filters.q }, { database }), (badge) => ({ ...badge, others: 0 }))
    : await listBadgeGroups(asked, { database })
  const rows = mapPage(page, (group) => ({ badge: publicBadge(group), others: group.others }))
  return { place, filters, page: rows, paged: Boolean(after) }
}

export default function Badges({ loaderData: { place, filters, page, paged } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <PlaceList
      place={place}
      list="badges"
      title={t('badges.title', { place: placeName(place, language) })}
      lead={t('badges.lead')}
      search={t('badges.search')}
      example={t('badges.searchExample')}
      filters={filters}
      questions={[
        {
          name: 'theme',
          label: t('opportunities.themeLabel'),
          any: t('opportunities.anyTheme'),
          options: themes.map((theme) => ({ value: theme, label: t(`common.theme.${theme}`) })),
        },
        {
          name: 'level',
          label: t('badges.levelLabel'),
          any: t('badges.anyLevel'),
          options: levels.map((one) => ({ value: String(one), label: t(`badges.levelName.${levelKeys[one]}`) })),
        },
      ]}
      cards={page.rows.map(({ badge, others }) => <BadgeCard key={badge.id} badge={badge} others={others} level={2} />)}
      empty={
        <EmptyState
          title={t('badges.none.title')}
          level={2}
          action={
            <ButtonLink kind="quiet" href={`/${place.slug}/badges`}>
              {t('places.home.allBadges')}
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
