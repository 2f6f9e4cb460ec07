import { listEndorsements } from '#capabilities/recognition/list-endorsements.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-recognition-list'
import { endorsementTones, stateOf } from './endorsement-tones.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { organisation } = managerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['since', 'badge', 'owner', 'state'], isLatestFirst: true })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: older } = await listEndorsements(asked, { database })
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (one) => [one.name, one.nameCy, one.ownerName].join(' '),
    by: {
      since: (one) => one.askedAt,
      badge: (one) => one.name,
      owner: (one) => one.ownerName,
      state: (one) => stateOf(one),
    },
  })
  return { organisation, view, found, older }
}

/** What an organisation says of what others offer, and is asked to say. */
export default function RecognitionListPage({
  loaderData: { organisation, view, found, older },
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('recognition.desk.title')
  return (
    <ManageConsole organisation={organisation} title={title} isManager>
      <DeskTable
        title={title}
        lead={t('recognition.desk.lead')}
        actions={
          <ButtonLink kind="quiet" href="/verify/many">
            {t('check.many.link')}
          </ButtonLink>
        }
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        rows={found.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('recognition.desk.none')} level={2} icon="award">
            {t('recognition.desk.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'badge',
            sorts: 'badge',
            title: t('recognition.about'),
            names: true,
            cell: (one) => (
              <a href={`/organisations/${organisation.slug}/manage/recognition/${one.id}`}>
                {inLanguage(language, one.name, one.nameCy)}
              </a>
            ),
          },
          {
            key: 'owner',
            sorts: 'owner',
            title: t('badges.sharing.owner'),
            cell: (one) => one.kind !== 'organisation' && one.ownerName,
          },
          {
            key: 'state',
            sorts: 'state',
            title: t('manage.awards.state'),
            cell: (one) => (
              <StatusTag tone={endorsementTones[stateOf(one)]}>{t(`recognition.state.${stateOf(one)}`)}</StatusTag>
            ),
          },
          {
            ...{ key: 'since', sorts: 'since', title: t('badges.sharing.since'), oneLine: true },
            cell: (one) => longDate(language, one.revokedAt ?? one.answeredAt ?? one.askedAt),
          },
        ]}
      />
    </ManageConsole>
  )
}
