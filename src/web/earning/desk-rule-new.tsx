import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { type StartRuleRefusal, startEarningRule } from '#capabilities/earning/start-earning-rule.ts'
import { namesKeptMonths } from '#capabilities/events/register-rules.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { CheckboxGroup, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { awardRefusalAtBadge } from '#web/awards/award-refusals.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-rule-new'
import { readRuleForm } from './rule-form.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database } = services
  const { searchParams } = new URL(request.url)
  const [badges, opportunities] = await Promise.all([
    listBadges({ issuableBy: organisation.id, limit: 200 }, { database }),
    listOpportunities({ organisationId: organisation.id, limit: 200 }, { database, now }),
  ])
  return {
    ...{ organisation, isManager: manager !== undefined, requestId: randomUUID() },
    badges: badges.rows.map(({ id, name, nameCy }) => ({ id, name, nameCy })),
    opportunities: opportunities.rows.map(({ id, title, titleCy }) => ({ id, title, titleCy })),
    chosen: { badgeId: searchParams.get('badge') ?? '', opportunityId: searchParams.get('opportunity') ?? '' },
  }
}

const refusedField: Record<StartRuleRefusal, { field: string; message: MessageKey }> = {
  ...awardRefusalAtBadge,
  'opportunity-not-found': { field: 'opportunityId', message: 'earning.refused.opportunity' },
  'counts-itself': { field: 'badgeIds', message: 'earning.refused.countsItself' },
  'badge-does-not-count': { field: 'badgeIds', message: 'earning.refused.badge' },
  'more-than-there-are': { field: 'howMany', message: 'earning.refused.moreThanThereAre' },
}

/** Makes the rule, and leads to whom it proposes. Nothing is given here. */
export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const { typed, errors, asked } = readRuleForm(await request.formData())
  if (!asked) return { errors, typed }
  const outcome = await startEarningRule(asked, { database: services.database, issuer, now })
  if (outcome.ok) return redirect(`/organisations/${organisation.slug}/manage/rules/${outcome.ruleId}`)
  const { field, message } = refusedField[outcome.refusal]
  return { errors: { [field]: message } as FormErrors, typed }
}

const ruleLabels: FieldLabels = {
  badgeId: 'earning.badge',
  opportunityId: 'earning.opportunity',
  sessions: 'earning.sessions',
  badgeIds: 'earning.which',
  howMany: 'earning.howMany',
  countedFrom: 'earning.countedFrom',
  proposesFrom: 'earning.proposesFrom',
}

export default function NewRulePage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, badges, opportunities, requestId, chosen } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? { ...chosen, requestId }
  const { field, boxes } = useFields({ labels: ruleLabels, typed, errors })
  const base = `/organisations/${organisation.slug}/manage`
  const title = t('earning.new')
  const optional = t('common.optional')
  const badgeOptions = badges.map((one) => ({ value: one.id, label: inLanguage(language, one.name, one.nameCy) }))
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={`${base}/rules`} label={t('earning.title')} />
      <FormErrorSummary errors={errors} labels={ruleLabels} />
      <PageHead title={title} lead={t('earning.newLead')} />
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
        <Form>
          <input type="hidden" name="requestId" value={typed.requestId} />
          <Select {...field('badgeId')} options={[{ value: '', label: t('forms.choose') }, ...badgeOptions]} />
          <RadioGroup
            name="kind"
            legend={t('earning.kind')}
            value={typed.kind ?? 'attendance'}
            options={[
              {
                value: 'attendance',
                label: t('earning.attendance'),
                more: (
                  <Stack>
                    <Select
                      {...field('opportunityId')}
                      hint={t('earning.opportunityHint')}
                      options={[
                        { value: '', label: t('forms.choose') },
                        ...opportunities.map((one) => ({
                          value: one.id,
                          label: inLanguage(language, one.title, one.titleCy),
                        })),
                      ]}
                    />
                    <TextInput {...field('sessions')} inputMode="numeric" width={4} />
                  </Stack>
                ),
              },
              {
                value: 'badges',
                label: t('earning.badges'),
                more: (
                  <Stack>
                    <CheckboxGroup {...boxes('badgeIds')} hint={t('earning.whichHint')} options={badgeOptions} />
                    <TextInput
                      {...field('howMany')}
                      hint={t('earning.howManyHint')}
                      optional={optional}
                      inputMode="numeric"
                      width={4}
                    />
                  </Stack>
                ),
              },
            ]}
          />
          <TextInput
            {...field('countedFrom')}
            type="date"
            hint={t('earning.countedFromHint', { count: namesKeptMonths })}
            optional={optional}
            width={20}
          />
          <TextInput
            {...field('proposesFrom')}
            type="date"
            hint={t('earning.proposesFromHint')}
            optional={optional}
            width={20}
          />
          <Button>{t('earning.make')}</Button>
        </Form>
      )}
    </ManageConsole>
  )
}
