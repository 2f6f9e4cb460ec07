import { countOwnBadges, listOwnBadges } from '#capabilities/badges/list-own-badges.ts'
import { levelKeys } from '#capabilities/places/badge-standard.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { answerBulk, bulkResultOf } from '#web/desks/bulk-form.ts'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { publicationStateOf, publicationTabs, publicationTones } from '#web/desks/publication-states.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-badge-list'
import { badgeRefusalInWords } from './badge-refusals.ts'
import { badgeActs, badgeSubjects, badgeViewOf } from './desk-badge-view.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, queue, now } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const { database } = services
  const { view, filter } = badgeViewOf(request)
  const asked = { ...filter, organisationId: organisation.id, page: view.page, limit: rowsAPage }
  const [found, counts, result] = await Promise.all([
    listOwnBadges(asked, { database }),
    countOwnBadges(organisation.id, { database }),
    bulkResultOf(request, badgeActs({ database, queue, manager, now }), { database, authority: manager, now }),
  ])
  return { organisation, view, found, counts, result }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, queue, now } = visitOf({ context })
  const { manager } = managerDesk({ context })
  const { database } = services
  const powers = { database, queue, manager, now }
  return answerBulk(
    request,
    { acts: badgeActs(powers), subjectsOf: badgeSubjects(request, powers) },
    { database, authority: manager, now },
  )
}

const offered = { draft: ['ask-review', 'archive'], published: ['ask-review', 'archive'], archived: ['restore'] }

export default function ManagedBadgesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, view, found, counts, result } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  const status = publicationStateOf(view.filters.status)
  const nameOf = (row: { name: string; nameCy: string | null }) => inLanguage(language, row.name, row.nameCy)
  return (
    <ManageConsole organisation={organisation} title={t('manage.nav.badges')} isManager>
      <DeskTable
        title={t('manage.nav.badges')}
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={(row) => row.id}
        search={t('badges.search')}
        hasTable
        actions={
          <>
            <ButtonLink kind="quiet" href={`${base}/badges/shared`}>
              {t('badges.sharing.sharedTitle')}
            </ButtonLink>
            <ButtonLink href={`${base}/badges/new`} icon="plus">
              {t('manage.badge.new')}
            </ButtonLink>
          </>
        }
        states={publicationTabs(t, counts)}
        bulk={{
          nameOf,
          answer: actionData,
          result,
          refusal: (refusal) => badgeRefusalInWords(t, refusal),
          offered: status ? offered[status] : ['ask-review', 'archive', 'restore'],
          acts: {
            'ask-review': { label: t('desk.list.askReview'), text: t('desk.list.askReviewText') },
            archive: { label: t('desk.list.archive'), text: t('desk.list.archiveBadgesText'), isDanger: true },
            restore: { label: t('desk.list.putBack'), text: t('desk.list.putBackText') },
          },
        }}
        empty={
          <EmptyState title={t('manage.badge.none')} level={2} icon="award">
            {t('manage.badge.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('manage.badge.name'),
            cell: (row) => (
              <a className="row-with-art" href={`${base}/badges/${row.id}`}>
                <BadgeArt design={row.artwork} alt="" />
                {nameOf(row)}
              </a>
            ),
            names: true,
            sorts: 'name',
          },
          {
            key: 'level',
            title: t('badges.level'),
            cell: (row) => t(`badges.levelName.${levelKeys[row.level]}`),
            sorts: 'level',
          },
          {
            key: 'version',
            title: t('manage.badge.version'),
            cell: (row) => t('manage.badge.versionNumber', { version: row.versionNumber }),
            sorts: 'version',
            oneLine: true,
          },
          {
            key: 'status',
            title: t('manage.awards.state'),
            cell: (row) => (
              <StatusTag tone={publicationTones[row.status]}>{t(`manage.status.${row.status}`)}</StatusTag>
            ),
            sorts: 'status',
          },
        ]}
      />
    </ManageConsole>
  )
}
