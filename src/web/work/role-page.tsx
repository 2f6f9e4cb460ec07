import { redirect } from 'react-router'
import { findPublicJobRole } from '#capabilities/work/find-job-role.ts'
import { listShownJobRoles } from '#capabilities/work/list-job-roles.ts'
import { listSkillEvidence } from '#capabilities/work/list-skill-evidence.ts'
import { listOpenVacancies } from '#capabilities/work/list-vacancies.ts'
import { Button } from '#design/forms/button.tsx'
import { Select } from '#design/forms/select.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { VacancyRows } from '#web/vacancies/vacancy-rows.tsx'
import type { Route } from './+types/role-page'
import { ownMatch } from './own-skills-of.ts'
import { AskedEvidence, OwnSummary } from './skill-evidence.tsx'

/** Kinds of job to come from; others are found by their own page. */
const mostOffered = 100

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const place = await loadPlace(visit, params.place)
  const role = isId(params.id) ? await findPublicJobRole({ id: params.id, placeId: place.id }, services) : undefined
  if (!role) throw new Response(null, { status: 404 })
  const from = new URL(request.url).searchParams.get('from') ?? undefined
  if (isId(from) && from !== role.id) throw redirect(`/${place.slug}/roles/${role.id}/from/${from}`)
  const [evidence, others, own, vacancies] = await Promise.all([
    listSkillEvidence({ placeId: place.id, skills: role.skills }, { ...services, now }),
    listShownJobRoles({ placeId: place.id, limit: mostOffered }, services),
    ownMatch(visit, role.skills),
    listOpenVacancies({ placeId: place.id, roleId: role.id, limit: 6 }, { ...services, now }),
  ])
  const rest = others.rows.filter(({ id }) => id !== role.id)
  return {
    ...{ place, role, evidence, own, vacancies: vacancies.rows },
    others: rest.map(({ id, title, titleCy }) => ({ id, title, titleCy })),
  }
}

/** A kind of job: what is done in it, which skills it asks for, which badges of the place show them and where to earn these. */
export default function RolePage({
  loaderData: { place, role, evidence, own, others, vacancies },
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = inLanguage(language, role.title, role.titleCy)
  const about = inLanguage(language, role.about, role.aboutCy)
  const here = `/${place.slug}/roles/${role.id}`
  return (
    <SitePage title={title} description={about} place={place} current="employers">
      <Wrap narrow>
        <article className="page stack stack-l">
          <BackLink href={`/${place.slug}/roles`} label={t('work.role.all')} />
          <PageHead
            eyebrow={t('work.role.eyebrow')}
            title={title}
            lead={
              <>
                {`${t('work.role.by')} `}
                <a href={`/${place.slug}/organisations/${role.organisationSlug}`}>{role.organisationName}</a>
              </>
            }
          />
          <Paragraphs text={about} />
          <OwnSummary own={own} here={here} />
          <AskedEvidence evidence={evidence} placeSlug={place.slug} own={own} />
          <VacancyRows vacancies={vacancies} all={`/${place.slug}/vacancies`} />
          {others.length > 0 && (
            <Section title={t('work.map.ask')}>
              <form className="input-row no-print" action={here} aria-label={t('work.map.ask')}>
                <Select
                  name="from"
                  label={t('work.map.from')}
                  options={others.map((one) => ({
                    value: one.id,
                    label: inLanguage(language, one.title, one.titleCy),
                  }))}
                />
                <Button kind="quiet">{t('work.map.show')}</Button>
              </form>
            </Section>
          )}
        </article>
      </Wrap>
    </SitePage>
  )
}
