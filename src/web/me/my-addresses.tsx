import { redirect } from 'react-router'
import { listJoins } from '#capabilities/accounts/list-joins.ts'
import { findStoppedAddress } from '#capabilities/awards/find-stopped-address.ts'
import { listAddressBadges } from '#capabilities/awards/list-address-badges.ts'
import { addAddress } from '#capabilities/people/add-address.ts'
import { chooseMainAddress } from '#capabilities/people/choose-main-address.ts'
import { sendAddressLetter } from '#capabilities/people/send-address-letter.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-addresses'
import { type AddressAnswer, addressSchema, addressTrouble, TypeAddress, TypeCode } from './address-steps.tsx'

const told = ['added', 'mainChosen', 'removed'] as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const badges = await listAddressBadges({ personId: person.id, emails: person.emails }, services)
  const ended = await Promise.all(person.emails.map((email) => findStoppedAddress({ email }, services)))
  const state = new URL(request.url).searchParams.get('state')
  return {
    main: person.emails[0] ?? person.email,
    addresses: badges.map((one, index) => ({ ...one, hasEnded: ended[index] !== undefined })),
    done: told.find((one) => one === state),
    demo: services.site.demo,
    hasJoined: (await listJoins({ personId: person.id }, { ...services, now })).length > 0,
  }
}

/** A code is sent to the address; typed in, it adds the address. What happens is decided after that, for known and unknown ones. */
export async function action({ context, request }: Route.ActionArgs): Promise<AddressAnswer | Response> {
  const { services, now, t } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  if (form.has('main')) {
    const chosen = await chooseMainAddress({ email: String(form.get('main')) }, { ...services, signedIn, now })
    if (chosen.ok) return redirect('/me/addresses?state=mainChosen')
    return { to: undefined, typed: '', ...addressTrouble(chosen, t) }
  }
  const typed = String(form.get('email') ?? '').trim()
  const email = addressSchema.safeParse(typed.toLowerCase())
  if (!email.success) return { to: undefined, typed, field: 'email', message: t('people.badEmail') }
  if (!form.has('code')) {
    const sent = await sendAddressLetter({ email: email.data }, { ...services, signedIn, now })
    if (sent.ok) return { to: email.data, typed, field: 'code', message: undefined }
    return { to: undefined, typed, ...addressTrouble(sent, t), field: 'email' }
  }
  const asked = { email: email.data, code: String(form.get('code')) }
  const outcome = await addAddress(asked, { ...services, signedIn, now })
  if (outcome.ok) return redirect('/me/addresses?state=added')
  const { refusal } = outcome
  // The form goes along: the next page says what two accounts would be as one, and asks.
  if (refusal === 'address-has-an-account') return redirect('/me/addresses/join', 307)
  const { field, message } = addressTrouble(outcome, t)
  return { to: field === 'code' ? email.data : undefined, typed, field, message }
}

export default function MyAddressesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { to, field, message }: Partial<AddressAnswer> = actionData ?? {}
  const title = t(to ? 'leaving.address.codeTitle' : 'me.addresses.title')
  return (
    <SitePage title={message ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow={to !== undefined}>
        <div className="page stack stack-l">
          {to ? (
            <BackLink href="/me/addresses" label={t('me.addresses.title')} />
          ) : (
            <BackLink href="/me/settings" label={t('me.settings')} />
          )}
          {message && field && <ErrorSummary title={t('common.errorSummary')} errors={[{ field, message }]} />}
          {to ? (
            <>
              <PageHead title={t('leaving.address.codeTitle')} lead={t('leaving.address.codeSent', { email: to })} />
              <TypeCode
                to={to}
                error={message}
                demo={loaderData.demo}
                confirm={t('me.addresses.confirm')}
                again="/me/addresses"
              />
            </>
          ) : (
            <OwnAddresses {...loaderData} answer={actionData} />
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

type OwnAddressesProps = Route.ComponentProps['loaderData'] & { answer: AddressAnswer | undefined }

function OwnAddresses({ main, addresses, done, hasJoined, answer }: OwnAddressesProps) {
  const { t } = useTranslation()
  const came = (one: (typeof addresses)[number]) =>
    [
      one.kept > 0 && t('me.addresses.kept', { count: one.kept }),
      one.waiting > 0 && t('me.addresses.waiting', { count: one.waiting }),
    ]
      .filter(Boolean)
      .join(', ') || t('me.addresses.nothing')
  return (
    <>
      {done && !answer && (
        <Notice tone="good" title={t(`me.addresses.${done}`, { email: main })} live>
          {done === 'added' && <a href="/me">{t('me.addresses.addedText')}</a>}
        </Notice>
      )}
      <PageHead title={t('me.addresses.title')} lead={t('me.addresses.lead')} />
      {addresses.some((one) => one.hasEnded) && (
        <Notice tone="warn" title={t('me.addresses.endedText')}>
          <a href="/me/address">{t('me.addresses.change')}</a>
        </Notice>
      )}
      <form method="post">
        <DataTable
          caption={t('me.addresses.title')}
          hideCaption
          rows={addresses}
          rowKey={(one) => one.email}
          columns={[
            {
              key: 'address',
              title: t('me.addresses.address'),
              names: true,
              cell: (one) => (
                <span className="stack stack-s">
                  <span className="break-anywhere">{one.email}</span>
                  {one.email === main && <StatusTag tone="good">{t('me.addresses.main')}</StatusTag>}
                  {one.hasEnded && <StatusTag tone="warn">{t('me.addresses.ended')}</StatusTag>}
                </span>
              ),
            },
            { key: 'what', title: t('me.addresses.what'), cell: came },
            {
              key: 'main',
              title: t('me.addresses.makeMain'),
              bare: true,
              cell: (one) =>
                one.email === main ? (
                  <span className="muted">{t('me.addresses.mainText')}</span>
                ) : (
                  <Button small kind="quiet" name="main" value={one.email}>
                    {t('me.addresses.makeMain')}
                    <span className="visually-hidden">{` ${one.email}`}</span>
                  </Button>
                ),
            },
            {
              key: 'remove',
              title: t('me.addresses.remove'),
              bare: true,
              cell: (one) =>
                one.email === main ? null : (
                  <a href={`/me/addresses/remove?email=${encodeURIComponent(one.email)}`}>
                    {t('me.addresses.remove')}
                    <span className="visually-hidden">{` ${one.email}`}</span>
                  </a>
                ),
            },
          ]}
        />
      </form>
      <p>
        <a href="/me/address">{t('me.addresses.change')}</a>
        {hasJoined && (
          <>
            {' · '}
            <a href="/me/addresses/join">{t('me.join.list')}</a>
          </>
        )}
      </p>
      <Section title={t('me.addresses.addTitle')}>
        <div className="stack">
          <p>{t('me.addresses.addLead')}</p>
          <TypeAddress
            label={t('me.addresses.addLabel')}
            hint={t('me.addresses.addHint')}
            typed={answer?.typed}
            error={answer?.field === 'email' ? answer.message : undefined}
          />
        </div>
      </Section>
    </>
  )
}
