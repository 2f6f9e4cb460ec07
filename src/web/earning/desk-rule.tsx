import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import { type DraftEarnedRefusal, draftEarnedList } from '#capabilities/earning/draft-earned-list.ts'
import type { EarnerStanding } from '#capabilities/earning/earning-rule.ts'
import { findEarners } from '#capabilities/earning/find-earners.ts'
import { findEarningRule } from '#capabilities/earning/find-earning-rule.ts'
import { type LeaveOutOutcome, leaveOutEarner } from '#capabilities/earning/leave-out-earner.ts'
import { isProposing, type Standing, standings } from '#capabilities/earning/standing-rules.ts'
import { type StopRuleOutcome, stopEarningRule } from '#capabilities/earning/stop-earning-rule.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { FilterTabs } from '#design/tables/filter-tabs.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage, isLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { awardRefusalAtBadge } from '#web/awards/award-refusals.ts'
import { HowTold } from '#web/awards/how-told.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-rule'
import { RuleStateTag } from './rule-state-tag.tsx'
import { ruleInWords } from './rule-words.ts'

const peopleAPage = 25
const longestEvidence = 500

async function ruleDesk({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now, language } = visitOf({ context })
  const { organisation, issuer, manager } = issuerDesk({ context })
  const { database } = services
  const rule = isId(params.id)
    ? await findEarningRule({ id: params.id, organisationId: organisation.id }, { database })
    : undefined
  if (!rule) throw new Response(null, { status: 404 })
  const base = `/organisations/${organisation.slug}/manage`
  return {
    ...{ rule, organisation, isManager: manager !== undefined, base, language },
    here: `${base}/rules/${rule.id}`,
    powers: { database, issuer, now },
  }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { rule, organisation, isManager, base, here, powers } = await ruleDesk({ context, params })
  const [people, counted] = await Promise.all([findEarners(rule, powers), listBadgesById(rule.badgeIds, powers)])
  const filters = filtersOf(request, ['q', 'show'])
  const show = standings.find((one) => one === filters.show)
  const named = people.filter(({ name }) => name.toLowerCase().includes((filters.q ?? '').toLowerCase()))
  const shown = show ? named.filter(({ standing }) => standing === show) : named
  const pages = Math.max(1, Math.ceil(shown.length / peopleAPage))
  const page = Math.min(pages, Math.max(1, Number(new URL(request.url).searchParams.get('page')) || 1))
  const count = (one: Standing) => people.filter(({ standing }) => standing === one).length
  const today = localParts(powers.now).date
  const sameName = Map.groupBy(people, ({ name }) => nameKeyOf(name))
  const isShared = (name: string) => (sameName.get(nameKeyOf(name))?.length ?? 0) > 1
  return {
    counted: counted.map(({ name, nameCy }) => ({ name, nameCy })),
    ...{ rule, organisation, isManager, base, here, filters, show, page, pages, today },
    isProposing: isProposing(rule, today),
    total: people.length,
    counts: standings.map((one) => ({ standing: one, count: count(one) })),
    // Addresses stay where they are, but for people of one name; the list to be checked shows them.
    people: shown
      .slice((page - 1) * peopleAPage, page * peopleAPage)
      .map(({ line, name, email, times, standing, since }) => ({
        ...{ line, name, times, standing, since },
        email: isShared(name) ? email : null,
      })),
  }
}

type RuleRefusal =
  | DraftEarnedRefusal
  | Extract<LeaveOutOutcome, { ok: false }>['refusal']
  | Extract<StopRuleOutcome, { ok: false }>['refusal']

const refusedField: Record<RuleRefusal, { field: string; message: MessageKey }> = {
  ...awardRefusalAtBadge,
  'evidence-is-missing': { field: 'evidence', message: 'manage.refused.evidenceMissing' },
  'nobody-in-it': { field: 'evidence', message: 'earning.refused.nobody' },
  'no-list-of-people': { field: 'evidence', message: 'earning.refused.nobody' },
  'nobody-is-ready': { field: 'evidence', message: 'earning.refused.nobody' },
  'rule-proposes-nobody': { field: 'evidence', message: 'earning.refused.notNow' },
  'rule-not-found': { field: 'evidence', message: 'earning.refused.gone' },
  'person-not-found': { field: 'people', message: 'earning.refused.person' },
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { rule, base, here, powers, language } = await ruleDesk({ context, params })
  const form = await request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]))
  const refused = (refusal: RuleRefusal) => {
    const { field, message } = refusedField[refusal]
    return { errors: { [field]: message } as FormErrors, typed }
  }
  const [verb, line = ''] = (typed.do ?? '').split(' ')
  switch (verb) {
    case 'stop':
    case 'start-again': {
      const outcome = await stopEarningRule({ ruleId: rule.id, again: verb === 'start-again' }, powers)
      return outcome.ok ? redirect(here) : refused(outcome.refusal)
    }
    case 'leave-out':
    case 'put-back': {
      const outcome = await leaveOutEarner({ ruleId: rule.id, line, again: verb === 'put-back' }, powers)
      return outcome.ok ? redirect(`${here}${new URL(request.url).search}`) : refused(outcome.refusal)
    }
    case 'look': {
      const { evidence = '' } = typed
      const figures = { limit: longestEvidence, length: evidence.length }
      if (evidence.length > longestEvidence)
        return { errors: { evidence: { message: 'forms.tooLong', figures } } as FormErrors, typed }
      const outcome = await draftEarnedList(
        {
          ...{ id: randomUUID(), ruleId: rule.id, notify: typed.notify === 'yes' },
          evidence: evidence ? [{ name: evidence }] : [],
          locale: isLanguage(typed.language) ? typed.language : language,
        },
        powers,
      )
      return outcome.ok ? redirect(`${base}/awards/lists/${outcome.listId}`) : refused(outcome.refusal)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const ruleLabels: FieldLabels = { evidence: 'awards.evidence' }
const tones = {
  ready: 'good',
  'not-yet': 'plain',
  'has-it': 'info',
  'was-withdrawn': 'warn',
  'left-out': 'plain',
} as const satisfies Record<Standing, string>

export default function RulePage({ loaderData, actionData }: Route.ComponentProps) {
  const { rule, counted, organisation, isManager, base, here, counts, total, today } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = inLanguage(language, rule.badgeName, rule.badgeNameCy)
  const sentence = ruleInWords(t, language, rule, counted)
  const ready = counts.find(({ standing }) => standing === 'ready')?.count ?? 0
  const typed: Record<string, string> = actionData?.typed ?? { evidence: sentence.slice(0, longestEvidence) }
  const { field } = useFields({ labels: ruleLabels, typed, errors })
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={`${base}/rules`} label={t('earning.title')} />
      <FormErrorSummary errors={errors} labels={ruleLabels} />
      <PageHead title={title} lead={sentence} actions={<RuleStateTag rule={rule} today={today} />} />
      {loaderData.isProposing && ready > 0 && (
        <Section title={t('earning.haveEarned', { count: ready })}>
          <Form>
            <TextInput {...field('evidence')} hint={t('manage.awards.evidenceHint')} optional={t('common.optional')} />
            <HowTold typed={actionData?.typed} />
            <Button name="do" value="look">
              {t('manage.awards.look')}
            </Button>
          </Form>
        </Section>
      )}
      <Section title={t('earning.people')}>
        {total === 0 ? (
          <EmptyState title={t('earning.nobody')} level={3} icon="award">
            {t(rule.kind === 'attendance' ? 'earning.nobodyCame' : 'earning.nobodyHolds')}
          </EmptyState>
        ) : (
          <RulePeople data={loaderData} here={here} />
        )}
      </Section>
      <Form>
        <Button kind="quiet" name="do" value={rule.stoppedAt ? 'start-again' : 'stop'}>
          {t(rule.stoppedAt ? 'earning.startAgain' : 'earning.stop')}
        </Button>
      </Form>
    </ManageConsole>
  )
}

type Shown = Pick<EarnerStanding, 'line' | 'name' | 'email' | 'times' | 'standing' | 'since'>

function RulePeople({ data, here }: { data: Route.ComponentProps['loaderData']; here: string }) {
  const { rule, filters, show, counts, total, people, page, pages } = data
  const { t, language } = useTranslation()
  const address = { path: here, filters }
  const nameOf = ({ name }: Shown) => name || t('manage.awards.nameless')
  return (
    <>
      <SearchBox
        action={here}
        label={t('earning.search')}
        variant="list"
        fields={[{ name: 'q', label: t('earning.search'), value: filters.q }]}
        submit={t('common.search')}
      >
        {show && <input type="hidden" name="show" value={show} />}
      </SearchBox>
      <FilterTabs
        label={t('earning.state.label')}
        tabs={[
          { href: withFilter(address, { show: undefined }), label: t('common.all'), count: total, current: !show },
          ...counts.map(({ standing, count }) => ({
            href: withFilter(address, { show: standing }),
            label: t(`earning.standing.${standing}`),
            count,
            current: standing === show,
          })),
        ]}
      />
      <Form>
        <DataTable
          caption={t('earning.people')}
          hideCaption
          rows={people}
          rowKey={(one) => one.line}
          cards="rows"
          empty={<p>{t('earning.noneOfThese')}</p>}
          columns={[
            {
              key: 'name',
              title: t('manage.awards.learner'),
              cell: (one) => (
                <>
                  <bdi>{nameOf(one)}</bdi> {one.email && <span className="muted small">{one.email}</span>}
                </>
              ),
              names: true,
            },
            {
              key: 'times',
              title: t(`earning.counted.${rule.kind}`),
              cell: (one) => {
                const [times, needed] = [wholeNumber(language, one.times), wholeNumber(language, rule.times)]
                return one.times < rule.times ? t('registers.ofListed', { came: times, listed: needed }) : times
              },
              oneLine: true,
              align: 'end',
            },
            {
              key: 'standing',
              title: t('earning.state.label'),
              cell: (one) => (
                <>
                  <StatusTag tone={tones[one.standing]}>{t(`earning.standing.${one.standing}`)}</StatusTag>{' '}
                  {one.since && <span className="muted small">{longDate(language, one.since)}</span>}
                </>
              ),
              oneLine: true,
            },
            {
              key: 'act',
              oneLine: true,
              title: t('earning.act'),
              bare: true,
              cell: (one) =>
                one.standing === 'left-out' ? (
                  <Button kind="quiet" small name="do" value={`put-back ${one.line}`}>
                    {t('earning.putBack')} <span className="visually-hidden">{nameOf(one)}</span>
                  </Button>
                ) : (
                  (one.standing === 'ready' || one.standing === 'not-yet') && (
                    <Button kind="quiet" small name="do" value={`leave-out ${one.line}`}>
                      {t('earning.leaveOut')} <span className="visually-hidden">{nameOf(one)}</span>
                    </Button>
                  )
                ),
            },
          ]}
        />
      </Form>
      <Pagination
        label={t('common.pages')}
        previous={page > 1 ? { href: withFilter(address, {}), label: t('common.first') } : undefined}
        next={
          page < pages ? { href: withFilter(address, { page: String(page + 1) }), label: t('common.next') } : undefined
        }
      />
    </>
  )
}
