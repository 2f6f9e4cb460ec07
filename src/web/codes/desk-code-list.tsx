import { closedReason } from '#capabilities/awards/award-offer-rules.ts'
import { listAwardOffers } from '#capabilities/awards/list-award-offers.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { answerBulk, bulkResultOf } from '#web/desks/bulk-form.ts'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-code-list'
import { codeActs, codeSubjects } from './code-acts.ts'

type Asked = Pick<Route.LoaderArgs, 'context' | 'request'>

/** What its address shows; `whole` is not cut into pages. */
async function codesOf({ context, request }: Asked, whole = false) {
  const { services, now } = visitOf({ context })
  const { organisation } = issuerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['when', 'badge', 'uses', 'state'], isLatestFirst: true })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows: codes, next: older } = await listAwardOffers(asked, { database: services.database })
  const all = codes.map((code) => ({
    ...code,
    state: closedReason({ ...code, isFormer: false }, now) ?? ('open' as const),
  }))
  const found = arrangeRows(all, whole ? { ...view, isWhole: true } : view, {
    pageLength: rowsAPage,
    text: (code) => `${code.badgeName} ${code.badgeNameCy ?? ''}`,
    by: {
      when: (code) => code.madeAt,
      badge: (code) => code.badgeName,
      uses: (code) => code.uses,
      state: (code) => code.state,
    },
  })
  return { view, found, older }
}

export async function loader({ context, request }: Asked) {
  const { services, now } = visitOf({ context })
  const { organisation, manager, issuer } = issuerDesk({ context })
  const { database } = services
  const [{ view, found, older }, result] = await Promise.all([
    codesOf({ context, request }),
    bulkResultOf(request, codeActs({ database, issuer, now }), { database, authority: issuer, now }),
  ])
  return { organisation, isManager: manager !== undefined, view, found, older, result }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { issuer } = issuerDesk({ context })
  const { database } = services
  const powers = { database, issuer, now }
  const listed = async () => (await codesOf({ context, request }, true)).found.rows.map(({ id }) => id)
  return answerBulk(
    request,
    { acts: codeActs(powers), subjectsOf: codeSubjects(listed, powers) },
    { database, authority: issuer, now },
  )
}

export default function CodesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, view, found, older, result } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  return (
    <ManageConsole organisation={organisation} title={t('codes.title')} isManager={isManager}>
      <BackLink href={`${base}/awards`} label={t('manage.nav.awards')} />
      <DeskTable
        title={t('codes.title')}
        lead={t('codes.lead')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        hasTable
        actions={
          <ButtonLink href={`${base}/codes/new`} icon="qr">
            {t('codes.new')}
          </ButtonLink>
        }
        bulk={{
          nameOf: (code) => inLanguage(language, code.badgeName, code.badgeNameCy),
          acts: {
            stop: { label: t('codes.stop'), text: t('codes.stopText') },
            resume: { label: t('codes.resume'), text: t('codes.resumeText') },
          },
          refusal: (refusal) =>
            t(refusal === 'code-not-found' ? 'desk.list.refused.not-there' : 'desk.list.refused.not-reached'),
          answer: actionData,
          result,
        }}
        rows={found.rows}
        rowKey={(code) => code.id}
        empty={
          <EmptyState title={t('codes.none')} level={2} icon="qr">
            {t('codes.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'badge',
            sorts: 'badge',
            title: t('codes.badge'),
            cell: (code) => (
              <a href={`${base}/codes/${code.id}`}>{inLanguage(language, code.badgeName, code.badgeNameCy)}</a>
            ),
            names: true,
          },
          { key: 'when', sorts: 'when', title: t('runs.when'), cell: (code) => longDate(language, code.madeAt) },
          {
            key: 'uses',
            sorts: 'uses',
            title: t('codes.uses'),
            cell: (code) => wholeNumber(language, code.uses),
            align: 'end',
          },
          {
            key: 'state',
            sorts: 'state',
            title: t('codes.state.label'),
            cell: (code) => (
              <StatusTag tone={code.state === 'open' ? 'good' : 'plain'}>{t(`codes.state.${code.state}`)}</StatusTag>
            ),
          },
        ]}
      />
    </ManageConsole>
  )
}
