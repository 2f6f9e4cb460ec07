import { findPlacement } from '#capabilities/placements/find-placement.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-year'
import { YearCalendar } from './year-calendar.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const year = await findPlacement({}, { ...services, of: lead })
  return { base: `/${place.slug}/lead/year`, year, now }
}

/** The year of a place in the Leadership Programme, for those who lead it. */
export default function LeadYearPage({ loaderData: { base, year, now } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('year.title')
  return (
    <DeskPage title={title}>
      <DeskHead
        title={title}
        actions={
          year && (
            <ButtonLink kind="quiet" small href={`${base}.ics`}>
              {t('year.calendar')}
            </ButtonLink>
          )
        }
      />
      {year ? (
        <YearCalendar year={year} now={now} moveAt={({ kind, number }) => `${base}/${kind}-${number}`} />
      ) : (
        <EmptyState title={t('year.none')} level={2} icon="info">
          <p>{t('year.noneText')}</p>
        </EmptyState>
      )}
    </DeskPage>
  )
}
