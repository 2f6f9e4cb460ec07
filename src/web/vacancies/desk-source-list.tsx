import { redirect } from 'react-router'
import { z } from 'zod'
import { type AddVacancySourceOutcome, addVacancySource } from '#capabilities/work/add-vacancy-source.ts'
import { listVacancySources } from '#capabilities/work/list-vacancy-sources.ts'
import { type VacancySource, vacancySourceKinds } from '#capabilities/work/vacancy-source.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { PlaceChoice, placeOf } from '#web/places/place-choice.tsx'
import { optionalText, optionalUrl, says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { approvedIn } from '#web/work/approved-in.ts'
import type { Route } from './+types/desk-source-list'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const [standings, sources] = await Promise.all([
    approvedIn(organisation.id, services),
    listVacancySources({ organisationId: organisation.id }, services),
  ])
  return { organisation, standings, sources, now, hasAdverts: services.apprenticeships !== undefined }
}

const schema = z.object({
  kind: z.enum(vacancySourceKinds, { error: says('forms.choose') }),
  address: optionalUrl,
  employer: optionalText(200),
})

const labels: FieldLabels<'kind' | 'address' | 'employer'> = {
  kind: 'vacancies.sources.kindLabel',
  address: 'vacancies.sources.address',
  employer: 'vacancies.sources.employer',
}

type Refusal = Extract<AddVacancySourceOutcome, { ok: false }>['refusal']

const refused: Record<Refusal, { field?: keyof typeof labels; says: MessageKey }> = {
  'address-is-missing': { field: 'address', says: 'forms.required' },
  'employer-is-missing': { field: 'employer', says: 'forms.required' },
  'not-approved': { says: 'pledges.desk.refused.not-approved' },
  'too-many': { says: 'vacancies.sources.refused.too-many' },
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const form = await request.formData()
  if (form.get('do') !== 'add') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
  const { typed } = parsed
  const standings = await approvedIn(organisation.id, services)
  if (standings.length === 0) return { typed, errors: {}, notice: refused['not-approved'].says }
  const asked = { ...parsed.value, placeId: placeOf(form, standings) }
  const outcome = await addVacancySource(asked, { ...services, manager, now })
  if (outcome.ok) return redirect(`/organisations/${organisation.slug}/manage/vacancies/sources/${outcome.id}`)
  const { field, says: message } = refused[outcome.refusal]
  return field ? { typed, errors: { [field]: message } } : { typed, errors: {}, notice: message }
}

/** What a source is called: its address without what all addresses begin with, or the employer's name there. */
export const sourceName = ({ address, employer }: Pick<VacancySource, 'address' | 'employer'>): string =>
  address?.replace(/^https?:\/\/(www\.)?/, '') ?? employer ?? ''

/** Where an organisation's vacancies are read from, and another one to add. */
export default function DeskSourceListPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, standings, sources, now, hasAdverts } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? { kind: 'job-postings' }
  const { field, choice } = useFields({ labels, typed, errors })
  const optional = t('common.optional')
  const title = t('vacancies.sources.title')
  const base = `/organisations/${organisation.slug}/manage/vacancies`
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  return (
    <ManageConsole organisation={organisation} title={isWrong ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={base} label={t('desk.nav.vacancies')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      <DeskHead title={title} />
      <p className="muted">{t('vacancies.sources.lead')}</p>
      <DataTable
        caption={title}
        hideCaption
        rows={sources}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('vacancies.sources.none')} level={2} icon="calendar">
            {t('vacancies.sources.noneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'name', title: t('vacancies.sources.name'), names: true, breaks: true },
            cell: (one) => <a href={`${base}/sources/${one.id}`}>{sourceName(one)}</a>,
          },
          {
            ...{ key: 'kind', title: t('vacancies.sources.kindLabel') },
            cell: ({ kind }) => t(`vacancies.sources.kind.${kind}`),
          },
          {
            ...{ key: 'read', title: t('vacancies.sources.read') },
            cell: ({ readAt }) => (readAt ? dayAndTime(language, readAt, now) : t('vacancies.sources.never')),
          },
          { key: 'state', title: t('pledges.desk.state'), cell: (one) => <SourceTag source={one} /> },
        ]}
      />
      <Section title={t('vacancies.sources.add')} level={2}>
        <Form>
          <PlaceChoice standings={standings} value={typed.place} />
          <RadioGroup
            {...choice('kind')}
            options={vacancySourceKinds.map((value) => ({
              ...{ value, label: t(`vacancies.sources.kind.${value}`) },
              ...{ hint: t(`vacancies.sources.kindHint.${value}`) },
              disabled: value === 'display-adverts' && !hasAdverts,
            }))}
          />
          <TextInput
            {...field('address')}
            type="url"
            inputMode="url"
            hint={t('vacancies.sources.addressHint')}
            optional={optional}
          />
          <TextInput {...field('employer')} hint={t('vacancies.sources.employerHint')} optional={optional} />
          <Button name="do" value="add">
            {t('vacancies.sources.addIt')}
          </Button>
        </Form>
      </Section>
    </ManageConsole>
  )
}

/** How the last reading went. */
export function SourceTag({ source: { problem, readAt } }: { source: Pick<VacancySource, 'problem' | 'readAt'> }) {
  const { t } = useTranslation()
  if (problem) return <StatusTag tone="bad">{t('vacancies.sources.failed')}</StatusTag>
  if (!readAt) return <StatusTag tone="plain">{t('vacancies.sources.waiting')}</StatusTag>
  return <StatusTag tone="good">{t('vacancies.sources.daily')}</StatusTag>
}
