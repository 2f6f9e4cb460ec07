import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import { listRulesOfOrganisation } from '#capabilities/earning/list-rules-of-organisation.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-rule-list'
import { RuleStateTag } from './rule-state-tag.tsx'
import { ruleInWords } from './rule-words.ts'

const rulesAPage = 25

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const asked = { organisationId: organisation.id, after, limit: rulesAPage }
  const { rows, next } = await listRulesOfOrganisation(asked, services)
  const counted = await listBadgesById([...new Set(rows.flatMap(({ badgeIds }) => badgeIds))], services)
  return {
    ...{ organisation, isManager: manager !== undefined, rules: rows, next, paged: Boolean(after) },
    names: counted.map(({ id, name, nameCy }) => ({ id, name, nameCy })),
    today: localParts(now).date,
  }
}

export default function RulesPage({ loaderData }: Route.ComponentProps) {
  const { organisation, isManager, rules, names, today, next, paged } = loaderData
  const { t, language } = useTranslation()
  const base = `/organisations/${organisation.slug}/manage`
  const here = `${base}/rules`
  const counted = (ids: string[]) => names.filter(({ id }) => ids.includes(id))
  return (
    <ManageConsole organisation={organisation} title={t('earning.title')} isManager={isManager}>
      <BackLink href={`${base}/awards/new`} label={t('manage.awards.new')} />
      <PageHead
        title={t('earning.title')}
        lead={t('earning.lead')}
        actions={
          <ButtonLink href={`${here}/new`} icon="award">
            {t('earning.new')}
          </ButtonLink>
        }
      />
      <DataTable
        caption={t('earning.title')}
        hideCaption
        rows={rules}
        rowKey={(rule) => rule.id}
        empty={
          <EmptyState title={t('earning.none')} level={2} icon="award">
            {t('earning.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'badge',
            title: t('check.name'),
            cell: (rule) => <a href={`${here}/${rule.id}`}>{inLanguage(language, rule.badgeName, rule.badgeNameCy)}</a>,
            names: true,
          },
          {
            key: 'rule',
            title: t('earning.rule'),
            cell: (rule) => ruleInWords(t, language, rule, counted(rule.badgeIds)),
          },
          {
            key: 'waiting',
            title: t('earning.earned'),
            cell: (rule) => wholeNumber(language, rule.waiting),
            align: 'end',
          },
          { key: 'state', title: t('earning.state.label'), cell: (rule) => <RuleStateTag rule={rule} today={today} /> },
        ]}
      />
      <Pagination
        label={t('common.pages')}
        previous={paged ? { href: here, label: t('common.first') } : undefined}
        next={next ? { href: `${here}?after=${next}`, label: t('common.next') } : undefined}
      />
    </ManageConsole>
  )
}
