import { listAwards } from '#capabilities/awards/list-awards.ts'
import { AwardTable } from '#capabilities/awards/ui/award-table.tsx'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { TaskList } from '#design/tables/task-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/organisation-today'
import { useDesk } from './desk-data.ts'
import { DeskPage } from './desk-page.tsx'
import { DeskQueue } from './desk-queue.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database } = services
  const own = { organisationId: organisation.id, includeUnpublished: true, limit: 1 }
  const [latest, badges, opportunities] = await Promise.all([
    listAwards({ organisationId: organisation.id, limit: 8 }, { database }),
    listBadges(own, { database }),
    listOpportunities(own, { database, now }),
  ])
  return {
    organisation,
    isManager: manager !== undefined,
    isSafe: safeguardingGapOf(organisation, now) === undefined,
    latest: latest.rows,
    begun: { badge: badges.rows.length > 0, opportunity: opportunities.rows.length > 0, award: latest.rows.length > 0 },
    now,
  }
}

export default function OrganisationTodayPage({
  loaderData: { organisation, isManager, isSafe, latest, begun, now },
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const base = `/organisations/${organisation.slug}/manage`
  const status = (done: boolean) => ({
    label: done ? t('manage.task.done') : t('manage.task.todo'),
    tone: done ? ('good' as const) : ('info' as const),
  })
  const isClosed = useDesk()?.isClosed === true
  const isNew = !begun.badge || !begun.opportunity || !begun.award
  return (
    <DeskPage title={t('desk.nav.today')}>
      <DeskHead
        title={t('desk.nav.today')}
        aside={longDate(language, now)}
        actions={
          isClosed ? undefined : (
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
          )
        }
      />
      {isClosed && (
        <Notice tone="info" title={t('succession.desk.closedTitle', { name: organisation.name })}>
          <p>{t('succession.desk.closedText', { name: organisation.name })}</p>
        </Notice>
      )}
      <DeskQueue />
      {isManager && isNew && (
        <Section title={t('manage.task.title')}>
          <TaskList
            tasks={[
              { title: t('manage.task.profile'), href: `${base}/profile`, status: status(isSafe) },
              { title: t('manage.task.badge'), href: `${base}/badges/new`, status: status(begun.badge) },
              {
                title: t('manage.task.opportunity'),
                href: `${base}/opportunities/new`,
                status: status(begun.opportunity),
              },
              { title: t('manage.task.award'), href: `${base}/awards/new`, status: status(begun.award) },
            ]}
          />
        </Section>
      )}
      <Section title={t('manage.today.latest')} more={{ href: `${base}/awards`, label: t('desk.nav.reached') }}>
        <AwardTable
          awards={latest}
          base={base}
          empty={
            <EmptyState title={t('manage.awards.none')} icon="award">
              {t('manage.awards.noneText')}
            </EmptyState>
          }
        />
      </Section>
    </DeskPage>
  )
}
