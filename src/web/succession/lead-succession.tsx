import { countAwards } from '#capabilities/awards/list-awards.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { findStanding } from '#capabilities/organisations/find-standing.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { askSuccession } from '#capabilities/succession/ask-succession.ts'
import { listSuccessions } from '#capabilities/succession/list-successions.ts'
import { stopSuccession } from '#capabilities/succession/stop-succession.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-succession'
import { actOnSuccession } from './act-on-succession.ts'
import { SuccessionView } from './succession-view.tsx'

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
  const { slug, name } = organisation
  const { t } = useTranslation()
  return (
    <SuccessionView
      {...{ successions, saved, answer: actionData }}
      title={t('succession.ofOne', { name })}
      back={{ href: `/${place.slug}/lead/organisations/${slug}`, label: name }}
      seenBy={() => 'lead'}
      ask={mayAsk ? { choices, badges, predecessor: name, askedBy: 'lead' } : undefined}
    />
  )
}
