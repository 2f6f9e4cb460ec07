import { FittingPathways } from '#capabilities/pathways/ui/fitting-pathways.tsx'
import { listPlacesLedBy } from '#capabilities/places/find-place.ts'
import { findBridge, listBridgingPathways } from '#capabilities/work/find-bridge.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/retraining-page'
import { ownMatch } from './own-skills-of.ts'
import { RetrainingParts } from './retraining-parts.tsx'
import { OwnSummary } from './skill-evidence.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const powers = { ...visit.services, now: visit.now }
  const place = await loadPlace(visit, params.place)
  const { id: toId, from: fromId } = params
  const bridge = isId(toId) && isId(fromId) ? await findBridge({ placeId: place.id, fromId, toId }, powers) : undefined
  if (!bridge) throw new Response(null, { status: 404 })
  const { person } = visit
  const [pathways, own, led] = await Promise.all([
    listBridgingPathways(bridge, powers),
    ownMatch(visit, bridge.to.skills),
    person ? listPlacesLedBy(person.id, powers) : [],
  ])
  return { place, bridge, pathways, own, mayCurate: led.some(({ id }) => id === place.id) }
}

/** From one kind of job to another: what carries over, what is missing, and which badges and pathways bridge it. */
export default function RetrainingPage({
  loaderData: { place, bridge, pathways, own, mayCurate },
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const { from, to } = bridge
  const named = {
    from: inLanguage(language, from.title, from.titleCy),
    to: inLanguage(language, to.title, to.titleCy),
  }
  const here = `/${place.slug}/roles/${to.id}`
  return (
    <SitePage
      title={t('work.map.title', named)}
      place={place}
      current="employers"
      description={t('work.map.lead', named)}
    >
      <Wrap>
        <article className="page stack stack-l">
          <BackLink href={here} label={named.to} />
          <PageHead
            eyebrow={t('work.map.eyebrow')}
            title={t('work.map.title', named)}
            lead={t('work.map.lead', named)}
          />
          <OwnSummary own={own} here={`${here}/from/${from.id}`} />
          <RetrainingParts bridge={bridge} own={own} />
          <FittingPathways title={t('work.map.pathways')} pathways={pathways} />
          {mayCurate && (
            <p className="small no-print">
              <a href={`/${place.slug}/lead/recognition/roles/${to.id}/from/${from.id}`}>{t('work.bridge.link')}</a>
            </p>
          )}
        </article>
      </Wrap>
    </SitePage>
  )
}
