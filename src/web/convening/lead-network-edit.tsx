import { redirect } from 'react-router'
import { removeNetworkOrganisation } from '#capabilities/network/remove-network-organisation.ts'
import {
  type ReviseNetworkOrganisationOutcome,
  reviseNetworkOrganisation,
} from '#capabilities/network/revise-network-organisation.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { optionalText } from '#web/site/fields.ts'
import { asTyped, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import type { Route } from './+types/lead-network-edit'
import { networkInHand } from './network-in-hand.ts'
import {
  OrganisationFields,
  organisationLabels,
  organisationRefused,
  organisationSchema,
} from './organisation-form.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { known, revision, here, place } = await networkInHand(args)
  const { name, sector, stage, source, slug } = known
  const page = slug && `/${place.slug}/organisations/${slug}`
  return { name, here, revision, stored: asTyped({ name, sector, stage, source, page }) }
}

const schema = organisationSchema.extend({ page: optionalText(300) })
const labels = { ...organisationLabels, page: 'convening.page' } as const

const refused: Record<
  Extract<ReviseNetworkOrganisationOutcome, { ok: false }>['refusal'],
  [field: keyof typeof labels, message: MessageKey]
> = {
  ...organisationRefused,
  'not-in-network': ['name', 'convening.refused.not-in-network'],
  'changed-meanwhile': ['name', 'forms.changed.title'],
  'owner-not-found': ['name', 'convening.refused.owner-not-found'],
  'day-is-missing': ['name', 'convening.refused.day-is-missing'],
  'day-is-out-of-reach': ['name', 'convening.refused.day-is-out-of-reach'],
  'no-such-organisation': ['page', 'convening.refused.no-such-organisation'],
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
  asks?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { known, here, list, powers } = await networkInHand(args)
  const form = await args.request.formData()
  const doing = (['save', 'look-remove', 'remove'] as const).find((one) => one === form.get('do'))
  if (!doing) throw new Response(null, { status: 400 })
  if (doing === 'look-remove') return { typed: {}, errors: {}, asks: true }
  if (doing === 'remove') {
    // Pressed twice, it is out already.
    const { ok } = await removeNetworkOrganisation({ id: known.id }, powers)
    return redirect(ok ? `${list}?saved` : list)
  }
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { typed, value } = parsed
  // The last part of an address, with or without the site in front of it.
  const page = value.page && (/([^/?#]+)\/?(?:[?#].*)?$/.exec(value.page)?.[1] ?? value.page)
  const request = { id: known.id, basedOn: basedOnOf(form) ?? '', change: { ...value, page } }
  const outcome = await reviseNetworkOrganisation(request, powers)
  if (outcome.ok) return redirect(`${here}?saved`)
  if (outcome.refusal === 'changed-meanwhile') return { typed, errors: {}, isChanged: true }
  const [field, message] = refused[outcome.refusal]
  return { typed, errors: { [field]: message } }
}

/** What an organisation of the network is, said otherwise; or it is taken out. */
export default function LeadNetworkEditPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, here, revision, stored } = loaderData
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData && !actionData.asks ? actionData.typed : stored
  const { field } = useFields({ labels, typed, errors })
  const title = t('convening.editTitle', { name })
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={here} label={name} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={actionData.typed} />}
      <DeskHead title={title} />
      <Form>
        <BasedOn revision={revision} answered={actionData?.asks ? undefined : actionData} />
        <OrganisationFields typed={typed} errors={errors} />
        <TextInput {...field('page')} hint={t('convening.pageHint')} optional={t('common.optional')} />
        <Button name="do" value="save">
          {t('common.save')}
        </Button>
      </Form>
      <Section title={t('convening.remove.title')} id="remove">
        <Form>
          {actionData?.asks ? (
            <AskFirst
              question={t('convening.remove.ask', { name })}
              yes={{ value: 'remove', label: t('convening.remove.now'), danger: true }}
              no={{ label: t('common.notYet') }}
            >
              <p>{t('convening.remove.text')}</p>
            </AskFirst>
          ) : (
            <Button kind="quiet" name="do" value="look-remove">
              {t('convening.remove.look')}
            </Button>
          )}
        </Form>
      </Section>
    </DeskPage>
  )
}
