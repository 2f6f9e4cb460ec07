import { findBadge } from '#capabilities/badges/find-badge.ts'
import { gifts, isGift, isSector, isStaffBand, sectors, staffBands } from '#capabilities/organisations/giving.ts'
import { OrganisationMark } from '#capabilities/organisations/ui/organisation-mark.tsx'
import { listShownPhotos } from '#capabilities/photos/find-shown-photo.ts'
import { placeName } from '#capabilities/places/place.ts'
import { isTheme, themes } from '#capabilities/places/theme.ts'
import { listEmployers } from '#capabilities/recognition/list-employers.ts'
import { isPledgeAct, pledgeActs } from '#capabilities/recognition/pledge.ts'
import type { PublicEmployer } from '#capabilities/recognition/public-employer.ts'
import { Dotted } from '#design/cards/dotted.tsx'
import { SceneRow } from '#design/cards/scene-card.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { NoneListed, PlaceList } from '#web/places/place-list.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/employer-list'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q', 'theme', 'badge', 'act', 'gives', 'sector', 'staff'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const badge = filters.badge && (await findBadge({ placeSlug: place.slug, slug: filters.badge }, { database }))
  const page = await listEmployers(
    {
      placeId: place.id,
      ...(filters.q && { terms: filters.q }),
      ...(isTheme(filters.theme) && { theme: filters.theme }),
      ...(filters.badge && { badge: filters.badge }),
      ...(isPledgeAct(filters.act) && { act: filters.act }),
      ...(isGift(filters.gives) && { gift: filters.gives }),
      ...(isSector(filters.sector) && { sector: filters.sector }),
      ...(isStaffBand(filters.staff) && { staff: filters.staff }),
      ...(after && { after }),
      limit: 24,
    },
    { database, now: visit.now },
  )
  const asked = { organisationIds: page.rows.map((one) => one.id), use: 'logo' as const }
  const logos = await listShownPhotos(asked, { database })
  // A draft is nobody's to read.
  const named = badge && badge.status !== 'draft' ? { name: badge.name, nameCy: badge.nameCy } : undefined
  return { place, filters, page, badge: named, logos: Object.fromEntries(logos), paged: Boolean(after) }
}

/** Where on its page stands what it says. */
function partOf({ pledges, recognises }: PublicEmployer): string {
  if (pledges > 0) return '#promised'
  return Object.values(recognises).some((count) => count > 0) ? '#recognises' : ''
}

/** Who recognises what in a place. */
export default function EmployerListPage({
  loaderData: { place, filters, page, badge, logos, paged },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = placeName(place, language)
  const saidBy = ({ recognises, acts }: PublicEmployer) =>
    (acts.length > 0 || Object.values(recognises).some((count) => count > 0)) && (
      <Dotted>
        {acts.map((act) => t(`pledges.act.${act}`))}
        {recognises.badges > 0 && t('employers.recognises', { count: recognises.badges })}
        {recognises.pathways > 0 && t('employers.pathways', { count: recognises.pathways })}
        {recognises.organisations > 0 && t('employers.organisations', { count: recognises.organisations })}
      </Dotted>
    )
  const isNarrowed = Object.keys(filters).length > 0
  return (
    <PlaceList
      place={place}
      list="employers"
      title={t('employers.title', { place: name })}
      lead={t('employers.lead')}
      actions={
        <ButtonGroup>
          <ButtonLink kind="quiet" href={`/${place.slug}/vacancies`}>
            {t('vacancies.all')}
          </ButtonLink>
          <ButtonLink kind="quiet" href={`/${place.slug}/roles`}>
            {t('work.role.all')}
          </ButtonLink>
        </ButtonGroup>
      }
      search={t('employers.search')}
      example={t('employers.searchExample')}
      filters={filters}
      questions={[
        {
          name: 'theme',
          label: t('opportunities.themeLabel'),
          any: t('opportunities.anyTheme'),
          options: themes.map((theme) => ({ value: theme, label: t(`common.theme.${theme}`) })),
        },
        {
          name: 'act',
          label: t('employers.act'),
          any: t('employers.anyAct'),
          options: pledgeActs.map((act) => ({ value: act, label: t(`pledges.act.${act}`) })),
        },
        {
          ...{ name: 'gives', label: t('organisations.gives'), any: t('employers.anyAct') },
          options: gifts.map((value) => ({ value, label: t(`organisations.gift.${value}`) })),
        },
        {
          ...{ name: 'sector', label: t('organisations.sector'), any: t('employers.anySector') },
          options: sectors.map((value) => ({ value, label: t(`organisations.sectors.${value}`) })),
        },
        {
          ...{ name: 'staff', label: t('organisations.staff'), any: t('employers.anyStaff') },
          options: staffBands.map((value) => ({ value, label: t(`organisations.staffBand.${value}`) })),
        },
        ...(badge && filters.badge
          ? [
              {
                name: 'badge',
                label: t('employers.badge'),
                any: t('employers.anyBadge'),
                options: [{ value: filters.badge, label: inLanguage(language, badge.name, badge.nameCy) }],
              },
            ]
          : []),
      ]}
      cards={page.rows.map((one) => (
        <SceneRow
          key={one.id}
          title={one.name}
          href={`/${place.slug}/organisations/${one.slug}${partOf(one)}`}
          level={2}
          picture={<OrganisationMark name={one.name} logo={logos[one.id]} />}
          when={saidBy(one)}
          facts={[inLanguage(language, one.description, one.descriptionCy)]}
        />
      ))}
      cells="rows"
      empty={
        <NoneListed
          isNarrowed={isNarrowed}
          title={isNarrowed ? t('employers.noneFits') : t('employers.none', { place: name })}
          text={t('employers.noneText')}
          href={isNarrowed ? `/${place.slug}/employers` : `/organisations/new?place=${place.slug}`}
          action={isNarrowed ? t('employers.all') : t('common.footer.join')}
        />
      }
      paged={paged}
      next={page.next}
    />
  )
}
