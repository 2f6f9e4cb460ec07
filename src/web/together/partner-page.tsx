import { redirect } from 'react-router'
import { z } from 'zod'
import { type AnswerAsPartnerOutcome, answerAsPartner } from '#capabilities/programme/answer-as-partner.ts'
import { findPartner } from '#capabilities/programme/ask-partner.ts'
import { readPartnerCode } from '#capabilities/programme/partner-code.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { NarrowPage } from '#web/programme/narrow-page.tsx'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/partner-page'

async function partnerIn({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const partnerId = readPartnerCode(params.code, services.masterKey)
  const found = isId(partnerId) ? await findPartner({ partnerId }, services) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return found
}

/** Looking changes nothing: mail programs open every link. */
export async function loader(args: Route.LoaderArgs) {
  const { applicationId: _id, language: _language, email: _email, ...partner } = await partnerIn(args)
  return { partner }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({ confirmedBy: requiredText(200) })
const labels: FieldLabels = { confirmedBy: 'together.partner.confirmedBy' }

const refused: Record<Extract<AnswerAsPartnerOutcome, { ok: false }>['refusal'], MessageKey> = {
  'partner-not-found': 'together.refused.partner-not-found',
  'call-goes-on': 'together.refused.call-goes-on',
  'name-is-missing': 'forms.required',
}

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const { id: partnerId } = await partnerIn(args)
  const form = await args.request.formData()
  const doing = form.get('do')
  if (doing !== 'confirm' && doing !== 'decline') throw new Response(null, { status: 400 })
  const parsed = doing === 'confirm' ? parseForm(schema, form) : undefined
  if (parsed && !parsed.ok) return parsed
  const answer = { partnerId, confirms: doing === 'confirm', confirmedBy: parsed?.value.confirmedBy ?? '' }
  const outcome = await answerAsPartner(answer, { ...services, now })
  if (outcome.ok) return redirect(`/programme/partners/${args.params.code}`)
  return { typed: parsed?.typed ?? {}, errors: { confirmedBy: refused[outcome.refusal] } as FormErrors }
}

/** A partner reads what an application says of them, and says whether it is so: no account, one link. */
export default function PartnerPage({ loaderData: { partner }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { confirmedBy, confirmedAt, declinedAt, placeName: place, applicantName: by, organisation, part } = partner
  const typed = actionData?.typed ?? (confirmedBy ? { confirmedBy } : {})
  const { field } = useFields({ labels, typed, errors })
  const figures = { place, by, organisation, title: inLanguage(language, partner.title, partner.titleCy) }
  const title = t('together.partner.title', figures)
  return (
    <NarrowPage title={title} errors={errors} labels={labels}>
      <PageHead title={title} lead={t('together.partner.lead', figures)} />
      {confirmedAt && <Notice tone="good" title={t('together.partner.confirmed')} />}
      {declinedAt && <Notice tone="info" title={t('together.partner.declined')} />}
      <Section title={t('together.partner.said', figures)}>
        <Paragraphs text={part} />
      </Section>
      <Form>
        <TextInput {...field('confirmedBy')} hint={t('together.partner.confirmedByHint')} />
        <p className="muted small">{t('together.partner.privacy')}</p>
        <ButtonGroup>
          <Button name="do" value="confirm">
            {t('together.partner.confirm')}
          </Button>
          <Button kind="quiet" name="do" value="decline">
            {t('together.partner.decline')}
          </Button>
        </ButtonGroup>
      </Form>
    </NarrowPage>
  )
}
