import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import { listRulesOfOrganisation } from '#capabilities/earning/list-rules-of-organisation.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-rule-list'
import { RuleStateTag } from './rule-state-tag.tsx'
import { ruleInWords } from './rule-words.ts'

export async function loader({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { services, now, t, language } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const view = listViewOf(request, {
    filters: ['q'],
    sorts: ['when', 'badge', 'waiting', 'state'],
    isLatestFirst: true,
  })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: older } = await listRulesOfOrganisation(asked, services)
  const counted = await listBadgesById([...new Set(rows.flatMap(({ badgeIds }) => badgeIds))], services)
  const all = rows.map((rule) => ({
    ...rule,
    sentence: ruleInWords(
      t,
      language,
      rule,
      counted.filter(({ id }) => rule.badgeIds.includes(id)),
    ),
  }))
  const found = arrangeRows(all, view, {
    pageLength: rowsAPage,
    text: (rule) => `${rule.badgeName} ${rule.badgeNameCy ?? ''} ${rule.sentence}`,
    by: {
      when: (rule) => rule.madeAt,
      badge: (rule) => inLanguage(language, rule.badgeName, rule.badgeNameCy),
      waiting: (rule) => rule.waiting,
      state: (rule) => rule.stoppedAt,
    },
  })
  return { organisation, isManager: manager !== undefined, view, found, older, today: localParts(now).date }
}

export default function RulesPage({ loaderData }: Route.ComponentProps) {
  const { organisation, isManager, view, found, older, today } = loaderData
  const { t, language } = useTranslation()
  const base = `/organisations/${organisation.slug}/manage`
  const here = `${base}/rules`
  return (
    <ManageConsole organisation={organisation} title={t('earning.title')} isManager={isManager}>
      <BackLink href={`${base}/awards/new`} label={t('manage.awards.new')} />
      <DeskTable
        title={t('earning.title')}
        lead={t('earning.lead')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        hasTable
        actions={
          <ButtonLink href={`${here}/new`} icon="award">
            {t('earning.new')}
          </ButtonLink>
        }
        rows={found.rows}
        rowKey={(rule) => rule.id}
        empty={
          <EmptyState title={t('earning.none')} level={2} icon="award">
            {t('earning.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'badge',
            sorts: 'badge',
            title: t('check.name'),
            cell: (rule) => <a href={`${here}/${rule.id}`}>{inLanguage(language, rule.badgeName, rule.badgeNameCy)}</a>,
            names: true,
          },
          { key: 'rule', title: t('earning.rule'), cell: (rule) => rule.sentence },
          {
            key: 'waiting',
            sorts: 'waiting',
            title: t('earning.earned'),
            cell: (rule) => wholeNumber(language, rule.waiting),
            align: 'end',
          },
          {
            key: 'state',
            sorts: 'state',
            title: t('earning.state.label'),
            cell: (rule) => <RuleStateTag rule={rule} today={today} />,
          },
        ]}
      />
    </ManageConsole>
  )
}
