import { listBadges } from '#capabilities/badges/list-badges.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { listEndorsements } from '#capabilities/recognition/list-endorsements.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-recognition'
import { answerAsking, slugOf } from './answer-asking.ts'
import { AskEndorsementForm, askLabels } from './ask-endorsement-form.tsx'
import { useAskedColumns } from './asked-endorsements.tsx'
import { chosenByName, labelsOf } from './chosen-by-name.ts'

/** Beyond these a badge is found by its address. */
const mostOffered = 500

const ownerOf = ({ organisationName }: { organisationName: string }) => organisationName

async function choicesAt({ context }: Pick<Route.LoaderArgs, 'context'>) {
  const visit = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const [badges, organisations] = await Promise.all([
    listBadges({ placeId: place.id, limit: mostOffered }, visit.services),
    listOrganisationChoices(place.id, visit.services),
  ])
  return { visit, place, lead, badges: badges.rows, organisations }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { visit, place, badges, organisations } = await choicesAt({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['since'], isLatestFirst: true })
  const { rows, next: older } = await listEndorsements({ placeId: place.id, ...stretchOf(view) }, visit.services)
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (one) => [one.organisationName, one.badgeName, one.badgeNameCy, one.ownerName].join(' '),
    by: { since: (one) => one.askedAt },
  })
  return {
    view,
    found,
    older,
    badges: labelsOf(badges, ownerOf),
    organisations: labelsOf(organisations, slugOf),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { visit, place, lead, badges, organisations } = await choicesAt({ context })
  const badgeOf = (typed: string) => chosenByName(typed, { choices: badges, whose: ownerOf })
  const here = `/${place.slug}/lead/recognition?saved`
  return answerAsking(await request.formData(), { by: lead, badgeOf, organisations, here }, visit)
}

/** Which organisations of the place recognise which badges, and whom the City Lead asks. */
export default function LeadRecognitionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { view, found, older, badges, organisations, saved } = loaderData
  const { t } = useTranslation()
  const columns = useAskedColumns({ withBadge: true })
  const errors = actionData?.errors ?? {}
  const title = t('desk.nav.recognition')
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <FormErrorSummary errors={errors} labels={askLabels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskTable
        title={title}
        lead={t('recognition.ask.leadLead')}
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={(one) => one.id}
        search={t('desk.list.search')}
        older={older}
        columns={columns}
        empty={
          <EmptyState title={t('recognition.ask.none')} level={2} icon="award">
            {t('recognition.ask.noneText')}
          </EmptyState>
        }
      />
      <AskEndorsementForm
        typed={actionData?.typed ?? {}}
        errors={errors}
        organisations={organisations}
        badges={badges}
      />
    </DeskPage>
  )
}
