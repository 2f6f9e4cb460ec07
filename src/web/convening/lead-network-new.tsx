import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { z } from 'zod'
import { addNetworkOrganisation } from '#capabilities/network/add-network-organisation.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-network-new'
import {
  OrganisationFields,
  organisationLabels,
  organisationRefused,
  organisationSchema,
} from './organisation-form.tsx'

export function loader(args: Route.LoaderArgs) {
  const { place } = leadDesk(args)
  return { list: `/${place.slug}/lead/network`, requestId: randomUUID() }
}

const schema = organisationSchema.extend({ requestId: z.uuid() })

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { place, lead } = leadDesk(args)
  const form = await args.request.formData()
  if (form.get('do') !== 'add') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { requestId, ...content } = parsed.value
  const outcome = await addNetworkOrganisation({ requestId, content }, { ...services, lead, now })
  if (outcome.ok) return redirect(`/${place.slug}/lead/network/${outcome.id}?saved`)
  const [field, message] = organisationRefused[outcome.refusal]
  return { typed: parsed.typed, errors: { [field]: message } }
}

/** An organisation comes into the network of the place by its name. */
export default function LeadNetworkNewPage({ loaderData: { list, requestId }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const title = t('convening.new')
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={list} label={t('convening.title')} />
      <FormErrorSummary errors={errors} labels={organisationLabels} />
      <DeskHead title={title} />
      <Form>
        <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
        <OrganisationFields typed={typed} errors={errors} />
        <Button name="do" value="add">
          {t('convening.addNow')}
        </Button>
      </Form>
    </DeskPage>
  )
}
