import { listWaitingEvidence } from '#capabilities/evidence/list-waiting-evidence.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-evidence-list'

const mostShown = 200
const dayMs = 86_400_000

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const waiting = await listWaitingEvidence({ organisationId: organisation.id, limit: mostShown }, services)
  return {
    organisation,
    isManager: manager !== undefined,
    waiting: waiting.map((one) => ({ ...one, days: Math.floor((now.getTime() - one.sentAt.getTime()) / dayMs) })),
  }
}

export default function EvidenceListPage({ loaderData: { organisation, isManager, waiting } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/evidence`
  return (
    <ManageConsole organisation={organisation} title={t('evidence.queue')} isManager={isManager}>
      <PageHead title={t('evidence.queue')} lead={t('evidence.queueLead')} />
      <DataTable
        caption={t('evidence.queue')}
        hideCaption
        rows={waiting}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('evidence.queueNone')} level={2} icon="paperclip">
            {t('evidence.queueNoneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            title: t('evidence.title'),
            cell: (one) => (
              <a href={`${here}/${one.id}`}>
                <bdi>{one.title}</bdi>
              </a>
            ),
            names: true,
          },
          { key: 'who', title: t('manage.awards.learner'), cell: (one) => <bdi>{one.learnerName}</bdi> },
          { key: 'badge', title: t('check.name'), cell: (one) => inLanguage(language, one.badgeName, one.badgeNameCy) },
          {
            key: 'age',
            title: t('evidence.waitsSince'),
            cell: (one) => (one.days < 1 ? t('desk.today') : t('desk.days', { count: one.days })),
          },
          {
            key: 'assessor',
            title: t('evidence.assessor'),
            cell: (one) => one.assessorName ?? t('evidence.nobody'),
          },
        ]}
      />
    </ManageConsole>
  )
}
