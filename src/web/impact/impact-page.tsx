import { listCorrections } from '#capabilities/impact/list-corrections.ts'
import { findKeptPercent, listImpactMonths } from '#capabilities/impact/list-impact-months.ts'
import { listImpactNeighbourhoods } from '#capabilities/impact/list-impact-neighbourhoods.ts'
import { listImpactThemes } from '#capabilities/impact/list-impact-themes.ts'
import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { ImpactCorrections } from '#capabilities/impact/ui/impact-corrections.tsx'
import { ImpactDefinitions } from '#capabilities/impact/ui/impact-definitions.tsx'
import { ImpactMonths } from '#capabilities/impact/ui/impact-months.tsx'
import { ImpactNeighbourhoods } from '#capabilities/impact/ui/impact-neighbourhoods.tsx'
import { ImpactNumbers } from '#capabilities/impact/ui/impact-numbers.tsx'
import { ImpactThemes } from '#capabilities/impact/ui/impact-themes.tsx'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { monthAndYear } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/impact-page'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const scopeId = place.id
  const [impact, months, keptPercent, themes, neighbourhoods, corrections] = await Promise.all([
    measureImpact({ scopeId }, { database, now: visit.now }),
    listImpactMonths(scopeId, { database }),
    findKeptPercent(scopeId, { database }),
    listImpactThemes(scopeId, { database }),
    listImpactNeighbourhoods(scopeId, { database }),
    listCorrections(scopeId, { database }),
  ])
  return { place, impact, months, keptPercent, themes, neighbourhoods, corrections }
}

export default function ImpactPage({
  loaderData: { place, impact, months, keptPercent, themes, neighbourhoods, corrections },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = placeName(place, language)
  const [first] = months
  const last = months.at(-1)
  const lead =
    first && last
      ? t('impact.lead', {
          places: name,
          from: monthAndYear(language, new Date(first.month)),
          to: monthAndYear(language, new Date(last.month)),
        })
      : t('impact.leadEmpty', { places: name })
  const source = { places: name, countedAt: new Date(impact.asOf), csvHref: `/${place.slug}/impact.csv` }
  return (
    <SitePage title={t('impact.title')} description={lead} place={place} current="impact">
      <Wrap>
        <div className="page stack stack-l">
          <PageHead
            title={t('impact.title')}
            lead={lead}
            actions={
              <ButtonLink kind="quiet" href={`/${place.slug}/needs`}>
                {t('needs.needsLink')}
              </ButtonLink>
            }
          />
          {months.length === 0 ? (
            <EmptyState title={t('impact.empty.title')} level={2} icon="award">
              {t('impact.empty.text')}
            </EmptyState>
          ) : (
            <>
              <ImpactNumbers impact={impact} />
              <ImpactMonths months={months} keptPercent={keptPercent} source={source} />
              <ImpactThemes themes={themes} source={source} />
              <ImpactNeighbourhoods neighbourhoods={neighbourhoods} />
            </>
          )}
        </div>
        {corrections.length > 0 && (
          <Section title={t('impact.corrections')} id="corrections">
            <ImpactCorrections corrections={corrections} />
          </Section>
        )}
        <Section title={t('impact.definitions')} id="definitions">
          <ImpactDefinitions definitions={impact.definitions} />
        </Section>
      </Wrap>
    </SitePage>
  )
}
