import { listVacancies } from '#capabilities/work/list-vacancies.ts'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-vacancy-list'
import { arrangeVacancies, VacancyTable } from './vacancy-table.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const list = await arrangeVacancies(request, {
    ...{ now, standings: ['draft', 'public', 'held', 'closed', 'hidden'] },
    read: (stretch) => listVacancies({ organisationId: organisation.id, ...stretch }, { ...services, now }),
  })
  return { organisation, list }
}

/** What an organisation offers: drafts, what is open and what is over. */
export default function DeskVacancyListPage({ loaderData: { organisation, list } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('desk.nav.vacancies')
  const base = `/organisations/${organisation.slug}/manage/vacancies`
  return (
    <ManageConsole organisation={organisation} title={title} isManager>
      <VacancyTable
        list={list}
        base={base}
        title={title}
        lead={t('vacancies.desk.lead')}
        none={{ title: t('vacancies.desk.none'), text: t('vacancies.desk.noneText') }}
        actions={
          <ButtonGroup>
            <ButtonLink href={`${base}/new`}>{t('vacancies.new')}</ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/sources`}>
              {t('vacancies.sources.title')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/bring`}>
              {t('vacancies.bring.title')}
            </ButtonLink>
          </ButtonGroup>
        }
      />
    </ManageConsole>
  )
}
