import { redirect } from 'react-router'
import { type AcceptHandoverOutcome, acceptHandover } from '#capabilities/guardians/accept-handover.ts'
import { findHandover } from '#capabilities/guardians/find-handover.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInPerhaps } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/take-over'

/** Where the link in the mail to a young person leads. It says whose badges only to the account with that address. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now, person } = visitOf({ context })
  const here = `/handover/${encodeURIComponent(params.code)}`
  const found = await findHandover({ code: params.code }, { ...services, now })
  if (!found) return { state: 'over' as const }
  if (!person) return { state: 'unknown' as const, here }
  if (!person.emails.includes(found.email)) return { state: 'other' as const, email: person.email }
  if (!person.ageBand && request.method === 'GET') throw redirect(`/me/about?next=${encodeURIComponent(here)}`)
  const { childName, guardianName, badges } = found
  return { state: 'mine' as const, childName, guardianName, badges }
}

export const headers = () => ({ 'cache-control': 'no-store' })

type Refusal = Extract<AcceptHandoverOutcome, { ok: false }>['refusal']

const refusals: Record<Refusal, MessageKey> = {
  'handover-is-over': 'guardians.takeOver.over',
  'address-is-another': 'guardians.takeOver.other',
  'age-is-missing': 'guardians.ageFirst',
  'must-agree': 'guardians.takeOver.mustAgree',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const here = `/handover/${encodeURIComponent(params.code)}`
  const signedIn = signedInPerhaps({ context })
  if (!signedIn) return redirect(`/sign-in?next=${encodeURIComponent(here)}`)
  const agrees = (await request.formData()).has('agree')
  const outcome = await acceptHandover({ code: params.code, agrees }, { ...services, signedIn, now })
  if (outcome.ok) return redirect(`/me?kept=${outcome.badges}`)
  return { refusal: refusals[outcome.refusal] }
}

export default function TakeOverPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('guardians.takeOver.title')
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          {actionData && (
            <ErrorSummary
              title={t('common.errorSummary')}
              errors={[{ field: 'agree', message: t(actionData.refusal) }]}
            />
          )}
          {loaderData.state === 'over' ? (
            <PageHead title={t('guardians.takeOver.over')} lead={t('guardians.takeOver.overText')} />
          ) : loaderData.state === 'unknown' ? (
            <>
              <PageHead title={title} lead={t('guardians.takeOver.lead')} />
              <p>
                <ButtonLink href={`/sign-in?next=${encodeURIComponent(loaderData.here)}`}>
                  {t('guardians.takeOver.signIn')}
                </ButtonLink>
              </p>
              <p className="muted">{t('guardians.takeOver.notMe')}</p>
            </>
          ) : loaderData.state === 'other' ? (
            <>
              <PageHead title={title} />
              <Notice tone="info" title={t('guardians.takeOver.other')}>
                {t('guardians.takeOver.otherText', { email: loaderData.email })}
              </Notice>
            </>
          ) : (
            <>
              <PageHead
                title={
                  loaderData.guardianName
                    ? t('guardians.takeOver.mine', { guardian: loaderData.guardianName, name: loaderData.childName })
                    : t('guardians.takeOver.mineNoName', { name: loaderData.childName })
                }
                lead={t('guardians.takeOver.count', { count: loaderData.badges })}
              />
              <p>{t('guardians.takeOver.what')}</p>
              <Form>
                <Checkbox name="agree" label={t('guardians.takeOver.agree')} />
                <p>
                  <Button>{t('guardians.takeOver.accept')}</Button>
                </p>
              </Form>
              <p className="muted">{t('guardians.takeOver.notMe')}</p>
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
