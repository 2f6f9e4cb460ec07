import type { TFunction } from 'i18next'
import { redirect } from 'react-router'
import { z } from 'zod'
import { joinAddress } from '#capabilities/awards/join-address.ts'
import { type ConfirmAddressOutcome, confirmAddress } from '#capabilities/people/confirm-address.ts'
import { type SendAddressLetterOutcome, sendAddressLetter } from '#capabilities/people/send-address-letter.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { CodeInput, TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CodeInDemo } from '#web/sign-in/code-in-demo.tsx'
import { nextAddress } from '#web/site/next-address.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-address'

const addressSchema = z.email().max(254)

export function loader({ context, request }: Route.LoaderArgs) {
  const { person } = signedInDesk({ context })
  const { searchParams } = new URL(request.url)
  return {
    email: person.email,
    next: nextAddress(searchParams.get('next') ?? '/me/settings'),
    demo: visitOf({ context }).services.site.demo,
  }
}

interface Answer {
  /** Where the code went, once it did. */
  to: string | undefined
  typed: string
  field: 'email' | 'code'
  message: string | undefined
}

/** A code is sent to the new address; typed in, it changes the account's address. */
export async function action({ context, request }: Route.ActionArgs): Promise<Answer | Response> {
  const visit = visitOf({ context })
  const { services, now, t } = visit
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const typed = String(form.get('email') ?? '').trim()
  const email = addressSchema.safeParse(typed.toLowerCase())
  if (!email.success) return { to: undefined, typed, field: 'email', message: t('people.badEmail') }
  if (!form.has('code')) {
    const sent = await sendAddressLetter({ email: email.data }, { ...services, signedIn, now })
    return sent.ok
      ? { to: email.data, typed, field: 'code', message: undefined }
      : { to: undefined, typed, field: 'email', message: trouble(sent, t).message }
  }
  const powers = { ...services, signedIn, sessionId: visit.sessionId ?? '', now }
  const outcome = await confirmAddress({ email: email.data, code: String(form.get('code')) }, powers)
  if (outcome.ok) {
    await joinAddress({}, { ...services, signedIn })
    return redirect(nextAddress(form.get('next')))
  }
  const { field, message } = trouble(outcome, t)
  return { to: field === 'email' ? undefined : email.data, typed, field, message }
}

type Trouble = Extract<SendAddressLetterOutcome | ConfirmAddressOutcome, { ok: false }>

const troubleAt: Record<Trouble['refusal'], { field: Answer['field']; message: MessageKey }> = {
  'too-many': { field: 'code', message: 'leaving.address.refused.too-many' },
  'address-is-the-same': { field: 'email', message: 'leaving.address.refused.address-is-the-same' },
  'mail-is-refused': { field: 'email', message: 'leaving.address.refused.mail-is-refused' },
  'mail-is-late': { field: 'email', message: 'leaving.address.refused.mail-is-late' },
  'code-is-wrong': { field: 'code', message: 'leaving.address.refused.code-is-wrong' },
  'address-has-an-account': { field: 'email', message: 'leaving.address.refused.address-has-an-account' },
  'changed-meanwhile': { field: 'code', message: 'leaving.address.refused.changed-meanwhile' },
}

function trouble(outcome: Trouble, t: TFunction): { field: Answer['field']; message: string } {
  const { field, message } = troubleAt[outcome.refusal]
  return { field, message: t(message, { count: 'waitMinutes' in outcome ? outcome.waitMinutes : 0 }) }
}

export default function MyAddressPage({ loaderData, actionData }: Route.ComponentProps) {
  const { email, next, demo } = loaderData
  const { t } = useTranslation()
  const { to, typed, field, message }: Partial<Answer> = actionData ?? {}
  const title = t(to ? 'leaving.address.codeTitle' : 'leaving.address.title')
  const again = `/me/address?next=${encodeURIComponent(next)}`
  return (
    <SitePage title={message ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/settings" label={t('me.settings')} />
          {message && field && <ErrorSummary title={t('common.errorSummary')} errors={[{ field, message }]} />}
          <PageHead
            title={title}
            lead={to ? t('leaving.address.codeSent', { email: to }) : t('leaving.address.lead')}
          />
          {to ? (
            <>
              <CodeInDemo demo={demo} email={to} />
              <Form>
                <input type="hidden" name="next" value={next} />
                <input type="hidden" name="email" value={to} />
                <CodeInput name="code" label={t('leaving.address.code')} error={message} />
                <Button>{t('leaving.address.confirm')}</Button>
              </Form>
              <Notice tone="info" title={t('people.codeNotThere')}>
                <a href={again}>{t('leaving.address.other')}</a>
              </Notice>
            </>
          ) : (
            <>
              <SummaryList rows={[{ term: t('leaving.address.now'), detail: email }]} />
              <Form>
                <input type="hidden" name="next" value={next} />
                <TextInput
                  name="email"
                  type="email"
                  label={t('leaving.address.to')}
                  hint={t('leaving.address.toHint')}
                  autoComplete="email"
                  inputMode="email"
                  spellCheck={false}
                  value={typed}
                  error={message}
                />
                <Button>{t('leaving.address.send')}</Button>
              </Form>
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
