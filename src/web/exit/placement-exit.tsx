import { findExitPlan } from '#capabilities/placements/find-exit-plan.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { dayOf } from '#web/programme/call-words.tsx'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/placement-exit'
import { ExitCount, ExitTable } from './exit-view.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const { id: placementId } = params
  const found = isId(placementId) ? await findExitPlan({ placementId }, { ...services, of: team, now }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const { year, lines, facts, people, isOpen, opensOn } = found
  return { plan: { lines, facts, people, isOpen }, name: year.name, nameCy: year.nameCy, id: year.id, opensOn }
}

/** What a place settles before it carries on alone, for the programme team to read. */
export default function PlacementExitPage({ loaderData: { plan, name, nameCy, id, opensOn } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const place = inLanguage(language, name, nameCy)
  const title = `${place}: ${t('exit.title')}`
  return (
    <DeskPage title={title}>
      <BackLink href={`/programme/desk/placements/${id}`} label={place} />
      <DeskHead title={title} aside={<ExitCount lines={plan.lines} />} />
      {!plan.isOpen && <p>{t('exit.teamOpens', { date: longDate(language, dayOf(opensOn)) })}</p>}
      <ExitTable plan={plan} />
    </DeskPage>
  )
}
