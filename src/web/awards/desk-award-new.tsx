import { randomUUID } from 'node:crypto'
import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import type { LineRefusal } from '#capabilities/awards/award-rules.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { startBulkAward } from '#capabilities/awards/start-bulk-award.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { FileInput } from '#design/forms/file-input.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-award-new'
import { mostLines, mostLinesAtOnce, readAwardForm } from './award-form.ts'
import { awardRefusalWords } from './award-refusals.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database } = visit.services
  const organisationId = organisation.id
  const [badges, opportunities] = await Promise.all([
    listBadges(database, { organisationId, limit: 200 }),
    listOpportunities(database, { organisationId, limit: 200 }, visit.now),
  ])
  return {
    organisation,
    isManager: manager !== undefined,
    badges: badges.rows.map(({ id, name, nameCy, evidenceRequired }) => ({ id, name, nameCy, evidenceRequired })),
    opportunities: opportunities.rows.map(({ id, title, titleCy }) => ({ id, title, titleCy })),
    requestId: randomUUID(),
    chosenBadge: new URL(request.url).searchParams.get('badge') ?? '',
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const { typed, errors, lines, request: asked } = await readAwardForm(await request.formData())
  if (!asked) return { errors, typed, given: 0, refused: [] }
  const base = `/organisations/${organisation.slug}/manage`
  if (asked.lines.length > mostLinesAtOnce) {
    const requestId = asked.requestId ?? randomUUID()
    const started = await startBulkAward({ ...asked, requestId }, { ...visit.services, issuer, now: visit.now })
    if (started.ok) return redirect(`${base}/bulk-awards/${started.bulkAwardId}`)
    return { errors: { badgeId: awardRefusalWords[started.refusal] }, typed, given: 0, refused: [] }
  }
  const outcome = await issueAwards(asked, { ...visit.services, issuer, now: visit.now })
  if (!outcome.ok) return { errors: { badgeId: awardRefusalWords[outcome.refusal] }, typed, given: 0, refused: [] }
  const refused = outcome.lines.flatMap((line, index) =>
    line.ok ? [] : [{ line: lines[index] ?? '', refusal: line.refusal }],
  )
  const given = outcome.lines.length - refused.length
  const [first] = outcome.lines
  const done = refused.filter((one) => one.refusal === 'given-already').length
  if (refused.length === done) {
    const awards = `${base}/awards`
    return redirect(
      outcome.lines.length === 1 && first?.ok
        ? `${awards}/${first.awardId}?given=1`
        : `${awards}?given=${given + done}`,
    )
  }
  // Those given are given; the rest stay in the form to be mended.
  return {
    errors: {} as FormErrors,
    typed: { ...typed, people: refused.map((one) => one.line).join('\n') },
    given,
    refused,
  }
}

export default function NewAwardsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, badges, opportunities, requestId, chosenBadge } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? { badgeId: chosenBadge }
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] && t(errors[name]) })
  const base = `/organisations/${organisation.slug}/manage`
  const title = t('manage.awards.new')
  const optional = t('common.optional')
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={`${base}/awards`} label={t('manage.nav.awards')} />
      <ErrorSummary
        title={t('common.errorSummary')}
        errors={Object.entries(errors).map(([name, key]) => ({ field: name, message: t(key, { most: mostLines }) }))}
      />
      {actionData && actionData.refused.length > 0 && <Refused given={actionData.given} refused={actionData.refused} />}
      <PageHead title={title} lead={t('manage.awards.newLead')} />
      {badges.length === 0 ? (
        <EmptyState
          title={t('manage.awards.noBadge')}
          level={2}
          icon="award"
          action={<ButtonLink href={`${base}/badges/new`}>{t('manage.badge.new')}</ButtonLink>}
        >
          {t('manage.awards.noBadgeText')}
        </EmptyState>
      ) : (
        <Form encType="multipart/form-data">
          <input type="hidden" name="requestId" value={requestId} />
          <Select
            {...field('badgeId')}
            label={t('check.name')}
            options={[
              { value: '', label: t('forms.choose') },
              ...badges.map((badge) => ({ value: badge.id, label: inLanguage(language, badge.name, badge.nameCy) })),
            ]}
          />
          <Select
            {...field('opportunityId')}
            label={t('manage.awards.opportunity')}
            optional={optional}
            options={[
              { value: '', label: t('manage.awards.noOpportunity') },
              ...opportunities.map((one) => ({ value: one.id, label: inLanguage(language, one.title, one.titleCy) })),
            ]}
          />
          <TextArea
            {...field('people')}
            label={t('manage.awards.people')}
            hint={t('manage.awards.peopleHint')}
            rows={6}
          />
          <FileInput
            name="list"
            label={t('manage.awards.list')}
            hint={t('manage.awards.listHint', { most: mostLines })}
            optional={optional}
            accept=".csv,text/csv"
            error={errors.list && t(errors.list)}
          />
          <TextInput
            {...field('evidence')}
            label={t('awards.evidence')}
            hint={t('manage.awards.evidenceHint')}
            optional={optional}
          />
          <TextInput
            {...field('evidenceUrl')}
            type="url"
            label={t('manage.awards.evidenceUrl')}
            optional={optional}
            inputMode="url"
          />
          <RadioGroup
            name="language"
            legend={t('manage.awards.language')}
            inline
            value={typed.language ?? language}
            options={[
              { value: 'en', label: t('opportunities.language.en') },
              { value: 'cy', label: t('opportunities.language.cy') },
            ]}
          />
          <Checkbox
            name="notify"
            label={t('manage.awards.notify')}
            hint={t('manage.awards.notifyHint')}
            checked={actionData ? typed.notify === 'yes' : true}
          />
          <Button icon="award">{t('manage.awards.give')}</Button>
        </Form>
      )}
    </ManageConsole>
  )
}

function Refused({ given, refused }: { given: number; refused: { line: string; refusal: LineRefusal }[] }) {
  const { t } = useTranslation()
  return (
    <Notice tone="warn" title={t('manage.refused.title', { given, count: refused.length })} live>
      <DataTable
        caption={t('manage.refused.caption')}
        hideCaption
        rows={refused}
        rowKey={(row) => row.line + row.refusal}
        columns={[
          { key: 'line', title: t('manage.refused.line'), cell: (row) => row.line || '–', names: true },
          { key: 'why', title: t('manage.refused.why'), cell: (row) => t(awardRefusalWords[row.refusal]) },
        ]}
      />
    </Notice>
  )
}
