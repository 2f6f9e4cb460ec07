import { data, redirect } from 'react-router'
import { keptDays, mayBeAnsweredBy } from '#capabilities/asks/ask-rules.ts'
import { findOpenAsk } from '#capabilities/asks/find-ask.ts'
import { startWalletRequest } from '#capabilities/asks/start-wallet-request.ts'
import { walletRequestCodeOf } from '#capabilities/asks/wallet-request-code.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { GonePage, SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { BrowserWallet } from '#web/wallets/browser-wallet.tsx'
import type { Route } from './+types/ask-page'
import { AskView } from './ask-view.tsx'

/** Never kept: it ends at once when it is closed, and where its organisation no longer takes part. */
export const headers = () => ({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now, person } = visitOf({ context })
  const found = isId(params.id) ? await findOpenAsk({ id: params.id }, { ...services, now }) : undefined
  if (!found) return data({ kind: 'nothing' as const }, { status: 404 })
  const { ask } = found
  const age = person?.ageBand
  return {
    ...{ kind: 'open' as const, ask, isSignedIn: person !== undefined, days: keptDays(ask.keepDays, age) },
    isTooYoung: age !== undefined && !mayBeAnsweredBy(ask, age),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  if ((await request.formData()).get('do') !== 'wallet') throw new Response(null, { status: 400 })
  if (!isId(params.id)) throw new Response(null, { status: 404 })
  const outcome = await startWalletRequest({ askId: params.id }, { ...services, now })
  if (outcome.ok) {
    const code = walletRequestCodeOf(outcome.walletRequestId, 'begun', services.masterKey)
    return redirect(`/asks/${params.id}/wallet/${code}`)
  }
  const { refusal } = outcome
  if (refusal === 'not-open') throw noSuchPage(refusal)
  return { refusal: refusal satisfies 'too-many-wallets' }
}

/** Who asks to be shown something, for who scanned their code: before anything is chosen or sent. */
export default function AskPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  if (loaderData.kind === 'nothing') return <GonePage title={t('asks.ended')} text={t('asks.endedText')} />
  const { ask, isSignedIn, isTooYoung, days } = loaderData
  const title = inLanguage(language, ask.title, ask.titleCy)
  const answer = `/me/portfolio/asks/${ask.id}`
  return (
    <SitePage title={title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead eyebrow={t('asks.eyebrow', { name: ask.organisationName })} title={title} />
          {actionData && <Notice tone="warn" title={t('asks.wallet.tooMany')} live />}
          <AskView ask={ask} days={days} />
          {isTooYoung ? (
            <Notice tone="warn" title={t('asks.refused.not-at-your-age')} />
          ) : (
            <div className="stack stack-s">
              <ButtonGroup>
                <ButtonLink href={isSignedIn ? answer : `/sign-in?next=${encodeURIComponent(answer)}`}>
                  {t(isSignedIn ? 'asks.choose' : 'asks.signIn')}
                </ButtonLink>
              </ButtonGroup>
              <p className="muted">{t('asks.nothingYet')}</p>
              <BrowserWallet ask={`/asks/${ask.id}/browser`} />
              <Form>
                <Button kind="quiet" name="do" value="wallet" icon="qr">
                  {t('asks.wallet.begin')}
                </Button>
                <p className="muted">{t('asks.wallet.beginText')}</p>
              </Form>
            </div>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
