import { redirect } from 'react-router'
import { z } from 'zod'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { CodeInput, TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { nextAddress } from '#web/site/next-address.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/sign-in-again'
import { enterCode, sendCode, signInTrouble } from './sign-in.ts'

// A form was sent after the session had ended. The gate passes it on to here with all that was typed; each step carries
// that along in the page, so that nothing is stored for strangers, and at the end it is sent to where it was meant for.

const own = { doing: 'again.do', email: 'again.email', code: 'again.code' } as const
const emailSchema = z.email().max(254)

interface Step {
  at: 'address' | 'code' | 'go-on'
  /** The fields that were typed, as they were sent. */
  kept: [name: string, value: string][]
  /** Files stay behind: a page cannot hold them. */
  lostFile: boolean
  email?: string
  message?: string
  isLate?: boolean
}

const nextOf = (request: Request) => nextAddress(new URL(request.url).searchParams.get('next'))

export function loader({ request }: Route.LoaderArgs) {
  return { next: nextOf(request) }
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | Step> {
  const visit = visitOf({ context })
  const form = await request.formData()
  const sent = [...form].filter(([name]) => !name.startsWith('again.'))
  const kept = sent.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []))
  const lostFile = sent.some(([, value]) => typeof value !== 'string' && value.size > 0) || form.has('again.lost')
  if (visit.person && sent.length === 0) return redirect(nextOf(request))
  if (visit.person) return { at: 'go-on', kept, lostFile, email: visit.person.email }
  const typed = String(form.get(own.email) ?? '').trim()
  switch (form.get(own.doing)) {
    case 'send': {
      const email = emailSchema.safeParse(typed.toLowerCase())
      const again = { at: 'address', kept, lostFile, email: typed } as const
      if (!email.success) return { ...again, message: visit.t('people.badEmail') }
      const outcome = await sendCode(visit, { request, email: email.data })
      if (!outcome.ok) return { ...again, message: signInTrouble(visit, outcome) }
      return { at: 'code', kept, lostFile, email: email.data, isLate: outcome.isLate }
    }
    case 'enter': {
      const code = String(form.get(own.code) ?? '')
      const outcome = await enterCode(visit, { request, email: typed, code })
      if (outcome.ok) return sameAgain(request, outcome.cookies)
      return { at: 'code', kept, lostFile, email: typed, message: signInTrouble(visit, outcome) }
    }
    default:
      return { at: 'address', kept, lostFile }
  }
}

/** The browser sends the same form once more, now with its session (RFC 9110 §15.4.8). */
function sameAgain(request: Request, cookies: string[]): Response {
  const { pathname, search } = new URL(request.url)
  const headers = new Headers()
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return redirect(pathname + search, { status: 307, headers })
}

export default function SignInAgainPage({ loaderData: { next }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { at = 'address', kept = [], lostFile = false, email, message, isLate } = actionData ?? {}
  const title = t('people.again.title')
  const field = at === 'code' ? own.code : own.email
  return (
    <SitePage title={message ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          {message && <ErrorSummary title={t('common.errorSummary')} errors={[{ field, message }]} />}
          <PageHead
            title={at === 'go-on' ? t('people.again.back') : title}
            lead={
              at === 'go-on'
                ? t('people.again.backLead', { email })
                : t(kept.length > 0 ? 'people.again.lead' : 'people.signInLead')
            }
          />
          {isLate && <Notice tone="warn" title={t('people.codeLate')} live />}
          {lostFile && <Notice tone="info" title={t('people.again.lostFile')} />}
          {at === 'go-on' ? (
            <Form action={next}>
              <Kept fields={kept} />
              <ButtonGroup>
                <Button>{t('people.again.send')}</Button>
                <a href={next}>{t('people.again.leave')}</a>
              </ButtonGroup>
            </Form>
          ) : (
            <Form>
              <Kept fields={kept} />
              {lostFile && <input type="hidden" name="again.lost" value="file" />}
              <input type="hidden" name={own.doing} value={at === 'code' ? 'enter' : 'send'} />
              {at === 'code' ? (
                <>
                  <p>{t('people.codeSent', { email })}</p>
                  <input type="hidden" name={own.email} value={email} />
                  <CodeInput name={own.code} label={t('people.code')} error={message} />
                </>
              ) : (
                <TextInput
                  name={own.email}
                  type="email"
                  label={t('people.email')}
                  autoComplete="email"
                  inputMode="email"
                  spellCheck={false}
                  value={email}
                  error={message}
                />
              )}
              <Button>{at === 'code' ? t('common.signIn') : t('people.sendCode')}</Button>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

function Kept({ fields }: { fields: Step['kept'] }) {
  return fields.map(([name, value], at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: several may have one name, and none ever moves
    <input key={at} type="hidden" name={name} value={value} />
  ))
}
