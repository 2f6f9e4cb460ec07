import { listVacanciesOfPlace } from '#capabilities/work/list-vacancies.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-vacancy-list'
import { arrangeVacancies, VacancyTable } from './vacancy-table.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const list = await arrangeVacancies(request, {
    ...{ now, standings: ['public', 'held', 'closed', 'hidden'] },
    read: (stretch) => listVacanciesOfPlace({ lead, ...stretch }, { ...services, now }),
  })
  return { slug: place.slug, list }
}

/** What employers of a place show, for who leads it. */
export default function LeadVacancyListPage({ loaderData: { slug, list } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('vacancies.lead.title')
  return (
    <DeskPage title={title}>
      <VacancyTable
        list={list}
        base={`/${slug}/lead/recognition/vacancies`}
        title={title}
        lead={t('vacancies.lead.lead')}
        none={{ title: t('vacancies.lead.none'), text: t('vacancies.lead.noneText') }}
        ofMany
      />
    </DeskPage>
  )
}
