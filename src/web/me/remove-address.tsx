import { redirect } from 'react-router'
import { listJoins } from '#capabilities/accounts/list-joins.ts'
import { leaveAddress } from '#capabilities/awards/leave-address.ts'
import { listAddressBadges } from '#capabilities/awards/list-address-badges.ts'
import type { RemoveAddressOutcome } from '#capabilities/people/remove-address.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/remove-address'

/** What happens with what came to an address is said before it is taken away. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const email = new URL(request.url).searchParams.get('email')?.trim().toLowerCase() ?? ''
  if (!person.emails.slice(1).includes(email)) throw redirect('/me/addresses')
  const [came] = await listAddressBadges({ personId: person.id, emails: [email] }, services)
  const joins = await listJoins({ personId: person.id }, { ...services, now })
  return { email, waiting: came?.waiting ?? 0, isJoined: joins.some(({ emails }) => emails.includes(email)) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, sessionId = '', now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const email = String((await request.formData()).get('email') ?? '')
  const outcome = await leaveAddress({ email }, { ...services, signedIn, sessionId, now })
  return outcome.ok ? redirect('/me/addresses?state=removed') : { refusal: outcome.refusal }
}

const refusals: Record<Extract<RemoveAddressOutcome, { ok: false }>['refusal'], MessageKey> = {
  'address-is-not-theirs': 'me.addresses.refused.address-is-not-theirs',
  'address-is-main': 'me.addresses.refused.address-is-main',
}

export default function RemoveAddressPage({
  loaderData: { email, waiting, isJoined },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('me.addresses.removeTitle')
  return (
    <SitePage title={title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/addresses" label={t('me.addresses.title')} />
          {actionData && <Notice tone="warn" title={t(refusals[actionData.refusal])} live />}
          <PageHead title={title} lead={email} />
          {isJoined && (
            <Notice tone="warn" title={t('me.join.removeWarning')}>
              <a href="/me/addresses/join">{t('me.join.list')}</a>
            </Notice>
          )}
          {waiting > 0 && (
            <Notice tone="warn" title={t('me.addresses.staysWaiting', { count: waiting })}>
              <a href="/me">{t('me.addresses.keepFirst')}</a>
            </Notice>
          )}
          <ul>
            <li>{t('me.addresses.staysKept')}</li>
            <li>{t('me.addresses.opensNoMore')}</li>
            <li>{t('me.addresses.told')}</li>
          </ul>
          <Form>
            <input type="hidden" name="email" value={email} />
            <ButtonGroup>
              <Button>{t('me.addresses.sure')}</Button>
              <a href="/me/addresses">{t('me.addresses.no')}</a>
            </ButtonGroup>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
