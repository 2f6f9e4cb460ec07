import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { placeName } from '#capabilities/places/place.ts'
import { skillKey } from '#capabilities/work/asked-skill.ts'
import { listOfferingEmployers, listOpenVacancies } from '#capabilities/work/list-vacancies.ts'
import type { PublicVacancy } from '#capabilities/work/public-vacancy.ts'
import { isVacancyKind, vacancyKinds } from '#capabilities/work/vacancy.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { NoneListed, PlaceList } from '#web/places/place-list.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import { ownSkills } from '#web/work/own-skills-of.ts'
import type { Route } from './+types/vacancy-list'
import { VacancyRow } from './vacancy-rows.tsx'

/** What the skill of an address is called, as what asks for it says; the address itself where nothing does. */
function skillNameIn(rows: PublicVacancy[], key: string, language: Language): string {
  const skill = rows.flatMap((one) => one.skills).find((one) => skillKey(one) === key)
  return skill ? inLanguage(language, skill.name, skill.nameCy) : key
}

/** Within how many days what closes soon closes. */
const soonDays = ['7', '28'] as const
/** More are not offered as a filter; their own pages lead to what they offer. */
const mostEmployers = 200
/** No list is narrowed to what nobody is. */
const nowhere = '00000000-0000-0000-0000-000000000000'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const powers = { ...services, now }
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, ['q', 'kind', 'soon', 'employer', 'skill', 'badge'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const [badge, employer, employers] = await Promise.all([
    filters.badge ? findBadge({ placeSlug: place.slug, slug: filters.badge }, services) : undefined,
    filters.employer ? findOrganisation({ slug: filters.employer }, services) : undefined,
    listOfferingEmployers({ placeId: place.id, limit: mostEmployers }, powers),
  ])
  // A draft is nobody's to read.
  const named = badge && badge.status !== 'draft' ? badge : undefined
  const skills = filters.badge
    ? (named?.skills ?? [])
    : filters.skill
      ? [{ name: filters.skill, uri: filters.skill }]
      : undefined
  const days = soonDays.find((one) => one === filters.soon)
  const page = await listOpenVacancies(
    {
      ...{ placeId: place.id, limit: 24 },
      ...(filters.q && { terms: filters.q }),
      ...(isVacancyKind(filters.kind) && { kind: filters.kind }),
      ...(filters.employer && { organisationId: employer?.id ?? nowhere }),
      ...(skills && { skills }),
      ...(days && { closesWithinDays: Number(days) }),
      ...(after && { after }),
    },
    powers,
  )
  const own = await ownSkills(visit)
  const held = own && new Set(own.map(({ skill }) => skillKey(skill)))
  const shows =
    held &&
    Object.fromEntries(
      page.rows.map((one) => [one.id, one.skills.filter((skill) => held.has(skillKey(skill))).length] as const),
    )
  return {
    ...{ place, filters, page, employers, shows, paged: Boolean(after) },
    badge: named && { name: named.name, nameCy: named.nameCy },
  }
}

/** What employers of a place offer now. */
export default function VacancyListPage({ loaderData }: Route.ComponentProps) {
  const { place, filters, page, employers, shows, badge, paged } = loaderData
  const { t, language } = useTranslation()
  const isNarrowed = Object.keys(filters).length > 0
  return (
    <PlaceList
      place={place}
      list="vacancies"
      current="employers"
      title={t('vacancies.listTitle', { place: placeName(place, language) })}
      lead={t('vacancies.listLead')}
      search={t('vacancies.search')}
      example={t('vacancies.searchExample')}
      filters={filters}
      questions={[
        {
          ...{ name: 'kind', label: t('vacancies.form.kind'), any: t('vacancies.anyKind') },
          options: vacancyKinds.map((value) => ({ value, label: t(`vacancies.kind.${value}`) })),
        },
        {
          ...{ name: 'soon', label: t('vacancies.soon'), any: t('vacancies.anyTime') },
          options: soonDays.map((value) => ({ value, label: t('vacancies.soonDays', { days: value }) })),
        },
        {
          ...{ name: 'employer', label: t('vacancies.employer'), any: t('vacancies.anyEmployer') },
          options: employers.map(({ slug, name }) => ({ value: slug, label: name })),
        },
        ...(filters.badge && badge
          ? [
              {
                ...{ name: 'badge', label: t('vacancies.badge'), any: t('vacancies.anyBadge') },
                options: [{ value: filters.badge, label: inLanguage(language, badge.name, badge.nameCy) }],
              },
            ]
          : []),
        ...(filters.skill
          ? [
              {
                ...{ name: 'skill', label: t('vacancies.skill'), any: t('vacancies.anySkill') },
                options: [{ value: filters.skill, label: skillNameIn(page.rows, filters.skill, language) }],
              },
            ]
          : []),
      ]}
      cards={page.rows.map((vacancy) => <VacancyRow key={vacancy.id} vacancy={vacancy} shows={shows?.[vacancy.id]} />)}
      cells="rows"
      empty={
        <NoneListed
          isNarrowed={isNarrowed}
          title={t(isNarrowed ? 'vacancies.noneFits' : 'vacancies.none')}
          text={t('vacancies.noneText')}
          href={`/${place.slug}/${isNarrowed ? 'vacancies' : 'employers'}`}
          action={t(isNarrowed ? 'vacancies.all' : 'employers.all')}
        />
      }
      paged={paged}
      next={page.next}
    />
  )
}
