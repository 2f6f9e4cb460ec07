import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { applicationCodeOf } from '#capabilities/programme/application-code.ts'
import { findCall } from '#capabilities/programme/find-call.ts'
import { publicCall } from '#capabilities/programme/public-call.ts'
import {
  type StartCallApplicationOutcome,
  startCallApplication,
} from '#capabilities/programme/start-call-application.ts'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/apply-start'
import { clientKeyOf } from './client-key.ts'
import { NarrowPage } from './narrow-page.tsx'
import { whoAndWhere } from './who-and-where.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now, person } = visitOf({ context })
  const call = await findCall({ slug: params.slug }, services)
  if (!call) throw new Response(null, { status: 404 })
  const begun: Record<string, string> = person ? { name: person.name, email: person.email } : {}
  return { call: publicCall(call, now), begun: { ...begun, requestId: randomUUID() } }
}

/** Never kept: each form has an id of its own. */
export const headers = () => ({ 'cache-control': 'no-store' })

const labels: FieldLabels = {
  name: 'applying.start.name',
  email: 'applying.start.email',
  placeName: 'applying.start.place',
}

const refused: Record<Extract<StartCallApplicationOutcome, { ok: false }>['refusal'], MessageKey> = {
  'call-is-not-open': 'applying.start.closed',
  'too-many-tries': 'applying.start.wait',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, queue, now, language } = visitOf({ context })
  const { masterKey } = services
  const parsed = parseForm(whoAndWhere, await request.formData())
  if (!parsed.ok) return parsed
  const { requestId = '' } = parsed.typed
  const outcome = await startCallApplication(
    { ...parsed.value, slug: params.slug, requestId: isId(requestId) ? requestId : randomUUID(), language },
    { ...services, queue, clientKey: clientKeyOf(request, masterKey), now },
  )
  if (outcome.ok)
    return redirect(`/programme/applications/${applicationCodeOf(outcome.applicationId, 'page', masterKey)}`)
  const problem = { message: refused[outcome.refusal], figures: { count: waitOf(outcome) } }
  return { typed: parsed.typed, errors: { email: problem } as FormErrors }
}

const waitOf = (outcome: object) => ('waitMinutes' in outcome ? Number(outcome.waitMinutes) : 0)

/** Three questions, and the application is begun: no account is needed. */
export default function ApplyStartPage({ loaderData: { call, begun }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? begun
  const { field } = useFields({ labels, typed, errors })
  const back = { href: `/programme/calls/${call.slug}`, label: inLanguage(language, call.title, call.titleCy) }
  return (
    <NarrowPage title={t('applying.start.title')} {...{ back, errors, labels }}>
      <PageHead
        title={t('applying.start.title')}
        lead={t(call.isOpen ? 'applying.start.lead' : 'applying.start.closed')}
      />
      {call.isOpen ? (
        <Form>
          <input type="hidden" name="requestId" value={typed.requestId ?? begun.requestId} />
          <TextInput {...field('name')} autoComplete="name" maxLength={120} />
          <TextInput {...field('email')} type="email" autoComplete="email" />
          <TextInput {...field('placeName')} maxLength={120} />
          <p className="muted small">
            {t('applying.start.privacy')} <a href="/privacy">{t('common.footer.privacy')}</a>
          </p>
          <Button>{t('applying.start.begin')}</Button>
        </Form>
      ) : (
        <p>
          <ButtonLink href="/programme/interest">{t('programme.home.interest')}</ButtonLink>
        </p>
      )}
    </NarrowPage>
  )
}
