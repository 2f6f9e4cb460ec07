import { countRefusedMails } from '#capabilities/awards/find-refused-mail.ts'
import { listAwards } from '#capabilities/awards/list-awards.ts'
import { AwardTable } from '#capabilities/awards/ui/award-table.tsx'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { countHeld } from '#capabilities/opportunities/count-held.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import { countCuratorsWork } from '#capabilities/pathways/count-curators-work.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { TaskList } from '#design/tables/task-list.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CuratorsWork } from '#web/pathways/curators-work.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/organisation-today'
import { ManageConsole } from './manage-console.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database } = visit.services
  const own = { organisationId: organisation.id, includeUnpublished: true, limit: 1 }
  const [standings, latest, badges, opportunities, work, held, refusedMails] = await Promise.all([
    listStandings(organisation.id, { database }),
    listAwards({ organisationId: organisation.id, limit: 8 }, { database }),
    listBadges(own, { database }),
    listOpportunities(own, { database, now: visit.now }),
    countCuratorsWork({ organisationId: organisation.id }, { database }),
    countHeld({ organisationId: organisation.id }, { database }),
    countRefusedMails(organisation.id, { database }),
  ])
  return {
    organisation,
    isManager: manager !== undefined,
    standings,
    gap: safeguardingGapOf(organisation, visit.now),
    held,
    refusedMails,
    latest: latest.rows,
    work,
    begun: { badge: badges.rows.length > 0, opportunity: opportunities.rows.length > 0, award: latest.rows.length > 0 },
  }
}

export default function ManagePage({
  loaderData: { organisation, isManager, standings, gap, held, refusedMails, latest, work, begun },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  const status = (done: boolean) => ({
    label: done ? t('manage.task.done') : t('manage.task.todo'),
    tone: done ? ('good' as const) : ('info' as const),
  })
  const fresh = !begun.badge || !begun.opportunity || !begun.award
  return (
    <ManageConsole organisation={organisation} title={t('manage.nav.today')} isManager={isManager}>
      <PageHead title={t('manage.today.title')} />
      {isManager && <CuratorsWork work={work} href={`${base}/pathways`} />}
      {standings
        .flatMap(({ standing, ...one }) => (standing === 'approved' ? [] : [{ ...one, standing }]))
        .map((one) => (
          <Notice
            key={one.placeId}
            tone={one.standing === 'waiting' ? 'info' : 'warn'}
            title={t(`manage.standing.${one.standing}`, {
              place: inLanguage(language, one.placeName, one.placeNameCy),
            })}
          >
            {one.decisionNote ?? t(`manage.standing.${one.standing}Text`)}
          </Notice>
        ))}
      {isManager && gap && (
        <Notice tone="warn" title={t(`manage.gap.${gap}`)}>
          {held > 0 && <p>{t('manage.gap.hidden', { count: held })}</p>}
          <a href={`${base}/profile`}>{t('manage.gap.mend')}</a>
        </Notice>
      )}
      {refusedMails > 0 && (
        <Notice tone="warn" title={t('manage.awards.undelivered', { count: refusedMails })}>
          <a href={`${base}/awards?state=undelivered`}>{t('manage.awards.undeliveredLook')}</a>
        </Notice>
      )}
      <ButtonGroup>
        <ButtonLink href={`${base}/awards/new`} icon="award">
          {t('manage.awards.new')}
        </ButtonLink>
        {isManager && (
          <ButtonLink kind="quiet" href={`${base}/opportunities/new`}>
            {t('manage.opportunity.new')}
          </ButtonLink>
        )}
        {isManager && (
          <ButtonLink kind="quiet" href={`${base}/badges/new`}>
            {t('manage.badge.new')}
          </ButtonLink>
        )}
      </ButtonGroup>
      {isManager && fresh && (
        <section className="stack">
          <h2>{t('manage.task.title')}</h2>
          <TaskList
            tasks={[
              { title: t('manage.task.profile'), href: `${base}/profile`, status: status(gap === undefined) },
              { title: t('manage.task.badge'), href: `${base}/badges/new`, status: status(begun.badge) },
              {
                title: t('manage.task.opportunity'),
                href: `${base}/opportunities/new`,
                status: status(begun.opportunity),
              },
              { title: t('manage.task.award'), href: `${base}/awards/new`, status: status(begun.award) },
            ]}
          />
        </section>
      )}
      <section className="stack">
        <h2>{t('manage.today.latest')}</h2>
        <AwardTable
          awards={latest}
          base={base}
          empty={
            <EmptyState title={t('manage.awards.none')} icon="award">
              {t('manage.awards.noneText')}
            </EmptyState>
          }
        />
      </section>
    </ManageConsole>
  )
}
