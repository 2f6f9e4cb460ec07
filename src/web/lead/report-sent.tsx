import { findReport } from '#capabilities/impact/find-report.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { FilterTabs } from '#design/tables/filter-tabs.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/report-sent'
import { ReportView } from './report-view.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, language } = visitOf({ context })
  const { place } = leadDesk({ context })
  const report = isId(params.id)
    ? await findReport({ placeId: place.id, id: params.id }, { database: services.database })
    : undefined
  if (!report?.figures || !report.until) throw new Response(null, { status: 404 })
  const shownIn = new URL(request.url).searchParams.get('in')
  return {
    place,
    report: { ...report, figures: report.figures, until: report.until },
    shownIn: isLanguage(shownIn) ? shownIn : language,
  }
}

/** A report as it was sent: its figures stay as they were. */
export default function SentReportPage({ loaderData: { place, report, shownIn } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const base = `/${place.slug}/lead/report`
  const title = t('report.sentTitle', { date: longDate(language, report.until) })
  return (
    <DeskPage title={title}>
      <BackLink href={base} label={t('desk.nav.report')} />
      <DeskHead title={title} aside={report.sentTo?.join(', ')} />
      <FilterTabs
        label={t('report.readIn')}
        tabs={(['en', 'cy'] as const).map((one) => ({
          href: `${base}/${report.id}?in=${one}`,
          label: t(`common.language.${one}`),
          current: shownIn === one,
        }))}
      />
      <ReportView report={report} place={place} language={shownIn} />
    </DeskPage>
  )
}
