import { closeVacancy } from '#capabilities/work/close-vacancy.ts'
import { findVacancy } from '#capabilities/work/find-vacancy.ts'
import { listSkillEvidence } from '#capabilities/work/list-skill-evidence.ts'
import { publishVacancy, takeVacancyBack } from '#capabilities/work/publish-vacancy.ts'
import { removeVacancy } from '#capabilities/work/remove-vacancy.ts'
import { reviseVacancy } from '#capabilities/work/revise-vacancy.ts'
import { vacancyHeldBy, vacancyPhaseOf, vacancyStandingOf } from '#capabilities/work/vacancy-rules.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { AskedEvidence } from '#web/work/skill-evidence.tsx'
import { actOnWriting, findOnDesk, writingViewOf } from '#web/work/writing-actions.ts'
import { WritingDesk } from '#web/work/writing-desk.tsx'
import type { Route } from './+types/desk-vacancy'
import { VacancyFacts } from './vacancy-facts.tsx'
import { roleChoices, typedVacancy, VacancyFields, vacancyLabels, vacancyWriting } from './vacancy-form.tsx'
import { vacancyTones } from './vacancy-tones.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { vacancy, revision, services, now, organisation } = await vacancyOnDesk({ context, params })
  const [evidence, roles] = await Promise.all([
    listSkillEvidence({ placeId: vacancy.placeId, skills: vacancy.skills }, { ...services, now }),
    roleChoices(organisation.id, services),
  ])
  return {
    ...{ vacancy, revision, organisation, evidence, roles, typed: typedVacancy(vacancy) },
    phase: vacancyPhaseOf(vacancy, localParts(now).date),
    stands: vacancyStandingOf(vacancy, localParts(now).date),
    held: vacancyHeldBy(vacancy),
    ...writingViewOf(request, vacancy.state === 'draft'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { vacancy, services, now, manager } = await vacancyOnDesk({ context, params })
  const powers = { ...services, manager, now }
  const move = { vacancyId: vacancy.id }
  return actOnWriting(await request.formData(), vacancyWriting(services), {
    ...{ base: `/organisations/${params.slug}/manage/vacancies`, id: vacancy.id, placeId: vacancy.placeId },
    ...{ services, typed: typedVacancy(vacancy) },
    revise: (content, basedOn) => reviseVacancy({ ...move, content, basedOn }, powers),
    publish: (basedOn) => publishVacancy({ ...move, basedOn }, powers),
    takeBack: () => takeVacancyBack(move, powers),
    remove: () => removeVacancy(move, powers),
    others: { close: () => closeVacancy(move, powers) },
  })
}

const vacancyOnDesk = (args: Pick<Route.LoaderArgs, 'context' | 'params'>) =>
  findOnDesk(args, { find: findVacancy, ownerOf: ({ vacancy }) => vacancy.organisationId })

/** One vacancy on the desk of its organisation. */
export default function DeskVacancyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { vacancy, revision, organisation, evidence, roles, typed, phase, stands, held, isPublishing, saved } =
    loaderData
  const { t, language } = useTranslation()
  const isDraft = vacancy.state === 'draft'
  const isHeld = held !== undefined && (held === 'hidden' || !isDraft)
  return (
    <WritingDesk
      organisation={organisation}
      title={inLanguage(language, vacancy.title, vacancy.titleCy)}
      list={{ href: `/organisations/${organisation.slug}/manage/vacancies`, label: t('desk.nav.vacancies') }}
      labels={vacancyLabels}
      answer={actionData}
      id={vacancy.id}
      isDraft={isDraft}
      tag={<StatusTag tone={vacancyTones[stands]}>{t(`vacancies.state.${stands}`)}</StatusTag>}
      revision={revision}
      saved={typed}
      isSaved={saved}
      isPublishing={isPublishing}
      held={isHeld ? t(`vacancies.held.${held}`, { note: vacancy.hiddenNote }) : undefined}
      publishText={t('vacancies.desk.publishText')}
      takeBackText={t('vacancies.desk.takeBackText')}
      publicHref={`/${vacancy.placeSlug}/vacancies/${vacancy.id}`}
      preview={
        <>
          <VacancyFacts vacancy={vacancy} />
          <AskedEvidence evidence={evidence} placeSlug={vacancy.placeSlug} own={undefined} />
        </>
      }
      fields={
        <VacancyFields
          typed={actionData?.typed ?? typed}
          errors={actionData?.errors ?? {}}
          found={actionData?.found}
          roles={roles}
        />
      }
      more={
        phase === 'public' && (
          <>
            <p className="muted">{t('vacancies.desk.closeText')}</p>
            <Button kind="quiet" name="do" value="close">
              {t('vacancies.desk.close')}
            </Button>
          </>
        )
      }
    />
  )
}
