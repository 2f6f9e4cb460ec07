import { listBadges } from '#capabilities/badges/list-badges.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import type { Endorsed } from '#capabilities/recognition/endorsement.ts'
import { listEndorsements } from '#capabilities/recognition/list-endorsements.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
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

/** Beyond these it is found by its address. */
const mostOffered = 500

/** What can be asked about; its slug says of which kind it is, where that is no badge. */
interface Choice extends Endorsed {
  name: string
  slug: string
  /** What stands behind its name. */
  whose: string
}

const whoseOf = ({ whose }: Choice) => whose

async function choicesAt({ context }: Pick<Route.LoaderArgs, 'context'>) {
  const visit = visitOf({ context })
  const { t, services } = visit
  const { place, lead } = leadDesk({ context })
  const [badges, pathways, organisations] = await Promise.all([
    listBadges({ placeId: place.id, limit: mostOffered }, services),
    listPathways({ placeId: place.id, limit: mostOffered }, services),
    listOrganisationChoices(place.id, services),
  ])
  const things: Choice[] = [
    ...badges.rows.map(({ id, name, slug, organisationName: whose }) => ({
      ...{ kind: 'badge' as const, id, name, slug, whose },
    })),
    ...pathways.rows.map(({ id, slug, content }) => ({
      ...{ kind: 'pathway' as const, id, name: content.title, slug: `pathways/${slug}` },
      whose: t('recognition.kind.pathway'),
    })),
    ...organisations.map(({ id, name, slug }) => ({
      ...{ kind: 'organisation' as const, id, name, slug: `organisations/${slug}` },
      whose: t('recognition.kind.organisation'),
    })),
  ]
  return { visit, place, lead, things, organisations }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { visit, place, things, organisations } = await choicesAt({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['since'], isLatestFirst: true })
  const { rows, next: older } = await listEndorsements({ placeId: place.id, ...stretchOf(view) }, visit.services)
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (one) => [one.organisationName, one.name, one.nameCy, one.ownerName].join(' '),
    by: { since: (one) => one.askedAt },
  })
  return {
    view,
    found,
    older,
    things: labelsOf(things, whoseOf, ({ kind }) => kind !== 'badge'),
    organisations: labelsOf(organisations, slugOf),
    place,
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { visit, place, lead, things, organisations } = await choicesAt({ context })
  const endorsedOf = (typed: string) => chosenByName(typed, { choices: things, whose: whoseOf })
  const here = `/${place.slug}/lead/recognition?saved`
  return answerAsking(await request.formData(), { by: lead, endorsedOf, organisations, here }, visit)
}

/** Which organisations of the place recognise what, and whom the City Lead asks. */
export default function LeadRecognitionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { view, found, older, things, organisations, place, saved } = loaderData
  const { t } = useTranslation()
  const columns = useAskedColumns({ ofMany: true })
  const errors = actionData?.errors ?? {}
  const title = t('desk.nav.recognition')
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <FormErrorSummary errors={errors} labels={askLabels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskTable
        title={title}
        actions={
          <ButtonLink kind="quiet" href={`/${place.slug}/lead/recognition/came-of`}>
            {t('recognition.cameOf.link')}
          </ButtonLink>
        }
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
        things={things}
      />
    </DeskPage>
  )
}
