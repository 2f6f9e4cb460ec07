import { redirect } from 'react-router'
import { type StartCodeRefusal, startAwardOffer } from '#capabilities/awards/start-award-offer.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
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
import { awardRefusalAtBadge } from '#web/awards/award-refusals.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-code-new'
import { readCodeForm } from './code-form.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database } = services
  const [badges, opportunities] = await Promise.all([
    listBadges({ issuableBy: organisation.id, limit: 200 }, { database }),
    listOpportunities({ organisationId: organisation.id, limit: 200 }, { database, now }),
  ])
  return {
    organisation,
    isManager: manager !== undefined,
    badges: badges.rows.map(({ id, name, nameCy }) => ({ id, name, nameCy })),
    opportunities: opportunities.rows.map(({ id, title, titleCy }) => ({ id, title, titleCy })),
  }
}

const refusedField: Record<StartCodeRefusal, { field: string; message: MessageKey }> = {
  ...awardRefusalAtBadge,
  'evidence-is-missing': { field: 'evidence', message: 'manage.refused.evidenceMissing' },
  'end-before-start': { field: 'ends', message: 'codes.refused.endBeforeStart' },
  'end-is-past': { field: 'ends', message: 'codes.refused.endIsPast' },
  'nobody-listed': { field: 'emails', message: 'codes.refused.nobodyListed' },
  'an-address-is-wrong': { field: 'emails', message: 'codes.refused.addressIsWrong' },
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const { typed, errors, request: asked } = readCodeForm(await request.formData())
  if (!asked) return { errors, typed }
  const outcome = await startAwardOffer(asked, { ...services, issuer, now })
  if (outcome.ok) return redirect(`/organisations/${organisation.slug}/manage/codes/${outcome.codeId}`)
  const { field, message } = refusedField[outcome.refusal]
  return { errors: { [field]: message } as FormErrors, typed }
}

const codeLabels: FieldLabels = {
  badgeId: 'codes.badge',
  opportunityId: 'manage.awards.opportunity',
  evidence: 'awards.evidence',
  starts: 'codes.starts',
  ends: 'codes.ends',
  most: 'codes.most',
  who: 'codes.who',
  emails: 'codes.emails',
}

export default function NewCodePage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, badges, opportunities } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field } = useFields({ labels: codeLabels, typed, errors })
  const optional = t('common.optional')
  const title = t('codes.new')
  const base = `/organisations/${organisation.slug}/manage`
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={`${base}/codes`} label={t('codes.title')} />
      <FormErrorSummary errors={errors} labels={codeLabels} />
      <PageHead title={title} lead={t('codes.newLead')} />
      <Form>
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
        <TextInput {...field('evidence')} hint={t('manage.awards.evidenceHint')} optional={optional} />
        <TextInput
          {...field('starts')}
          type="datetime-local"
          hint={t('codes.timeHint')}
          optional={optional}
          width={20}
        />
        <TextInput {...field('ends')} type="datetime-local" hint={t('codes.timeHint')} optional={optional} width={20} />
        <TextInput {...field('most')} inputMode="numeric" hint={t('codes.mostHint')} optional={optional} width={10} />
        <RadioGroup
          name="who"
          legend={t('codes.who')}
          value={typed.who ?? 'all'}
          options={[
            { value: 'all', label: t('codes.whoAll') },
            {
              value: 'listed',
              label: t('codes.whoListed'),
              more: <TextArea {...field('emails')} hint={t('codes.emailsHint')} rows={5} />,
            },
          ]}
        />
        <Button>{t('codes.make')}</Button>
      </Form>
    </ManageConsole>
  )
}
