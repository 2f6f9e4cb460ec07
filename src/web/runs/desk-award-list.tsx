import { findWaitingExtension } from '#capabilities/awards/find-renewal.ts'
import { countAwards, listAwards } from '#capabilities/awards/list-awards.ts'
import { awardColumns } from '#capabilities/awards/ui/award-table.tsx'
import { mostInBulk } from '#capabilities/people/bulk-act.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { isId } from '#infrastructure/ids.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { holderName } from '#web/awards/holder-name.ts'
import { answerBulk, type BulkAnswer, type BulkOf, bulkResultOf } from '#web/desks/bulk-form.ts'
import { useDesk } from '#web/desks/desk-data.ts'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { actOnLonger, type LongerAnswer, longerVerbs } from '#web/reach/act-on-longer.ts'
import { LongerAsk, LongerSure, LongerWayBack } from '#web/reach/longer-form.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-award-list'
import {
  awardActRefusals,
  awardActs,
  awardStates,
  awardSubjects,
  awardViewOf,
  isAwardActRefusal,
} from './desk-award-view.ts'
import { runsOf, sourceInWords } from './run-source.ts'

/** Beyond this nobody needs the number. */
const mostCounted = 10_000

function powersOf({ context }: Pick<Route.LoaderArgs, 'context'>) {
  const { services, queue, now, t } = visitOf({ context })
  return {
    database: services.database,
    queue,
    now,
    issuer: issuerDesk({ context }).issuer,
    successor: issuerDesk({ context }).successor,
    undone: t('desk.list.wasUndone'),
  }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const powers = powersOf({ context })
  const { organisation, manager, issuer } = issuerDesk({ context })
  const { view, filter } = awardViewOf(request, powers.now)
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const asked = { ...filter, organisationId: organisation.id }
  const extended = new URL(request.url).searchParams.get('extended') ?? undefined
  const [page, total, result, waiting] = await Promise.all([
    listAwards({ ...asked, ...(after ? { after } : {}), limit: rowsAPage }, powers),
    countAwards({ ...asked, atMost: mostCounted }, powers),
    bulkResultOf(request, awardActs(powers), { ...powers, authority: issuer }),
    isId(extended) ? findWaitingExtension({ id: extended, organisationId: organisation.id }, powers) : undefined,
  ])
  return {
    organisation,
    isManager: manager !== undefined,
    view,
    page,
    runs: await runsOf({ organisationId: organisation.id, awards: page.rows }, powers),
    total,
    result,
    waiting,
    paged: after !== undefined,
  }
}

interface Answer extends BulkAnswer {
  longer?: LongerAnswer
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | Answer> {
  const powers = powersOf({ context })
  const subjectsOf = awardSubjects(request, powers)
  const form = await request.clone().formData()
  const verb = String(form.get('do') ?? '')
  if (verb === 'longer') return askLonger(form, subjectsOf)
  if (longerVerbs.some((one) => one === verb)) {
    const base = `/organisations/${issuerDesk({ context }).organisation.slug}/manage`
    const ids = form.getAll('award').flatMap((id) => (typeof id === 'string' && isId(id) ? [id] : []))
    if (ids.length > mostInBulk) return { problem: 'too-many' }
    // One extension or one run for all of them, by one job.
    const asked = { form, verb, awardIds: ids, here: `${base}/awards`, base }
    const longer = await actOnLonger(asked, {
      ...visitOf({ context }).services,
      issuer: powers.issuer,
      successor: powers.successor,
      now: powers.now,
    })
    return longer instanceof Response ? longer : { longer }
  }
  return answerBulk(request, { acts: awardActs(powers), subjectsOf }, { ...powers, authority: powers.issuer })
}

/** Asks until when the chosen ones are to run, before anything is asked to be sure of. */
async function askLonger(form: FormData, subjectsOf: BulkOf['subjectsOf']): Promise<Answer> {
  const ticked = form.getAll('subject').flatMap((id) => (typeof id === 'string' && isId(id) ? [id] : []))
  const ids = form.has('all') ? undefined : ticked.slice(0, mostInBulk + 1)
  const subjects = await subjectsOf({ ids, limit: mostInBulk + 1 })
  if (subjects.length === 0) return { problem: 'nothing-ticked' }
  if (subjects.length > mostInBulk) return { problem: 'too-many' }
  return { longer: { kind: 'ask', typed: { chosen: subjects.map(({ id }) => id), lastDay: '', because: '' } } }
}

export default function AwardsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, view, page, runs, total, result, paged, waiting } = loaderData
  const { t, language } = useTranslation()
  const base = `/organisations/${organisation.slug}/manage`
  const isClosed = useDesk()?.isClosed === true
  const answer: Answer = actionData ?? {}
  if (answer.longer)
    return (
      <ManageConsole organisation={organisation} title={t('manage.longer.titleChosen')} isManager={isManager}>
        {answer.longer.kind === 'sure' ? (
          <LongerSure answer={answer.longer} back={`${base}/awards`} />
        ) : (
          <LongerAsk answer={answer.longer} back={`${base}/awards`} />
        )}
      </ManageConsole>
    )
  const ways = [
    // Nothing new is given in the name of an organisation that has closed.
    ...(isClosed
      ? []
      : [
          { href: 'codes', label: t('codes.title') },
          { href: 'rules', label: t('earning.title') },
        ]),
    { href: 'reach', label: t('reach.link') },
    { href: 'runs', label: t('runs.title') },
  ]
  return (
    <ManageConsole organisation={organisation} title={t('manage.nav.awards')} isManager={isManager}>
      {waiting && <LongerWayBack waiting={waiting} count={waiting.awards} />}
      <DeskTable
        title={t('manage.nav.awards')}
        view={view}
        rows={page.rows}
        total={total}
        rowKey={(row) => row.id}
        search={t('manage.awards.search')}
        hasTable
        steps={{
          ...(paged ? { previous: { href: withFilter(view, {}), label: t('common.first') } } : {}),
          ...(page.next ? { next: { href: withFilter(view, { after: page.next }), label: t('common.next') } } : {}),
        }}
        actions={
          !isClosed && (
            <ButtonLink href={`${base}/awards/new`} icon="award">
              {t('manage.awards.new')}
            </ButtonLink>
          )
        }
        lead={
          <ButtonGroup>
            {ways.map(({ href, label }) => (
              <ButtonLink key={href} kind="quiet" small href={`${base}/${href}`}>
                {label}
              </ButtonLink>
            ))}
          </ButtonGroup>
        }
        states={{
          filter: 'state',
          label: t('manage.awards.state'),
          of: [
            { value: undefined, label: t('common.all') },
            ...awardStates.map((value) => ({ value, label: t(`manage.awards.stateName.${value}`) })),
          ],
        }}
        bulk={{
          nameOf: (row) => holderName(row, t),
          answer,
          result,
          refusal: (refusal) =>
            t(isAwardActRefusal(refusal) ? awardActRefusals[refusal] : 'desk.list.refused.not-reached'),
          ...(view.filters.state === 'withdrawn' ? { offered: [] } : {}),
          acts: {
            hold: {
              label: t('desk.list.hold'),
              text: t('manage.hold.sureText'),
              reason: t('desk.list.holdReason'),
            },
            restore: {
              label: t('desk.list.offHold'),
              text: t('manage.hold.restoreSureText'),
              reason: t('desk.list.offHoldReason'),
            },
            longer: {
              label: t('manage.longer.chosen'),
              text: t('manage.longer.text'),
            },
            withdraw: {
              label: t('desk.list.withdraw'),
              text: t('desk.list.withdrawText'),
              reason: t('desk.list.holdReason'),
              isDanger: true,
            },
          },
        }}
        empty={
          <EmptyState title={t('manage.awards.none')} level={2} icon="award">
            {t('manage.awards.noneText')}
          </EmptyState>
        }
        columns={[
          ...awardColumns({ base, t, language }),
          {
            key: 'from',
            title: t('runs.from'),
            wide: true,
            cell: ({ runId }) => {
              const run = runId ? runs[runId] : undefined
              return run ? <a href={`${base}/runs/${run.id}`}>{sourceInWords(run, t, language)}</a> : '–'
            },
          },
        ]}
      />
    </ManageConsole>
  )
}
