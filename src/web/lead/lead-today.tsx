import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { ImpactNumbers } from '#capabilities/impact/ui/impact-numbers.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskQueue } from '#web/desks/desk-queue.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-today'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place } = leadDesk({ context })
  const impact = await measureImpact({ scopeId: place.id }, { database: services.database, now })
  return { place, impact, now }
}

export default function LeadPage({ loaderData: { place, impact, now } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const base = `/${place.slug}/lead`
  return (
    <DeskPage title={t('desk.nav.today')}>
      <DeskHead
        title={t('desk.nav.today')}
        aside={longDate(language, now)}
        actions={<ButtonLink href={`${base}/report`}>{t('lead.openReport')}</ButtonLink>}
      />
      <DeskQueue />
      <Section title={t('places.home.year')} more={{ href: `${base}/report`, label: t('desk.nav.report') }}>
        <ImpactNumbers impact={impact} />
      </Section>
    </DeskPage>
  )
}
