import { listWaitingEvidence } from '#capabilities/evidence/list-waiting-evidence.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { answerBulk, bulkResultOf } from '#web/desks/bulk-form.ts'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-evidence-list'
import { evidenceActs, evidenceSubjects } from './evidence-acts.ts'

const dayMs = 86_400_000

type Asked = Pick<Route.LoaderArgs, 'context' | 'request'>

/** What its address shows; `whole` is not cut into pages. */
async function evidenceOf({ context, request }: Asked, whole = false) {
  const { services, now } = visitOf({ context })
  const { organisation } = issuerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['age', 'title', 'who', 'badge', 'assessor'] })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: later } = await listWaitingEvidence(asked, services)
  const all = rows.map((one) => ({ ...one, days: Math.floor((now.getTime() - one.sentAt.getTime()) / dayMs) }))
  const found = arrangeRows(all, whole ? { ...view, isWhole: true } : view, {
    pageLength: rowsAPage,
    text: (one) => [one.title, one.learnerName, one.badgeName, one.badgeNameCy, one.assessorName].join(' '),
    by: {
      // What waits longest comes first.
      age: (one) => one.sentAt,
      title: (one) => one.title,
      who: (one) => one.learnerName,
      badge: (one) => one.badgeName,
      assessor: (one) => one.assessorName ?? '',
    },
  })
  return { view, found, later }
}

export async function loader({ context, request }: Asked) {
  const { services, now } = visitOf({ context })
  const { organisation, manager, issuer } = issuerDesk({ context })
  const { database } = services
  const { view, found, later } = await evidenceOf({ context, request })
  const result = await bulkResultOf(request, evidenceActs({ database, issuer }), { database, authority: issuer, now })
  return { organisation, isManager: manager !== undefined, view, found, later, result }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { issuer } = issuerDesk({ context })
  const powers = { database: services.database, issuer }
  const listed = async () => (await evidenceOf({ context, request }, true)).found.rows
  const bulk = { acts: evidenceActs(powers), subjectsOf: evidenceSubjects(listed, powers) }
  return answerBulk(request, bulk, { ...powers, authority: issuer, now })
}

export default function EvidenceListPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, view, found, later, result } = loaderData
  const { t, language } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/evidence`
  return (
    <ManageConsole organisation={organisation} title={t('evidence.queue')} isManager={isManager}>
      <DeskTable
        title={t('evidence.queue')}
        lead={t('evidence.queueLead')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        later={later}
        hasTable
        bulk={{
          nameOf: (one) => one.title,
          acts: {
            take: { label: t('evidence.take'), text: t('evidence.takeText') },
            leave: { label: t('evidence.leave'), text: t('evidence.leaveText') },
          },
          refusal: (refusal) =>
            t(refusal === 'evidence-not-found' ? 'evidence.refused.takenBack' : 'desk.list.refused.not-reached'),
          answer: actionData,
          result,
        }}
        rows={found.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('evidence.queueNone')} level={2} icon="paperclip">
            {t('evidence.queueNoneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            sorts: 'title',
            title: t('evidence.title'),
            cell: (one) => (
              <a href={`${here}/${one.id}`}>
                <bdi>{one.title}</bdi>
              </a>
            ),
            names: true,
          },
          { key: 'who', sorts: 'who', title: t('manage.awards.learner'), cell: (one) => <bdi>{one.learnerName}</bdi> },
          {
            key: 'badge',
            sorts: 'badge',
            title: t('check.name'),
            cell: (one) => inLanguage(language, one.badgeName, one.badgeNameCy),
          },
          {
            key: 'age',
            sorts: 'age',
            title: t('evidence.waitsSince'),
            cell: (one) => (one.days < 1 ? t('desk.today') : t('desk.days', { count: one.days })),
          },
          {
            key: 'assessor',
            sorts: 'assessor',
            title: t('evidence.assessor'),
            cell: (one) => one.assessorName ?? t('evidence.nobody'),
          },
        ]}
      />
    </ManageConsole>
  )
}
