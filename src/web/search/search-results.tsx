import type { ReactNode } from 'react'
import { BadgeCard } from '#capabilities/badges/ui/badge-card.tsx'
import { gatherAlike, soonestFirst } from '#capabilities/opportunities/alike-rules.ts'
import type { PublicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityRow } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { OrganisationMark } from '#capabilities/organisations/ui/organisation-mark.tsx'
import { PathwayRow } from '#capabilities/pathways/ui/pathway-card.tsx'
import type { EverythingFound } from '#capabilities/search/search-everything.ts'
import { wordHref } from '#capabilities/skills/skill-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { SceneRow, SceneRows } from '#design/cards/scene-card.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Grid, Stack } from '#design/layout/arrange.tsx'
import { Section } from '#design/layout/section.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { VacancyRow } from '#web/vacancies/vacancy-rows.tsx'

/** Of each kind. */
export const searchShown = 6

interface SearchResultsProps {
  found: EverythingFound
  terms: string
  /** The place in which was searched; everywhere, where there is none. */
  place: { slug: string } | undefined
}

/** What was found, a section a kind; each leads to its whole list. */
export function SearchResults({ found, terms, place }: SearchResultsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { opportunities, badges, pathways, organisations, vacancies, skills, places, ...more } = found
  const { alternatives, meant, earned, placeNames } = more
  const all = (list: string, label: string) =>
    place && { href: `/${place.slug}/${list}?${new URLSearchParams({ q: terms })}`, label }
  const placeOf = ({ placeSlug }: { placeSlug: string }) => {
    const named = placeNames[placeSlug]
    return named && inLanguage(language, named.name, named.nameCy)
  }
  const rowOf = (opportunity: PublicOpportunity, places?: number) => (
    <OpportunityRow
      key={opportunity.id}
      opportunity={opportunity}
      badges={earned[opportunity.id] ?? []}
      places={places}
      placeName={placeOf(opportunity)}
    />
  )
  const isNothing = [opportunities, badges, pathways, organisations, vacancies, places].every(
    (some) => some.length === 0,
  )
  return (
    <Stack space="large">
      {meant && <p role="status">{t('search.meant', { terms: meant, typed: terms })}</p>}
      {isNothing && (
        <>
          <EmptyState
            title={t('search.none', { terms })}
            level={2}
            action={
              place && (
                <ButtonLink href={`/search?${new URLSearchParams({ q: terms })}`}>{t('search.everywhere')}</ButtonLink>
              )
            }
          >
            {t('search.noneText')}
          </EmptyState>
          <Kind title={t('opportunities.none.alternatives')} isRows>
            {alternatives.map((one) => rowOf(one))}
          </Kind>
        </>
      )}
      {places.length > 0 && (
        <Chips
          label={t('search.places')}
          named
          chips={places.map(({ name, nameCy, href }) => ({ href, label: inLanguage(language, name, nameCy) }))}
        />
      )}
      {skills.length > 0 && (
        <Chips
          label={t('skills.title')}
          named
          chips={skills.map((skill) => ({
            href: wordHref(skill, place?.slug),
            label: inLanguage(language, skill.label, skill.labelCy),
          }))}
        />
      )}
      <Kind title={t('common.nav.learn')} more={all('opportunities', t('search.allOpportunities'))} isRows>
        {gatherAlike(opportunities)
          .slice(0, searchShown)
          .map(({ first, rows, places: count }) => rowOf(rows.toSorted(soonestFirst)[0] ?? first, count))}
      </Kind>
      <Kind title={t('common.nav.badges')} more={all('badges', t('search.allBadges'))}>
        {gatherAlike(badges.map((badge) => ({ ...badge, title: badge.name })))
          .slice(0, searchShown)
          .map(({ first, places: count }) => (
            <BadgeCard key={first.id} badge={first} others={count - 1} placeName={placeOf(first)} />
          ))}
      </Kind>
      <Kind title={t('common.nav.pathways')} more={all('pathways', t('pathways.all'))} isRows>
        {pathways.map((pathway) => (
          <PathwayRow key={pathway.id} pathway={pathway} />
        ))}
      </Kind>
      <Kind title={t('common.nav.organisations')} more={all('organisations', t('search.allOrganisations'))} isRows>
        {organisations.map((one) => (
          <SceneRow
            key={`${one.placeSlug} ${one.id}`}
            title={one.name}
            href={`/${one.placeSlug}/organisations/${one.slug}`}
            picture={<OrganisationMark name={one.name} logo={undefined} />}
            when={t(`organisations.kind.${one.kind}`)}
            facts={[inLanguage(language, one.description, one.descriptionCy)]}
          />
        ))}
      </Kind>
      <Kind title={t('vacancies.here')} more={all('vacancies', t('vacancies.all'))} isRows>
        {vacancies.map((vacancy) => (
          <VacancyRow key={vacancy.id} vacancy={vacancy} level={3} />
        ))}
      </Kind>
    </Stack>
  )
}

function Kind({
  title,
  more,
  isRows,
  children,
}: {
  title: string
  /** With small pictures; else cards. */
  isRows?: boolean
  more?: { href: string; label: string }
  children: ReactNode[]
}) {
  if (children.length === 0) return null
  return (
    <Section title={title} more={more}>
      {isRows ? <SceneRows>{children}</SceneRows> : <Grid>{children}</Grid>}
    </Section>
  )
}
