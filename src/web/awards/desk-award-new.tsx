import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { type DraftListRefusal, draftAwardList } from '#capabilities/awards/draft-award-list.ts'
import { listAwardRuns } from '#capabilities/awards/list-award-runs.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/desk-award-new'
import { mostLines, mostListBytes, readAwardForm } from './award-form.ts'
import { awardRefusalAtBadge } from './award-refusals.ts'
import { AwardSteps } from './award-steps.tsx'
import { EarlierRun, earlierRun } from './earlier-run.tsx'
import { HowTold } from './how-told.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database } = visit.services
  const organisationId = organisation.id
  const { searchParams } = new URL(request.url)
  const [badges, opportunities, runs] = await Promise.all([
    listBadges({ issuableBy: organisationId, limit: 200 }, { database }),
    listOpportunities({ organisationId, limit: 200 }, { database, now: visit.now }),
    listAwardRuns({ organisationId, limit: 30 }, { database }),
  ])
  return {
    organisation,
    isManager: manager !== undefined,
    badges: badges.rows.map(({ id, name, nameCy, evidenceRequired }) => ({ id, name, nameCy, evidenceRequired })),
    opportunities: opportunities.rows.map(({ id, title, titleCy }) => ({ id, title, titleCy })),
    runs: runs.rows.map(earlierRun),
    chosenRun: searchParams.get('run') ?? '',
    requestId: randomUUID(),
    chosenBadge: searchParams.get('badge') ?? '',
  }
}

const refusedField: Record<DraftListRefusal, { field: string; message: MessageKey }> = {
  ...awardRefusalAtBadge,
  'evidence-is-missing': { field: 'evidence', message: 'manage.refused.evidenceMissing' },
  'nobody-in-it': { field: 'people', message: 'manage.awards.nobody' },
  'no-list-of-people': { field: 'list', message: 'manage.awards.noPeople' },
}

/** Keeps what was typed or uploaded, and leads to the page where it is checked. Nothing is signed here. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const { typed, errors, asked } = await readAwardForm(await request.formData())
  if (!asked) return { errors, typed }
  const outcome = await draftAwardList(
    { ...asked, id: asked.id ?? randomUUID() },
    { database: visit.services.database, issuer, now: visit.now },
  )
  if (outcome.ok) return redirect(`/organisations/${organisation.slug}/manage/awards/lists/${outcome.listId}`)
  const { field, message } = refusedField[outcome.refusal]
  if (asked.fromRunId && (field === 'people' || field === 'list'))
    return { errors: { fromRun: 'manage.awards.runEmpty' } as FormErrors, typed }
  return { errors: { [field === 'list' && asked.typed ? 'people' : field]: message } as FormErrors, typed }
}

const awardLabels: FieldLabels = {
  badgeId: 'check.name',
  opportunityId: 'manage.awards.opportunity',
  people: 'manage.awards.people',
  evidence: 'awards.evidence',
  evidenceUrl: 'manage.awards.evidenceUrl',
  list: 'manage.awards.list',
  fromRun: 'manage.awards.fromRun',
}

export default function NewAwardsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, badges, opportunities, runs, chosenRun, requestId, chosenBadge } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? { badgeId: chosenBadge, fromRun: chosenRun }
  const { field } = useFields({ labels: awardLabels, typed, errors })
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
      <FormErrorSummary errors={errors} labels={awardLabels} />
      <AwardSteps at="people" />
      <PageHead
        title={title}
        lead={t('manage.awards.newLead')}
        actions={
          <ButtonLink kind="quiet" href={`${base}/rules`}>
            {t('earning.title')}
          </ButtonLink>
        }
      />
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
            options={[
              { value: '', label: t('forms.choose') },
              ...badges.map((badge) => ({ value: badge.id, label: inLanguage(language, badge.name, badge.nameCy) })),
            ]}
          />
          <Select
            {...field('opportunityId')}
            optional={optional}
            options={[
              { value: '', label: t('manage.awards.noOpportunity') },
              ...opportunities.map((one) => ({ value: one.id, label: inLanguage(language, one.title, one.titleCy) })),
            ]}
          />
          <TextArea {...field('people')} hint={t('manage.awards.peopleHint')} rows={6} />
          <UploadInput
            mostBytes={mostListBytes}
            name="list"
            label={t('manage.awards.list')}
            hint={t('manage.awards.listHint', { most: mostLines })}
            optional={optional}
            accept=".csv,.tsv,.txt,.xlsx,text/csv"
            error={field('list').error}
          />
          <EarlierRun {...field('fromRun')} runs={runs} />
          <TextInput {...field('evidence')} hint={t('manage.awards.evidenceHint')} optional={optional} />
          <TextInput {...field('evidenceUrl')} type="url" optional={optional} inputMode="url" />
          <HowTold typed={actionData?.typed} />
          <Button>{t('manage.awards.look')}</Button>
        </Form>
      )}
    </ManageConsole>
  )
}
