import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { ImpactNumbers } from '#capabilities/impact/ui/impact-numbers.tsx'
import { countOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { findCohort, listPlaces } from '#capabilities/places/find-place.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { SceneRow, SceneRows } from '#design/cards/scene-card.tsx'
import { Hero } from '#design/layout/hero.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SearchEverythingBox } from '#web/search/search-everything-box.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/all-places'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { database } = services
  const places = (await listPlaces({ database })).filter(({ closedAt }) => closedAt === null)
  const pilots = await findCohort('pilots', { database })
  const counts = await Promise.all(
    places.map((place) => countOpportunities({ placeId: place.id, atMost: 1000 }, { database, now })),
  )
  return {
    places: places.map((place, index) => ({ ...place, opportunities: counts[index] ?? 0 })),
    pilots: pilots && {
      places: pilots.places,
      impact: await measureImpact({ scopeId: pilots.id }, { database, now }),
    },
  }
}

export default function Places({ loaderData: { places, pilots } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = pilots?.places.map((place) => placeName(place, language)).join(` ${t('places.and')} `)
  return (
    <SitePage title={t('places.title')} description={t('places.lead')} current="places">
      <Hero
        title={t('places.title')}
        lead={t('places.lead')}
        patternUrl={places[0] && `/patterns/${places[0].slug}.svg`}
      >
        {places.length > 0 && <SearchEverythingBox place={undefined} />}
      </Hero>
      <Wrap>
        <Section title={t('places.choose')}>
          {places.length === 0 ? (
            <EmptyState title={t('places.empty.title')}>{t('places.empty.text')}</EmptyState>
          ) : (
            <SceneRows>
              {places.map((place) => (
                <SceneRow
                  key={place.id}
                  hue={place.hue}
                  title={placeName(place, language)}
                  href={`/${place.slug}`}
                  picture={<img className="pattern-tile" src={`/patterns/${place.slug}.svg`} alt="" loading="lazy" />}
                  when={
                    place.opportunities > 0
                      ? t('places.opportunities', { count: place.opportunities })
                      : t('places.justJoined')
                  }
                  facts={[inLanguage(language, place.summary, place.summaryCy)]}
                />
              ))}
            </SceneRows>
          )}
        </Section>
        {pilots && pilots.places.length > 0 && (
          <Section title={t('places.together')}>
            <p>{t('places.togetherText', { places: names })}</p>
            <ImpactNumbers impact={pilots.impact} />
          </Section>
        )}
      </Wrap>
    </SitePage>
  )
}
