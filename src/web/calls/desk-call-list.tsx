import { listCallsForTeam } from '#capabilities/programme/find-call.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskQueue } from '#web/desks/desk-queue.tsx'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-call-list'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { team } = programmeDesk({ context })
  return { calls: await listCallsForTeam({}, { ...services, team }), now }
}

export default function DeskCallListPage({ loaderData: { calls, now } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('calls.list.title')
  const begin = <ButtonLink href="/programme/desk/new">{t('calls.list.new')}</ButtonLink>
  return (
    <DeskPage title={title}>
      <DeskHead title={title} actions={calls.length > 0 && begin} />
      {calls.length > 0 && <DeskQueue />}
      <DataTable
        caption={title}
        hideCaption
        rows={calls}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('calls.list.none')} level={2} action={begin}>
            <p>{t('calls.list.noneText')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            title: t('calls.form.title'),
            names: true,
            cell: (call) => (
              <a href={`/programme/desk/calls/${call.id}`}>{inLanguage(language, call.title, call.titleCy)}</a>
            ),
          },
          {
            key: 'state',
            title: t('calls.list.state'),
            cell: ({ phase }) => (
              <StatusTag tone={phase === 'open' ? 'good' : 'info'}>{t(`calls.phase.${phase}`)}</StatusTag>
            ),
          },
          {
            key: 'closes',
            title: t('calls.list.closes'),
            cell: ({ closesAt }) => dayAndTime(language, closesAt, now),
          },
        ]}
      />
    </DeskPage>
  )
}
