import { draftVacancy } from '#capabilities/work/draft-vacancy.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { approvedIn } from '#web/work/approved-in.ts'
import { beginWriting } from '#web/work/writing-actions.ts'
import { WritingNew } from '#web/work/writing-desk.tsx'
import type { Route } from './+types/desk-vacancy-new'
import { roleChoices, VacancyFields, vacancyLabels, vacancyWriting } from './vacancy-form.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const [standings, roles] = await Promise.all([
    approvedIn(organisation.id, services),
    roleChoices(organisation.id, services),
  ])
  return { organisation, standings, roles }
}

export const action = (args: Route.ActionArgs) =>
  beginWriting(args, {
    list: 'vacancies',
    writing: vacancyWriting,
    draft: draftVacancy,
  })

/** A vacancy begins: nobody but its organisation sees it. */
export default function DeskVacancyNewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, standings, roles } = loaderData
  const { t } = useTranslation()
  return (
    <WritingNew
      organisation={organisation}
      title={t('vacancies.new')}
      list={{ href: `/organisations/${organisation.slug}/manage/vacancies`, label: t('desk.nav.vacancies') }}
      labels={vacancyLabels}
      standings={standings}
      answer={actionData}
    >
      <VacancyFields
        typed={actionData?.typed ?? { ageMin: '16' }}
        errors={actionData?.errors ?? {}}
        found={actionData?.found}
        roles={roles}
      />
    </WritingNew>
  )
}
