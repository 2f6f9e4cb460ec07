import { findBadge } from '#capabilities/badges/find-badge.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { listEndorsements } from '#capabilities/recognition/list-endorsements.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable } from '#web/desks/desk-table.tsx'
import { listViewOf, mostArranged, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-badge-recognition'
import { answerAsking, slugOf } from './answer-asking.ts'
import { AskEndorsementForm, askLabels } from './ask-endorsement-form.tsx'
import { useAskedColumns } from './asked-endorsements.tsx'
import { labelsOf } from './chosen-by-name.ts'

async function badgeOnDesk({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const badge = isId(params.id) ? await findBadge({ id: params.id }, visit.services) : undefined
  if (badge?.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  const organisations = await listOrganisationChoices(badge.placeId, visit.services)
  return {
    visit,
    organisation,
    manager,
    badge,
    organisations: organisations.filter(({ slug }) => slug !== organisation.slug),
  }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { visit, organisation, badge, organisations } = await badgeOnDesk({ context, params })
  const view = listViewOf(request, { filters: [], sorts: ['since'], isLatestFirst: true })
  const found = await listEndorsements({ badgeId: badge.id, ...stretchOf(view) }, visit.services)
  return {
    organisation,
    view,
    found,
    badge: { id: badge.id, name: badge.name, nameCy: badge.nameCy, isPublished: badge.status === 'published' },
    organisations: labelsOf(organisations, slugOf),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { visit, manager, badge, organisations } = await badgeOnDesk({ context, params })
  const here = `/organisations/${params.slug}/manage/badges/${badge.id}/recognition?saved`
  const asking = { by: manager, endorsedOf: () => ({ kind: 'badge' as const, id: badge.id }), organisations, here }
  return answerAsking(await request.formData(), asking, visit)
}

/** Who is asked to recognise a badge, and who does. */
export default function BadgeRecognitionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, view, found, badge, organisations, saved } = loaderData
  const { t, language } = useTranslation()
  const columns = useAskedColumns({ ofMany: false })
  const errors = actionData?.errors ?? {}
  const title = t('recognition.ask.page')
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink
        href={`/organisations/${organisation.slug}/manage/badges/${badge.id}`}
        label={inLanguage(language, badge.name, badge.nameCy)}
      />
      <FormErrorSummary errors={errors} labels={askLabels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskTable
        title={title}
        view={{ ...view, isWhole: true }}
        rows={found.rows}
        total={Math.min(found.rows.length, mostArranged)}
        rowKey={(one) => one.id}
        older={found.next}
        columns={columns}
        empty={
          <EmptyState title={t('recognition.ask.none')} level={2} icon="award">
            {t('recognition.ask.noneText')}
          </EmptyState>
        }
      />
      {badge.isPublished ? (
        <AskEndorsementForm typed={actionData?.typed ?? {}} errors={errors} organisations={organisations} />
      ) : (
        <p className="muted">{t('recognition.refused.subject-is-not-public')}</p>
      )}
    </ManageConsole>
  )
}
