import { redirect } from 'react-router'
import { z } from 'zod'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { nextAddress } from '#web/site/next-address.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/ask-address'
import { PasskeyBox } from './passkey-box.tsx'
import { sendCode, signInTrouble } from './sign-in.ts'
import { StoppedAddress } from './stopped-address.tsx'

const addressSchema = z.email().max(254)

export function loader({ request }: Route.LoaderArgs) {
  return { next: nextAddress(new URL(request.url).searchParams.get('next')) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const form = await request.formData()
  const next = nextAddress(form.get('next'))
  const typed = String(form.get('email') ?? '').trim()
  const email = addressSchema.safeParse(typed.toLowerCase())
  if (!email.success) return { typed, message: visit.t('people.badEmail') }
  const sent = await sendCode(visit, { request, email: email.data })
  if (!sent.ok) return { typed, message: signInTrouble(visit, sent) }
  const about = new URLSearchParams({ email: email.data, next, ...(sent.isLate && { late: '' }) })
  return redirect(`/sign-in/code?${about}`)
}

export default function SignInPage({ loaderData: { next }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const message = actionData?.message
  return (
    <SitePage title={message ? t('common.errorTitle', { title: t('common.signIn') }) : t('common.signIn')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          {message && <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'email', message }]} />}
          <PageHead title={t('common.signIn')} lead={t('people.signInLead')} />
          <Form>
            <input type="hidden" name="next" value={next} />
            <TextInput
              name="email"
              type="email"
              label={t('people.email')}
              hint={t('people.emailHint')}
              autoComplete="email"
              inputMode="email"
              spellCheck={false}
              value={actionData?.typed}
              error={message}
            />
            <Button>{t('people.sendCode')}</Button>
          </Form>
          <PasskeyBox doing="use" next={next} />
          <StoppedAddress />
          <p className="muted">{t('people.noAccountNeeded')}</p>
        </div>
      </Wrap>
    </SitePage>
  )
}
