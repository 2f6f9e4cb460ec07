import { countAwards, listAwards } from '#capabilities/awards/list-awards.ts'
import { awardColumns } from '#capabilities/awards/ui/award-table.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { holderName } from '#web/awards/holder-name.ts'
import { answerBulk, bulkResultOf } from '#web/desks/bulk-form.ts'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
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

/** Beyond this nobody needs the number. */
const mostCounted = 10_000

function powersOf({ context }: Pick<Route.LoaderArgs, 'context'>) {
  const { services, queue, now, t } = visitOf({ context })
  return {
    database: services.database,
    queue,
    now,
    issuer: issuerDesk({ context }).issuer,
    undone: t('desk.list.wasUndone'),
  }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const powers = powersOf({ context })
  const { organisation, manager, issuer } = issuerDesk({ context })
  const { view, filter } = awardViewOf(request, powers.now)
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const asked = { ...filter, organisationId: organisation.id }
  const [page, total, result] = await Promise.all([
    listAwards({ ...asked, ...(after ? { after } : {}), limit: rowsAPage }, powers),
    countAwards({ ...asked, atMost: mostCounted }, powers),
    bulkResultOf(request, awardActs(powers), { ...powers, authority: issuer }),
  ])
  return { organisation, isManager: manager !== undefined, view, page, total, result, paged: after !== undefined }
}

export function action({ context, request }: Route.ActionArgs) {
  const powers = powersOf({ context })
  return answerBulk(
    request,
    { acts: awardActs(powers), subjectsOf: awardSubjects(request, powers) },
    { ...powers, authority: powers.issuer },
  )
}

export default function AwardsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, view, page, total, result, paged } = loaderData
  const { t, language } = useTranslation()
  const base = `/organisations/${organisation.slug}/manage`
  const ways = [
    { href: 'codes', label: t('codes.title') },
    { href: 'rules', label: t('earning.title') },
    { href: 'reach', label: t('reach.link') },
    { href: 'runs', label: t('runs.title') },
  ]
  return (
    <ManageConsole organisation={organisation} title={t('manage.nav.awards')} isManager={isManager}>
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
          <ButtonLink href={`${base}/awards/new`} icon="award">
            {t('manage.awards.new')}
          </ButtonLink>
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
          answer: actionData,
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
            extend: {
              label: t('manage.longer.extendChosen'),
              text: t('manage.longer.extendSureText'),
              reason: t('manage.longer.because'),
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
        columns={awardColumns({ base, t, language })}
      />
    </ManageConsole>
  )
}
