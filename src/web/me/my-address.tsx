import { redirect } from 'react-router'
import { joinAddress } from '#capabilities/awards/join-address.ts'
import { confirmAddress } from '#capabilities/people/confirm-address.ts'
import { sendAddressLetter } from '#capabilities/people/send-address-letter.ts'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { nextAddress } from '#web/site/next-address.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-address'
import { type AddressAnswer, addressSchema, addressTrouble, TypeAddress, TypeCode } from './address-steps.tsx'

export function loader({ context, request }: Route.LoaderArgs) {
  const { person } = signedInDesk({ context })
  const { searchParams } = new URL(request.url)
  return {
    email: person.email,
    next: nextAddress(searchParams.get('next') ?? '/me/settings'),
    demo: visitOf({ context }).services.site.demo,
  }
}

/** A code is sent to the new address; typed in, it changes the account's address. */
export async function action({ context, request }: Route.ActionArgs): Promise<AddressAnswer | Response> {
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
      : { to: undefined, typed, field: 'email', message: addressTrouble(sent, t).message }
  }
  const powers = { ...services, signedIn, sessionId: visit.sessionId ?? '', now }
  const outcome = await confirmAddress({ email: email.data, code: String(form.get('code')) }, powers)
  if (outcome.ok) {
    await joinAddress({}, { ...services, signedIn })
    return redirect(nextAddress(form.get('next')))
  }
  const { field, message } = addressTrouble(outcome, t)
  return { to: field === 'email' ? undefined : email.data, typed, field, message }
}

export default function MyAddressPage({ loaderData, actionData }: Route.ComponentProps) {
  const { email, next, demo } = loaderData
  const { t } = useTranslation()
  const { to, typed, field, message }: Partial<AddressAnswer> = actionData ?? {}
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
            <TypeCode to={to} error={message} demo={demo} confirm={t('leaving.address.confirm')} again={again}>
              <input type="hidden" name="next" value={next} />
            </TypeCode>
          ) : (
            <>
              <SummaryList rows={[{ term: t('leaving.address.now'), detail: email }]} />
              <TypeAddress
                label={t('leaving.address.to')}
                hint={t('leaving.address.toHint')}
                typed={typed}
                error={message}
              >
                <input type="hidden" name="next" value={next} />
              </TypeAddress>
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
