import { countAwards } from '#capabilities/awards/list-awards.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { findStanding } from '#capabilities/organisations/find-standing.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { askSuccession } from '#capabilities/succession/ask-succession.ts'
import { listSuccessions } from '#capabilities/succession/list-successions.ts'
import { stopSuccession } from '#capabilities/succession/stop-succession.ts'
import { Notice } from '#design/cards/notice.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-succession'
import { actOnSuccession } from './act-on-succession.ts'
import { AskForm, successionLabels } from './ask-form.tsx'
import { SuccessionCard } from './succession-card.tsx'

/** Beyond this nobody needs the number. */
const mostCounted = 100_000

async function organisationInPlace({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const organisation = await findOrganisation({ slug: params.slug }, services)
  const standing =
    organisation && (await findStanding({ organisationId: organisation.id, placeId: place.id }, services))
  if (!organisation || !standing) throw new Response(null, { status: 404 })
  const all = await listOrganisationChoices(place.id, services)
  return { place, lead, organisation, choices: all.filter(({ id }) => id !== organisation.id) }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { place, organisation, choices } = await organisationInPlace({ context, params })
  const { id: organisationId, slug, name } = organisation
  const [all, badges] = await Promise.all([
    listSuccessions({ organisationId }, services),
    countAwards({ organisationId, atMost: mostCounted }, services),
  ])
  const successions = all.filter(({ placeId }) => placeId === place.id)
  const mayAsk = !all.some(({ endedAt }) => endedAt === null)
  return {
    ...{ place, successions, badges, mayAsk },
    organisation: { slug, name },
    choices: mayAsk ? choices.map((one) => ({ id: one.id, name: one.name })) : [],
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, queue, now } = visitOf({ context })
  const { place, lead, organisation, choices } = await organisationInPlace({ context, params })
  const powers = { ...services, queue, lead, now }
  return actOnSuccession({
    ...{ form: await request.formData(), choices },
    here: `/${place.slug}/lead/organisations/${organisation.slug}/succession`,
    ask: (asked) => askSuccession({ ...asked, predecessorId: organisation.id }, powers),
    stop: (stopped) => stopSuccession(stopped, powers),
  })
}

/** The City Lead sees to it that one organisation answers for the badges of another that has closed. */
export default function LeadSuccessionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, organisation, successions, badges, choices, mayAsk, saved } = loaderData
  const { t } = useTranslation()
  const title = t('succession.ofOne', { name: organisation.name })
  const isWrong = actionData && (Object.keys(actionData.errors).length > 0 || actionData.notice)
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`/${place.slug}/lead/organisations/${organisation.slug}`} label={organisation.name} />
      <FormErrorSummary errors={actionData?.errors ?? {}} labels={successionLabels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} />
      {successions.map((succession) => (
        <SuccessionCard key={succession.id} succession={succession} seenBy="lead" answer={actionData} />
      ))}
      {mayAsk && (
        <AskForm
          {...{ choices, badges }}
          predecessor={organisation.name}
          askedBy="lead"
          answer={actionData?.typed.id === '' ? actionData : undefined}
        />
      )}
    </DeskPage>
  )
}
