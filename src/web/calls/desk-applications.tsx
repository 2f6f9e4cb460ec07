import { regions } from '#capabilities/programme/call.ts'
import { listFeedbackGiven } from '#capabilities/programme/give-feedback.ts'
import { listSentApplications } from '#capabilities/programme/list-sent-applications.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-applications'
import { callInHand } from './call-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  const powers = { ...services, team }
  const list = await listSentApplications({ callId: call.id }, powers)
  const withFeedback = call.outcomeShown ? await listFeedbackGiven({ callId: call.id }, powers) : []
  return {
    call,
    list: list.map(({ applicationId, reference, state, content }) => ({
      ...{ applicationId, reference, state, place: content.place?.placeName ?? reference },
      isAnswered: withFeedback.includes(applicationId),
      region: regions.find((one) => one === content.place?.region),
    })),
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** What was sent to a call, for those who run it: nothing before it has closed. */
export default function DeskApplicationsPage({ loaderData: { call, list } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('calls.applications.title')
  const here = `/programme/desk/calls/${call.id}/applications`
  return (
    <DeskPage title={title}>
      <BackLink href={`/programme/desk/calls/${call.id}`} label={inLanguage(language, call.title, call.titleCy)} />
      <DeskHead title={title} />
      <p>{t('calls.applications.lead')}</p>
      <DataTable
        caption={title}
        hideCaption
        cards="rows"
        rows={list}
        rowKey={({ applicationId }) => applicationId}
        empty={
          <EmptyState title={t('calls.applications.none')} level={2} icon="info">
            <p>{t('calls.applications.noneText')}</p>
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'place', title: t('assessing.ranking.place'), names: true },
            cell: ({ applicationId, place }) => <a href={`${here}/${applicationId}`}>{place}</a>,
          },
          {
            ...{ key: 'region', title: t('assessing.ranking.region') },
            cell: ({ region }) => (region ? t(`programme.region.${region}`) : '–'),
          },
          {
            ...{ key: 'reference', title: t('applying.desk.reference'), oneLine: true, wide: true },
            cell: ({ reference }) => reference,
          },
          {
            ...{ key: 'state', title: t('calls.list.state') },
            cell: ({ state }) => t(`applying.state.${state}`),
          },
          ...(call.outcomeShown
            ? [
                {
                  ...{ key: 'feedback', title: t('deciding.feedback.title') },
                  cell: ({ isAnswered }: { isAnswered: boolean }) =>
                    t(isAnswered ? 'deciding.feedback.has' : 'deciding.feedback.hasNot'),
                },
              ]
            : []),
        ]}
      />
    </DeskPage>
  )
}
