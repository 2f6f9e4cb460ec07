import { redirect } from 'react-router'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { CodeInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { nextAddress } from '#web/site/next-address.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/ask-code'
import { CodeInDemo } from './code-in-demo.tsx'
import { enterCode, signInTrouble } from './sign-in.ts'
import { StoppedAddress } from './stopped-address.tsx'

export function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const email = searchParams.get('email')
  if (!email) throw redirect('/sign-in')
  return {
    email,
    next: nextAddress(searchParams.get('next')),
    isLate: searchParams.has('late'),
    demo: visitOf({ context }).services.site.demo,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const form = await request.formData()
  const outcome = await enterCode(visit, {
    request,
    email: String(form.get('email') ?? ''),
    code: String(form.get('code') ?? ''),
  })
  if (!outcome.ok) return { message: signInTrouble(visit, outcome) }
  const headers = new Headers()
  for (const cookie of outcome.cookies) headers.append('set-cookie', cookie)
  return redirect(nextAddress(form.get('next')), { headers })
}

export default function CodePage({ loaderData: { email, next, isLate, demo }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const message = actionData?.message
  const again = `/sign-in?next=${encodeURIComponent(next)}`
  return (
    <SitePage
      title={message ? t('common.errorTitle', { title: t('people.codeTitle') }) : t('people.codeTitle')}
      unlisted
    >
      <Wrap narrow>
        <div className="page stack stack-l">
          {message && <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'code', message }]} />}
          <PageHead title={t('people.codeTitle')} lead={t('people.codeSent', { email })} />
          {isLate && !message && <Notice tone="warn" title={t('people.codeLate')} live />}
          <CodeInDemo demo={demo} email={email} />
          <Form>
            <input type="hidden" name="email" value={email} />
            <input type="hidden" name="next" value={next} />
            <CodeInput name="code" label={t('people.code')} error={message} />
            <Button>{t('common.signIn')}</Button>
          </Form>
          <p>
            {t('people.codeNotThere')} <a href={again}>{t('people.codeAgain')}</a>
          </p>
          <StoppedAddress />
        </div>
      </Wrap>
    </SitePage>
  )
}
