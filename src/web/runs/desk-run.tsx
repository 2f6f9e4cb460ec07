import { data, redirect } from 'react-router'
import { runStateOf } from '#capabilities/awards/award-run-rules.ts'
import {
  countRunAwards,
  findAwardRun,
  listRefusedLines,
  listRunDeliveries,
} from '#capabilities/awards/find-award-run.ts'
import { findWaitingExtension } from '#capabilities/awards/find-renewal.ts'
import { listAwards } from '#capabilities/awards/list-awards.ts'
import { listRunCodes } from '#capabilities/awards/list-run-codes.ts'
import { countToRemind, remindRecipients } from '#capabilities/awards/remind-recipients.ts'
import { restoreAwards } from '#capabilities/awards/restore-awards.ts'
import { type HurryMailsOutcome, hurryRunMails } from '#capabilities/awards/send-run-mails.ts'
import { suspendAwards } from '#capabilities/awards/suspend-awards.ts'
import { undoAwardRun } from '#capabilities/awards/undo-award-run.ts'
import { type WithdrawRunOutcome, withdrawRunAwards } from '#capabilities/awards/withdraw-run-awards.ts'
import { Notice } from '#design/cards/notice.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { isId } from '#infrastructure/ids.ts'
import { dayAndTime, longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { AwardSteps } from '#web/awards/award-steps.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { actOnLonger, type LongerAnswer } from '#web/reach/act-on-longer.ts'
import { holdRefusal } from '#web/reach/hold-form.tsx'
import { LongerSure, LongerWayBack } from '#web/reach/longer-form.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-run'
import { readRunForm } from './run-form.ts'
import { RunPeople } from './run-people.tsx'
import { RefusedLines, RunProgress, RunResults } from './run-results.tsx'
import { RunStateTag } from './run-state-tag.tsx'
import { RunWayBack } from './run-way-back.tsx'
import { WithdrawSure } from './withdraw-sure.tsx'

const secondsBetweenLooks = 3
/** More are in the file. */
const refusedShown = 100
const peopleAPage = 100

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database } = services
  const run = isId(params.id)
    ? await findAwardRun({ id: params.id, organisationId: organisation.id }, { database })
    : undefined
  if (!run) throw new Response(null, { status: 404 })
  const { searchParams } = new URL(request.url)
  const after = readCursor(searchParams.get('after'))
  const extended = searchParams.get('extended') ?? undefined
  const deliveries = await listRunDeliveries(run.id, { database })
  const wanted = searchParams.get('state')
  const delivery = deliveries.find((one) => one.state === wanted)?.state
  const [counts, refused, people, toRemind, waiting] = await Promise.all([
    countRunAwards(run.id, { database }),
    listRefusedLines({ id: run.id, limit: refusedShown }, { database }),
    listAwards(
      { organisationId: organisation.id, runId: run.id, ...(delivery && { delivery }), after, limit: peopleAPage },
      { database },
    ),
    countToRemind({ runId: run.id }, { database, now }),
    isId(extended) ? findWaitingExtension({ id: extended, organisationId: organisation.id }, { database }) : undefined,
  ])
  // The letters tell the issuer whose card is whose, also where no typeface prints the name.
  const codes = await listRunCodes(
    { runId: run.id, organisationId: organisation.id, awardIds: people.rows.map(({ id }) => id) },
    services,
  )
  const state = runStateOf(run, now)
  // Without script the browser looks again by itself, until the reader says stop: a page that moves on is hard to read.
  const follows = state === 'under-way' && searchParams.get('follow') !== 'no'
  const headers: Record<string, string> = follows ? { refresh: String(secondsBetweenLooks) } : {}
  const countIn = (text: string | null) => (text === null ? undefined : Number(text) || 0)
  const said = {
    withdrawn: countIn(searchParams.get('withdrawn')),
    reminded: countIn(searchParams.get('reminded')),
    ...{ onHold: countIn(searchParams.get('left')), restored: countIn(searchParams.get('kept')) },
  }
  return data(
    {
      ...{
        organisation,
        isManager: manager !== undefined,
        run,
        state,
        counts,
        refused,
        follows,
        toRemind,
        waiting,
        deliveries,
        delivery,
      },
      codes: Object.fromEntries(codes.map(({ awardId, letters }) => [awardId, letters])),
      ...{ people: people.rows, next: people.next, paged: Boolean(after), said, sent: searchParams.has('sent') },
    },
    { headers },
  )
}

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders

const withdrawProblem: Record<Extract<WithdrawRunOutcome, { ok: false }>['refusal'], MessageKey> = {
  'run-not-found': 'manage.withdraw.notFound',
  'run-is-under-way': 'runs.state.under-way',
  'reason-is-missing': 'manage.withdraw.reasonMissing',
  'nobody-is-chosen': 'runs.withdraw.nobody',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, issuer, successor } = issuerDesk({ context })
  const { database } = services
  const run = isId(params.id)
    ? await findAwardRun({ id: params.id, organisationId: organisation.id }, { database })
    : undefined
  if (!run) throw new Response(null, { status: 404 })
  const here = `/organisations/${organisation.slug}/manage/runs/${run.id}`
  const powers = { ...services, issuer, successor, now }
  const sent = await request.formData()
  const form = readRunForm(sent)
  const { verb, chosen, reason, isMistake } = form
  switch (verb) {
    case 'undo':
    case 'undo-others': {
      const outcome = await undoAwardRun({ runId: run.id, despiteKept: verb === 'undo-others' }, powers)
      if (outcome.ok) return redirect(here)
      if (outcome.refusal === 'some-are-kept') return { kept: outcome.kept }
      return { isLate: isLate[outcome.refusal] }
    }
    case 'send-now':
      return redirect(addressAfterHurry(await hurryRunMails({ runId: run.id }, powers), here))
    case 'remind': {
      const outcome = await remindRecipients({ runId: run.id }, powers)
      return redirect(`${here}?reminded=${outcome.ok ? outcome.reminded : 0}`)
    }
    case 'withdraw':
    case 'withdraw-all': {
      const awardIds = verb === 'withdraw-all' ? ('all' as const) : chosen
      if (reason && !form.isSure && awardIds.length > 0) return { sure: { verb, chosen, reason, isMistake } }
      const outcome = await withdrawRunAwards({ runId: run.id, awardIds, reason, isMistake }, powers)
      if (outcome.ok) return redirect(`${here}?withdrawn=${outcome.withdrawn}`)
      return { problem: withdrawProblem[outcome.refusal], typed: { chosen, reason, isMistake } }
    }
    case 'extend':
    case 'extend-yes':
    case 'extend-undo':
    case 'renew':
    case 'renew-yes': {
      const base = `/organisations/${organisation.slug}/manage`
      const longer = await actOnLonger({ form: sent, verb, awardIds: chosen, here, base }, powers)
      return longer instanceof Response ? longer : { longer }
    }
    case 'hold':
    case 'restore': {
      if (reason && !form.isSure && chosen.length > 0) return { sure: { verb, chosen, reason, isMistake } }
      const request = { awardIds: chosen, reason }
      const outcome = verb === 'hold' ? await suspendAwards(request, powers) : await restoreAwards(request, powers)
      if (!outcome.ok) return { problem: holdRefusal[outcome.refusal], typed: { chosen, reason, isMistake } }
      return redirect('suspended' in outcome ? `${here}?left=${outcome.suspended}` : `${here}?kept=${outcome.restored}`)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const isLate: Record<'run-not-found' | 'undo-time-is-over', boolean> = {
  'run-not-found': true,
  'undo-time-is-over': true,
}

/** The run's page shows itself that it is under way or was taken back: then nothing is said to be sent. */
function addressAfterHurry(outcome: HurryMailsOutcome, here: string): string {
  return outcome.ok ? `${here}?sent` : shownOf[outcome.refusal](here)
}

const shownOf: Record<Extract<HurryMailsOutcome, { ok: false }>['refusal'], (here: string) => string> = {
  'run-not-found': (here) => here,
  'run-is-under-way': (here) => here,
  'run-is-undone': (here) => here,
}

interface Answer {
  longer?: LongerAnswer
  kept?: number
  isLate?: boolean
  sure?: { verb: string; chosen: string[]; reason: string; isMistake: boolean }
  problem?: MessageKey
  typed?: { chosen: string[]; reason: string; isMistake: boolean }
}

export default function RunPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, run, state, counts, refused, follows } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const badge = inLanguage(language, run.badgeName, run.badgeNameCy)
  const base = `/organisations/${organisation.slug}/manage`
  const here = `${base}/runs/${run.id}`
  const answer: Answer = actionData ?? {}
  const title = t('manage.bulk.title', { badge })
  const left = counts.kept + counts.waiting + counts.withCode
  if (answer.longer?.kind === 'sure')
    return (
      <ManageConsole organisation={organisation} title={title} isManager={isManager}>
        <LongerSure answer={answer.longer} back={here} />
      </ManageConsole>
    )
  const unclear = answer.longer?.kind === 'problem' ? answer.longer : undefined
  const problem = unclear ?? (answer.problem && { field: 'reason' as const, message: answer.problem })
  if (answer.sure)
    return (
      <ManageConsole organisation={organisation} title={title} isManager={isManager}>
        <WithdrawSure {...answer.sure} back={here} all={left} />
      </ManageConsole>
    )
  return (
    <ManageConsole
      organisation={organisation}
      title={problem ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={`${base}/runs`} label={t('runs.title')} />
      {problem && (
        <ErrorSummary
          title={t('common.errorSummary')}
          errors={[{ field: problem.field, message: t(problem.message) }]}
        />
      )}
      {(state === 'under-way' || state === 'held') && <AwardSteps at="done" />}
      <Said loaderData={loaderData} />
      {loaderData.waiting && <LongerWayBack waiting={loaderData.waiting} count={loaderData.waiting.awards} />}
      <PageHead
        eyebrow={[dayAndTime(language, run.askedAt, new Date()), run.askedByName, run.fileName]
          .filter(Boolean)
          .join(' · ')}
        title={title}
        actions={<RunStateTag run={run} state={state} />}
      />
      {run.earningRuleId && (
        <p>
          <a href={`${base}/rules/${run.earningRuleId}`}>{t('runs.ofRule')}</a>
        </p>
      )}
      {run.registerId && (
        <p>
          <a href={`${base}/registers/${run.registerId}`}>
            {t('runs.ofRegister', { title: inLanguage(language, run.registerTitle ?? '', run.registerTitleCy) })}
          </a>
        </p>
      )}
      <RunWayBack run={run} state={state} kept={answer.kept} isLate={answer.isLate} hasMails={counts.waiting > 0} />
      {state === 'under-way' && <RunProgress run={run} follows={follows} />}
      {state === 'undone' && (
        <Notice
          tone="info"
          title={t('runs.undone', { at: dayAndTime(language, run.undoneAt ?? run.askedAt, new Date()) })}
        >
          <p>{left > 0 ? t('runs.undoneKept', { count: left }) : t('runs.undoneText')}</p>
          <p>
            <a href={`${base}/awards/new?badge=${run.badgeId}&run=${run.id}`}>{t('runs.again')}</a>
          </p>
        </Notice>
      )}
      {run.mistakenAt && (
        <Notice tone="warn" title={t('runs.mistaken')}>
          {t('runs.mistakenText', { date: longDate(language, run.mistakenAt), note: run.mistakenNote ?? '' })}
        </Notice>
      )}
      {state !== 'under-way' && (state !== 'undone' || left > 0) && (
        <RunResults run={run} counts={counts} here={here} toRemind={loaderData.toRemind} isHeld={state === 'held'} />
      )}
      {refused.length > 0 && state !== 'undone' && <RefusedLines lines={refused} />}
      {state !== 'under-way' && loaderData.people.length > 0 && (
        <RunPeople
          {...loaderData}
          base={base}
          here={here}
          left={left}
          typed={answer.typed}
          problem={answer.problem}
          longer={answer.longer}
        />
      )}
    </ManageConsole>
  )
}

/** What has just been done. */
function Said({ loaderData: { said, sent } }: Pick<Route.ComponentProps, 'loaderData'>) {
  const { t } = useTranslation()
  const { withdrawn, reminded = 0 } = said
  return (
    <>
      {sent && <Notice tone="good" title={t('runs.sent')} live />}
      {withdrawn !== undefined && <Notice tone="good" title={t('runs.withdraw.done', { count: withdrawn })} live />}
      {said.onHold !== undefined && (
        <Notice tone="good" title={t('manage.hold.heldNow', { count: said.onHold })} live />
      )}
      {said.restored !== undefined && (
        <Notice tone="good" title={t('manage.hold.restoredNow', { count: said.restored })} live />
      )}
      {reminded > 0 && <Notice tone="good" title={t('runs.reminded', { count: reminded })} live />}
      {said.reminded === 0 && (
        <Notice tone="info" title={t('runs.nobodyToRemind')} live>
          {t('runs.nobodyToRemindText')}
        </Notice>
      )}
    </>
  )
}
