import { listSharedGrowth } from '#capabilities/placements/find-growing.ts'
import { findPlacement } from '#capabilities/placements/find-placement.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/placement-growing'
import { Views } from './growth-views.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const { id: placementId } = params
  const powers = { ...services, of: team }
  const year = isId(placementId) ? await findPlacement({ placementId }, powers) : undefined
  if (!year) throw new Response(null, { status: 404 })
  const { name, nameCy } = year
  return {
    name,
    nameCy,
    shared: await listSharedGrowth({ placementId }, powers),
    back: `/programme/desk/placements/${placementId}`,
  }
}

/** What those who lead a place let the programme team read of how they grow. */
export default function PlacementGrowingPage({ loaderData: { name, nameCy, shared, back } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const place = inLanguage(language, name, nameCy)
  const title = `${place}: ${t('growing.title')}`
  return (
    <DeskPage title={title}>
      <BackLink href={back} label={place} />
      <DeskHead title={title} />
      {shared.length === 0 && (
        <EmptyState title={t('growing.sharedNone')} level={2} icon="info">
          {t('growing.sharedNoneText')}
        </EmptyState>
      )}
      {shared.map(({ round, own, peer }) => (
        <Section
          key={round.id}
          title={t('growing.askedRow', { name: round.name, time: t(`growing.month.${round.month}`) })}
        >
          <Views views={own} />
          {peer.length > 0 && (
            <>
              <h3>{t('growing.peerSays', { name: round.peerName || t('meeting.former') })}</h3>
              <Views views={peer} />
            </>
          )}
        </Section>
      ))}
    </DeskPage>
  )
}
