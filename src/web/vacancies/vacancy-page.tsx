import { findReceiver } from '#capabilities/introductions/find-receiver.ts'
import { receiverClosedBy } from '#capabilities/introductions/introduction-rules.ts'
import { findPublicJobRole } from '#capabilities/work/find-job-role.ts'
import { findPublicVacancy } from '#capabilities/work/find-vacancy.ts'
import { listSkillEvidence } from '#capabilities/work/list-skill-evidence.ts'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { introduceHref } from '#web/introductions/receiver-asked.ts'
import { describeVacancy } from '#web/machine/structured-data.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { ownMatch } from '#web/work/own-skills-of.ts'
import { AskedEvidence, OwnSummary } from '#web/work/skill-evidence.tsx'
import type { Route } from './+types/vacancy-page'
import { VacancyFacts } from './vacancy-facts.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now, language } = visit
  const place = await loadPlace(visit, params.place)
  const asked = { placeId: place.id }
  const vacancy = isId(params.id)
    ? await findPublicVacancy({ ...asked, id: params.id }, { ...services, now })
    : undefined
  if (!vacancy) throw new Response(null, { status: 404 })
  const [evidence, own, role, receiver] = await Promise.all([
    listSkillEvidence({ ...asked, skills: vacancy.skills }, { ...services, now }),
    ownMatch(visit, vacancy.skills),
    vacancy.roleId ? findPublicJobRole({ ...asked, id: vacancy.roleId }, services) : undefined,
    findReceiver({ vacancyId: vacancy.id }, { ...services, now }),
  ])
  const receives = receiver !== undefined && receiverClosedBy(receiver) === undefined
  const structured = vacancy.isClosed
    ? undefined
    : describeVacancy({ vacancy, place, origin: services.site.origin, language })
  return {
    place,
    vacancy,
    evidence,
    own,
    role: role && { title: role.title, titleCy: role.titleCy },
    receives,
    structured,
  }
}

/** A vacancy: what is done, for what pay, until when and how to ask for it; and which skills it asks for. */
export default function VacancyPage({ loaderData }: Route.ComponentProps) {
  const { place, vacancy, evidence, own, role, receives, structured } = loaderData
  const { t, language } = useTranslation()
  const title = inLanguage(language, vacancy.title, vacancy.titleCy)
  const here = `/${place.slug}/vacancies/${vacancy.id}`
  return (
    <SitePage
      title={title}
      description={inLanguage(language, vacancy.about, vacancy.aboutCy)}
      place={place}
      current="employers"
      {...(structured && { structured })}
    >
      <Wrap narrow>
        <article className="page stack stack-l">
          <BackLink href={`/${place.slug}/vacancies`} label={t('vacancies.all')} />
          <PageHead
            eyebrow={t(`vacancies.kind.${vacancy.kind}`)}
            title={title}
            lead={
              <>
                {`${t('vacancies.by')} `}
                <a href={`/${place.slug}/organisations/${vacancy.organisationSlug}`}>{vacancy.organisationName}</a>
              </>
            }
          />
          {vacancy.isClosed && (
            <Notice tone="warn" title={t('vacancies.closed')}>
              <p>
                {t('vacancies.closedText')} <a href={`/${place.slug}/vacancies`}>{t('vacancies.others')}</a>
              </p>
            </Notice>
          )}
          <VacancyFacts vacancy={vacancy} />
          {receives && (
            <ButtonGroup>
              <ButtonLink href={introduceHref({ vacancyId: vacancy.id })}>{t('introductions.begin')}</ButtonLink>
            </ButtonGroup>
          )}
          {role && (
            <p>
              {`${t('vacancies.role')}: `}
              <a href={`/${place.slug}/roles/${vacancy.roleId}`}>{inLanguage(language, role.title, role.titleCy)}</a>
            </p>
          )}
          {evidence.length > 0 && !vacancy.isClosed && <OwnSummary own={own} here={here} />}
          <AskedEvidence evidence={evidence} placeSlug={place.slug} own={own} />
        </article>
      </Wrap>
    </SitePage>
  )
}
