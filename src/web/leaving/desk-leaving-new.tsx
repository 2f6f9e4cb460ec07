import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { listAwardRuns } from '#capabilities/awards/list-award-runs.ts'
import { type DraftLeavingRefusal, draftLeaving } from '#capabilities/leaving/draft-leaving.ts'
import { listAddressEndings } from '#capabilities/leaving/list-address-endings.ts'
import { Button } from '#design/forms/button.tsx'
import { CheckboxGroup, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-leaving-new'
import { readLeavingForm } from './leaving-form.ts'

const mostChoices = 30

export async function loader({ context }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const asked = { organisationId: organisation.id, limit: mostChoices }
  const [endings, runs] = await Promise.all([listAddressEndings(asked, services), listAwardRuns(asked, services)])
  return { organisation, endings, runs: runs.rows.filter((run) => run.given > 0), id: randomUUID() }
}

type Field = 'title' | 'leavesOn' | 'who'

/** Where each refusal stands; what is wrong with the group stands beside the way that was chosen. */
const refusedAt: Record<DraftLeavingRefusal, { field: Field; message: MessageKey }> = {
  'title-is-missing': { field: 'title', message: 'leaving.refused.title-is-missing' },
  'title-is-too-long': { field: 'title', message: 'leaving.refused.title-is-too-long' },
  'date-is-wrong': { field: 'leavesOn', message: 'leaving.refused.date-is-wrong' },
  'date-is-past': { field: 'leavesOn', message: 'leaving.refused.date-is-past' },
  'date-is-too-far': { field: 'leavesOn', message: 'leaving.refused.date-is-too-far' },
  'group-is-missing': { field: 'who', message: 'leaving.refused.group-is-missing' },
  'nobody-is-met': { field: 'who', message: 'leaving.refused.nobody-is-met' },
  'too-many': { field: 'who', message: 'leaving.refused.too-many' },
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const { typed, errors, asked } = readLeavingForm(await request.formData())
  if (!asked) return { errors, typed }
  const outcome = await draftLeaving(asked, { ...services, manager, now })
  if (outcome.ok) {
    const unmet = outcome.unmet > 0 ? `?left=${outcome.unmet}` : ''
    return redirect(`/organisations/${organisation.slug}/manage/leavers/${outcome.leavingId}${unmet}`)
  }
  const { field, message } = refusedAt[outcome.refusal]
  return { errors: { [field]: message } as FormErrors, typed }
}

const labels: FieldLabels = {
  title: 'leaving.form.name',
  leavesOn: 'leaving.form.date',
  who: 'leaving.form.who',
  domain: 'leaving.form.domain',
  runs: 'leaving.form.runs',
  addresses: 'leaving.form.addresses',
}

export default function NewLeavingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, endings, runs } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field, choice, boxes } = useFields({ labels, typed, errors })
  const title = t('leaving.form.title')
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={`/organisations/${organisation.slug}/manage/leavers`} label={t('leaving.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      <PageHead title={title} />
      <Form>
        <input type="hidden" name="id" value={typed.id ?? loaderData.id} />
        <TextInput {...field('title')} hint={t('leaving.form.nameHint')} maxLength={120} />
        <TextInput {...field('leavesOn')} hint={t('leaving.form.dateHint')} type="date" width={20} />
        <RadioGroup
          {...choice('who')}
          hint={t('leaving.form.whoHint')}
          options={[
            ...(endings.length > 0
              ? [
                  {
                    value: 'domain',
                    label: t('leaving.form.domain'),
                    hint: t('leaving.form.domainHint'),
                    more: (
                      <Select
                        {...field('domain')}
                        options={endings.map(({ domain, people }) => ({
                          value: domain,
                          label: t('leaving.form.endings', { domain, count: people }),
                        }))}
                      />
                    ),
                  },
                ]
              : []),
            ...(runs.length > 0
              ? [
                  {
                    value: 'runs',
                    label: t('leaving.form.runs'),
                    more: (
                      <CheckboxGroup
                        {...boxes('runs')}
                        options={runs.map((run) => ({
                          value: run.id,
                          label: inLanguage(language, run.badgeName, run.badgeNameCy),
                          hint: `${longDate(language, run.askedAt)}, ${t('leaving.form.given', { count: run.given })}`,
                        }))}
                      />
                    ),
                  },
                ]
              : []),
            {
              value: 'addresses',
              label: t('leaving.form.addresses'),
              more: <TextArea {...field('addresses')} hint={t('leaving.form.addressesHint')} rows={6} />,
            },
          ]}
        />
        <Button>{t('leaving.form.look')}</Button>
      </Form>
    </ManageConsole>
  )
}
