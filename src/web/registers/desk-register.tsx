import { redirect } from 'react-router'
import { listAwardRuns } from '#capabilities/awards/list-award-runs.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { type CloseRegisterOutcome, closeRegister } from '#capabilities/events/close-register.ts'
import { findArrivals } from '#capabilities/events/find-arrivals.ts'
import { listAnswers } from '#capabilities/events/list-answers.ts'
import { listUntoldBookings } from '#capabilities/events/list-untold-bookings.ts'
import { mostOnARegister } from '#capabilities/events/register-rules.ts'
import { type RemoveArrivalsOutcome, removeArrivals } from '#capabilities/events/remove-arrivals.ts'
import { type RestoreArrivalsOutcome, restoreArrivals } from '#capabilities/events/restore-arrivals.ts'
import { type TakePressesOutcome, takePresses } from '#capabilities/events/take-presses.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SessionAnswers } from '#web/bookings/session-answers.tsx'
import { TellInPerson } from '#web/bookings/tell-in-person.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { problemIn } from '#web/site/form-fields.tsx'
import type { Route } from './+types/desk-register'
import { RegisterAfter } from './register-after.tsx'
import { registerDesk } from './register-desk.ts'
import { readTickForm } from './register-form.ts'
import { RegisterTicks } from './register-ticks.tsx'
import { registerWhen } from './register-when.ts'
import { readSince, UnexpectedArrivals } from './unexpected-arrivals.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const desk = await registerDesk({ context, params })
  const { register, people, organisation, isManager, base, here, powers } = desk
  const { opportunityId } = register
  const { searchParams } = new URL(request.url)
  const removedAt = new Date(searchParams.get('removed') ?? '')
  const isRemoved = !Number.isNaN(removedAt.getTime())
  const [arrivals, runs, earned, untold] = await Promise.all([
    findArrivals({ registerId: register.id, removedAt: isRemoved ? removedAt : undefined }, powers),
    listAwardRuns({ organisationId: organisation.id, registerId: register.id, limit: 20 }, powers),
    opportunityId ? listBadges({ opportunityId, issuableBy: organisation.id, limit: 5 }, powers) : undefined,
    opportunityId ? listUntoldBookings({ ...register, opportunityId }, powers) : [],
  ])
  return {
    ...{ register, people, turn: desk.turn, organisation, isManager, base, here },
    runs: runs.rows.map(({ id, badgeName, badgeNameCy, given, undoneAt }) => ({
      ...{ id, badgeName, badgeNameCy, given, isUndone: undoneAt !== null },
    })),
    badges: (earned?.rows ?? []).map(({ id, name, nameCy }) => ({ id, name, nameCy })),
    answers:
      opportunityId && register.startsAt <= powers.now
        ? await listAnswers({ ...register, opportunityId }, powers)
        : undefined,
    isSaved: searchParams.has('saved'),
    untold,
    arrivals: {
      ...{ letInAt: arrivals.letInAt, now: powers.now },
      removed: arrivals.removed > 0 ? { at: removedAt.toISOString(), count: arrivals.removed } : undefined,
    },
  }
}

const tickRefused: Record<Extract<TakePressesOutcome, { ok: false }>['refusal'], FormErrors[string]> = {
  'register-not-found': 'registers.refused.gone',
  'names-are-removed': 'registers.refused.namesRemoved',
  'too-many': { message: 'registers.refused.tooMany', figures: { most: mostOnARegister } },
}
type ActRefusal = Extract<
  CloseRegisterOutcome | RemoveArrivalsOutcome | RestoreArrivalsOutcome,
  { ok: false }
>['refusal']
const closeRefused: Record<ActRefusal, FormErrors[string]> = {
  'register-not-found': tickRefused['register-not-found'],
  'names-are-removed': tickRefused['names-are-removed'],
}

/** What a browser without script sends; with script `ticks` takes each press as it is made. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { register, people, here, powers } = await registerDesk({ context, params })
  const form = await request.formData()
  const { now } = powers
  const { verb: asked, late, presses, problem } = readTickForm(form, { people, now })
  const [verb, subject = ''] = asked.split(' ')
  const registerId = register.id
  switch (verb) {
    case 'open-register': {
      const outcome = await closeRegister({ registerId, open: true }, powers)
      return outcome.ok ? redirect(here) : { problem: closeRefused[outcome.refusal], late }
    }
    case 'remove-arrivals': {
      const since = readSince(form.get('since'), now)
      if (since === undefined) throw new Response(null, { status: 400 })
      const outcome = await removeArrivals({ registerId, since }, powers)
      if (!outcome.ok) return { problem: closeRefused[outcome.refusal], late }
      // A second press takes nobody off: it still leads to the way back.
      return redirect(outcome.removedAt ? `${here}?removed=${outcome.removedAt.toISOString()}` : here)
    }
    case 'restore-arrivals': {
      const removedAt = new Date(subject)
      if (Number.isNaN(removedAt.getTime())) throw new Response(null, { status: 400 })
      const outcome = await restoreArrivals({ registerId, removedAt }, powers)
      return outcome.ok ? redirect(`${here}?saved`) : { problem: closeRefused[outcome.refusal], late }
    }
    // All buttons of the form bring its ticks: closing loses none.
    case 'tick':
    case 'add-late':
    case 'close-register': {
      if (problem) return { problem, late }
      const taken = await takePresses({ registerId, presses }, powers)
      if (!taken.ok) return { problem: tickRefused[taken.refusal], late }
      if (verb !== 'close-register') return redirect(`${here}?saved`)
      const closed = await closeRegister({ registerId }, powers)
      return closed.ok ? redirect(here) : { problem: closeRefused[closed.refusal], late }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

export default function RegisterPage({ loaderData, actionData }: Route.ComponentProps) {
  const { register, people, organisation, isManager, base, here, isSaved } = loaderData
  const { t, language } = useTranslation()
  const name = inLanguage(language, register.title, register.titleCy)
  const problem = actionData?.problem
  const isOpen = !register.closedAt
  return (
    <ManageConsole
      organisation={organisation}
      title={problem ? t('common.errorTitle', { title: name }) : name}
      isManager={isManager}
    >
      <BackLink href={`${base}/registers`} label={t('registers.title')} />
      {problem && (
        <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'late', message: problemIn(t, problem) }]} />
      )}
      {isSaved && isOpen && <Notice tone="good" title={t('registers.saved')} live />}
      <PageHead
        eyebrow={registerWhen(language, register)}
        title={name}
        actions={
          isOpen && (
            <ButtonGroup>
              <ButtonLink kind="quiet" href={`${here}/door`}>
                {t('registers.door.open')}
              </ButtonLink>
              <ButtonLink kind="quiet" href={`${here}/people`} icon="people">
                {t('registers.addPeople')}
              </ButtonLink>
            </ButtonGroup>
          )
        }
      />
      <p className="print-only">{organisation.name}</p>
      <TellInPerson
        bookings={loaderData.untold}
        href={`${base}/bookings/${register.opportunityId}/${loaderData.untold[0]?.startsAt.toISOString()}`}
      />
      {isOpen ? (
        <>
          <RegisterTicks {...{ register, people, base, here, turn: loaderData.turn }} late={actionData?.late ?? ''} />
          <UnexpectedArrivals {...loaderData.arrivals} />
        </>
      ) : (
        <Closed register={register} people={people} />
      )}
      <RegisterAfter {...loaderData} name={name} />
      {loaderData.answers && <SessionAnswers answers={loaderData.answers} />}
    </ManageConsole>
  )
}

/** Who was there, when nothing is ticked any more. */
function Closed({ register, people }: Pick<Route.ComponentProps['loaderData'], 'register' | 'people'>) {
  const { t, language } = useTranslation()
  const { came, listed, closedAt, namesRemovedAt } = register
  const there = people.filter((one) => one.ticks.length > 0)
  return (
    <section className="stack">
      <h2>{t('registers.hereOf', { came, listed })}</h2>
      {namesRemovedAt ? (
        <Notice tone="info" title={t('registers.namesRemoved', { date: longDate(language, namesRemovedAt) })}>
          {t('registers.namesRemovedText')}
        </Notice>
      ) : (
        <>
          <p className="muted">{t('registers.closed', { date: longDate(language, closedAt ?? register.openedAt) })}</p>
          {there.length > 0 && (
            <ul className="tick-list" aria-label={t('registers.cameNames')}>
              {there.map((one) => (
                <li key={one.id}>
                  <bdi>{one.name}</bdi>
                </li>
              ))}
            </ul>
          )}
          <Form>
            <ButtonGroup>
              <Button kind="quiet" name="do" value="open-register">
                {t('registers.openAgain')}
              </Button>
            </ButtonGroup>
          </Form>
        </>
      )}
    </section>
  )
}
