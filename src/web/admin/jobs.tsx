import { redirect } from 'react-router'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { audit } from '#infrastructure/database/audit.ts'
import { pageOf } from '#infrastructure/database/keyset.ts'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { administratorDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/jobs'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { queue } = visitOf({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['when', 'job', 'why'], isLatestFirst: true })
  const { after, limit } = stretchOf(view)
  const [letters, jobs] = await Promise.all([
    queue.deadLetters({ ...(after && { after }), limit: limit + 1 }),
    queue.counts(),
  ])
  const dead = pageOf(letters, limit, ({ failedAt, id }) => ({ at: failedAt, id }))
  const { rows, total } = arrangeRows(dead.rows, view, {
    pageLength: rowsAPage,
    text: (one) => `${one.job} ${one.reason}`,
    by: { when: (one) => one.failedAt, job: (one) => one.job, why: (one) => one.reason },
  })
  // What a job was to do names people: it stays on the server.
  const shown = rows.map(({ id, job, reason, failedAt }) => ({ id, job, reason, failedAt }))
  return { view, rows: shown, total, older: dead.next, jobs, done: new URL(request.url).searchParams.has('done') }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { administrator } = administratorDesk({ context })
  const form = await request.formData()
  const retried = String(form.get('retry') ?? '')
  if (isId(retried)) await visit.queue.retryDeadLetter(retried)
  else if (form.get('do') === 'retry-all') await visit.queue.retryDeadLetters()
  else throw new Response(null, { status: 400 })
  await note(visit, administrator.personId, isId(retried) ? retried : administrator.personId)
  return redirect('/admin/jobs?done')
}

/** What an administrator does is written down as what others do. */
function note({ services: { database }, now }: Visit, actorId: string, subjectId: string) {
  const entry = { actorId, action: 'job.tried-again', subjectType: 'job', subjectId }
  return database.transaction().execute((tx) => audit(tx, entry, now))
}

export default function JobsPage({ loaderData: { view, rows, total, older, jobs, done } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  return (
    <DeskPage title={t('desk.nav.jobs')}>
      {done && <Notice tone="good" title={t('common.saved')} live />}
      <DeskTable
        title={t('desk.nav.jobs')}
        lead={t('admin.jobs', { waiting: jobs.waiting, dead: jobs.dead })}
        view={view}
        total={total}
        older={older}
        search={t('desk.list.search')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('admin.deadNone')} level={2} icon="check">
            {t('admin.deadNoneText')}
          </EmptyState>
        }
        columns={[
          { key: 'job', sorts: 'job', title: t('admin.job'), cell: (row) => row.job, names: true },
          { key: 'why', sorts: 'why', title: t('manage.refused.why'), cell: (row) => row.reason || '–' },
          {
            ...{ key: 'when', sorts: 'when', title: t('desk.log.when'), oneLine: true },
            cell: (row) => longDate(language, row.failedAt),
          },
          {
            key: 'retry',
            title: t('admin.retry'),
            bare: true,
            cell: (row) => (
              <form method="post">
                <Button small kind="plain" name="retry" value={row.id}>
                  {t('admin.retry')}
                </Button>
              </form>
            ),
          },
        ]}
      />
      {jobs.dead > 1 && (
        <form method="post">
          <Button kind="quiet" name="do" value="retry-all">
            {t('admin.retryAll', { count: jobs.dead })}
          </Button>
        </form>
      )}
    </DeskPage>
  )
}
