import { redirect } from 'react-router'
import { z } from 'zod'
import { findGiving, givingRevision } from '#capabilities/organisations/find-giving.ts'
import { type Giving, gifts, sectors, staffBands } from '#capabilities/organisations/giving.ts'
import { type UpdateGivingOutcome, updateGiving } from '#capabilities/organisations/update-giving.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { CheckboxGroup, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { needed } from '#infrastructure/needed.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-giving'

const schema = z.object({
  sector: z.enum(sectors, { error: says('forms.choose') }).optional(),
  staff: z.enum(staffBands, { error: says('forms.choose') }).optional(),
  gives: z.array(z.enum(gifts, { error: says('forms.choose') })).default([]),
})

const labels: FieldLabels<keyof typeof schema.shape> = {
  sector: 'organisations.sector',
  staff: 'organisations.staff',
  gives: 'organisations.gives',
}

const typedGiving = ({ sector, staff, gives }: Giving): Record<string, string> =>
  asTyped({ sector, staff, gives: gives.join('\n') || null })

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const giving = needed(await findGiving({ organisationId: organisation.id }, services), 'the organisation')
  return { organisation, giving, saved: new URL(request.url).searchParams.has('saved') }
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
}

const refused: Record<Extract<UpdateGivingOutcome, { ok: false }>['refusal'], Pick<Answer, 'isChanged'>> = {
  'changed-meanwhile': { isChanged: true },
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf({ context })
  const { manager } = managerDesk({ context })
  const form = await request.formData()
  if (form.get('do') !== 'save') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
  const { sector = null, staff = null, gives } = parsed.value
  const asked = { giving: { sector, staff, gives }, basedOn: basedOnOf(form) }
  const outcome = await updateGiving(asked, { ...services, manager, now })
  if (!outcome.ok) return { typed: parsed.typed, errors: {}, ...refused[outcome.refusal] }
  return redirect(`/organisations/${params.slug}/manage/giving?saved`)
}

/** What an organisation is, and what it can give to those who learn. */
export default function DeskGivingPage({
  loaderData: { organisation, giving, saved },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors = actionData?.errors ?? {}
  const stored = typedGiving(giving)
  const typed = actionData?.typed ?? stored
  const { field, choice, boxes } = useFields({ labels, typed, errors })
  const title = t('organisations.giving')
  const optional = t('common.optional')
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={`/organisations/${organisation.slug}/manage/profile`} label={t('manage.nav.profile')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={typed} />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} />
      <p className="muted">{t('organisations.givingLead')}</p>
      <Form>
        <CheckboxGroup
          {...boxes('gives')}
          hint={t('organisations.givesHint')}
          optional={optional}
          options={gifts.map((value) => ({ value, label: t(`organisations.gift.${value}`) }))}
        />
        <Select
          {...field('sector')}
          optional={optional}
          options={[
            { value: '', label: t('organisations.notSaid') },
            ...sectors.map((value) => ({ value, label: t(`organisations.sectors.${value}`) })),
          ]}
        />
        <RadioGroup
          {...choice('staff')}
          optional={optional}
          value={typed.staff ?? ''}
          options={[
            { value: '', label: t('organisations.notSaid') },
            ...staffBands.map((value) => ({ value, label: t(`organisations.staffBand.${value}`) })),
          ]}
        />
        <BasedOn revision={givingRevision(giving)} answered={actionData} />
        <Button name="do" value="save">
          {t('common.save')}
        </Button>
      </Form>
    </ManageConsole>
  )
}
