import { redirect } from 'react-router'
import { eraseNetworkContact } from '#capabilities/network/erase-network-contact.ts'
import { type ReviseNetworkContactOutcome, reviseNetworkContact } from '#capabilities/network/revise-network-contact.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { asTyped, FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import type { Route } from './+types/lead-contact'
import { ContactFields, contactLabels, contactOf, contactRefused, contactSchema } from './contact-form.tsx'
import { contactInHand } from './network-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { known, here, contact, revision, words } = await contactInHand(args)
  const { name, job, email, phone, source, basis } = contact
  return {
    ...{ organisation: known.name, here, name, revision, toldAt: `${here}/contacts/${contact.id}/told.txt` },
    stored: asTyped({ contactName: name, job, email, phone, contactSource: source, basis }),
    words: words.map(({ id, said, happenedOn, kind }) => ({ id, said, happenedOn, kind })),
  }
}

const refused: Record<
  Extract<ReviseNetworkContactOutcome, { ok: false }>['refusal'],
  [field: keyof typeof contactLabels, message: MessageKey]
> = {
  ...contactRefused,
  'contact-not-found': ['contactName', 'convening.refused.contact-not-found'],
  'changed-meanwhile': ['contactName', 'forms.changed.title'],
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
  asks?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { known, here, contact, powers } = await contactInHand(args)
  const form = await args.request.formData()
  const doing = (['save', 'look-erase', 'erase'] as const).find((one) => one === form.get('do'))
  if (!doing) throw new Response(null, { status: 400 })
  if (doing === 'look-erase') return { typed: {}, errors: {}, asks: true }
  const asked = { id: known.id, contactId: contact.id }
  if (doing === 'erase') {
    // Pressed twice, it is erased already.
    const { ok } = await eraseNetworkContact(asked, powers)
    return redirect(ok ? `${here}?saved` : here)
  }
  const parsed = parseForm(contactSchema, form)
  if (!parsed.ok) return parsed
  const { typed, value } = parsed
  const request = { ...asked, basedOn: basedOnOf(form) ?? '', contact: contactOf(value) }
  const outcome = await reviseNetworkContact(request, powers)
  if (outcome.ok) return redirect(`${here}?saved`)
  if (outcome.refusal === 'changed-meanwhile') return { typed, errors: {}, isChanged: true }
  const [field, message] = refused[outcome.refusal]
  return { typed, errors: { [field]: message } }
}

/** A contact: corrected, told what is kept of them, or erased when they ask. */
export default function LeadContactPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, here, name, revision, toldAt, stored, words } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData && !actionData.asks ? actionData.typed : stored
  const title = t('convening.contact.edit', { name })
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={here} label={organisation} />
      <FormErrorSummary errors={errors} labels={contactLabels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={contactLabels} saved={stored} typed={actionData.typed} />}
      <DeskHead title={title} />
      <p className="muted">{t('convening.contact.lead')}</p>
      <Form>
        <BasedOn revision={revision} answered={actionData?.asks ? undefined : actionData} />
        <ContactFields typed={typed} errors={errors} />
        <Button name="do" value="save">
          {t('common.save')}
        </Button>
      </Form>
      <Section title={t('convening.contact.told')} id="told">
        <p>{t('convening.contact.toldText')}</p>
        <ButtonLink kind="quiet" href={toldAt}>
          {t('convening.contact.told')}
        </ButtonLink>
      </Section>
      <Section title={t('convening.contact.erase')} id="erase">
        <Form>
          {actionData?.asks ? (
            <AskFirst
              question={t('convening.contact.eraseAsk', { name })}
              yes={{ value: 'erase', label: t('convening.contact.eraseNow'), danger: true }}
              no={{ label: t('common.notYet') }}
            >
              <p>{t(words.length > 0 ? 'convening.contact.eraseWhat' : 'convening.contact.eraseNothing')}</p>
              <ul>
                {words.map(({ id, said, happenedOn, kind }) => (
                  <li key={id} className="as-typed">
                    {`${longDate(language, new Date(happenedOn))}, ${t(`convening.log.kinds.${kind}`)}: ${said}`}
                  </li>
                ))}
              </ul>
            </AskFirst>
          ) : (
            <>
              <p>{t('convening.contact.eraseText')}</p>
              <Button kind="quiet" name="do" value="look-erase">
                {t('convening.contact.erase')}
              </Button>
            </>
          )}
        </Form>
      </Section>
    </DeskPage>
  )
}
