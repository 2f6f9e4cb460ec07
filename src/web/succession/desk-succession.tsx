import { countAwards } from '#capabilities/awards/list-awards.ts'
import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { answerSuccession } from '#capabilities/succession/answer-succession.ts'
import { handOverBadges } from '#capabilities/succession/ask-succession.ts'
import { listSuccessions } from '#capabilities/succession/list-successions.ts'
import { stopSuccession } from '#capabilities/succession/stop-succession.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-succession'
import { actOnSuccession } from './act-on-succession.ts'
import { SuccessionView } from './succession-view.tsx'

/** Beyond this nobody needs the number. */
const mostCounted = 100_000

async function choicesOf({ context }: Pick<Route.LoaderArgs, 'context'>) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const standings = await listStandings(organisation.id, services)
  const place = standings.find(({ standing }) => standing === 'approved' || standing === 'left')
  const others = place ? await listOrganisationChoices(place.placeId, services) : []
  return { placeId: place?.placeId, choices: others.filter(({ id }) => id !== organisation.id) }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const [{ placeId, choices }, successions, badges] = await Promise.all([
    choicesOf({ context }),
    listSuccessions({ organisationId: organisation.id }, services),
    countAwards({ organisationId: organisation.id, atMost: mostCounted }, services),
  ])
  const isBusy = successions.some(({ endedAt }) => endedAt === null)
  return {
    ...{ organisation, successions, badges },
    choices: placeId && !isBusy ? choices.map(({ id, name }) => ({ id, name })) : [],
    mayAsk: placeId !== undefined && !isBusy,
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, queue, now } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const powers = { ...services, queue, manager, now }
  const { placeId, choices } = await choicesOf({ context })
  return actOnSuccession({
    ...{ form: await request.formData(), choices, here: `/organisations/${organisation.slug}/manage/succession` },
    ask: async (asked) =>
      placeId ? handOverBadges({ ...asked, placeId }, powers) : { ok: false, refusal: 'predecessor-is-not-here' },
    answer: (answered) => answerSuccession(answered, powers),
    stop: (stopped) => stopSuccession(stopped, powers),
  })
}

/** An organisation hands its badges over because it closes, or takes those of another over. */
export default function DeskSuccessionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, successions, badges, choices, mayAsk, saved } = loaderData
  const { t } = useTranslation()
  return (
    <SuccessionView
      {...{ successions, saved, answer: actionData }}
      title={t('succession.title')}
      back={{ href: `/organisations/${organisation.slug}/manage/joining`, label: t('organisations.joining.title') }}
      seenBy={({ successor }) => (successor.id === organisation.id ? 'successor' : 'predecessor')}
      ask={mayAsk ? { choices, badges, predecessor: organisation.name, askedBy: 'predecessor' } : undefined}
    />
  )
}
