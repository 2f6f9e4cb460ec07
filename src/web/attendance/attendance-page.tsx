import { placeName } from '#capabilities/places/place.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import type { Route } from './+types/attendance-page'
import { loadAttendance } from './attendance-desk.ts'
import { AttendanceView } from './attendance-view.tsx'

export const loader = (args: Route.LoaderArgs) => loadAttendance(args)

/** Dates, seats and who came: counts, never names. */
export default function AttendancePage({ loaderData }: Route.ComponentProps) {
  const { owner, attendance, months, choices } = loaderData
  const { t, language } = useTranslation()
  const { base, organisation, place } = owner
  const title = t('attendance.title')
  return (
    <DeskFrame owner={owner} title={title}>
      {organisation ? (
        <BackLink href={`${base}/registers`} label={t('registers.title')} />
      ) : (
        <BackLink href={`${base}/report`} label={t('desk.nav.report')} />
      )}
      <DeskHead title={title} aside={t('attendance.lead')} />
      <AttendanceView
        attendance={attendance}
        period={{ months, choices }}
        of={organisation?.name ?? (place ? placeName(place, language) : '')}
        path={`${base}/attendance`}
        hasOrganisations={!organisation}
      />
    </DeskFrame>
  )
}
