import { data, redirect } from 'react-router'
import { z } from 'zod'
import { keptDays } from '#capabilities/asks/ask-rules.ts'
import { findOpenAsk } from '#capabilities/asks/find-ask.ts'
import { findWalletAnswer, readWalletAnswer } from '#capabilities/asks/find-wallet-answer.ts'
import { findWalletAsker } from '#capabilities/asks/find-wallet-request.ts'
import type { PublicAsk } from '#capabilities/asks/public-ask.ts'
import { removeWalletAnswer } from '#capabilities/asks/remove-wallet-answer.ts'
import { type SendWalletAnswerOutcome, sendWalletAnswer } from '#capabilities/asks/send-wallet-answer.ts'
import { readWalletRequestCode, walletRequestCodeOf } from '#capabilities/asks/wallet-request-code.ts'
import { requestAddress, walletRequestLink } from '#capabilities/asks/wallet-request-format.ts'
import { ageBands } from '#capabilities/people/person.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { clockTime, longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CollectionPreview } from '#web/portfolio/collection-view.tsx'
import { qrPicture } from '#web/share/qr-picture.ts'
import { says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, problemIn } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { GonePage, SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/wallet-answer'

const secondsBetweenLooks = 5

export const headers = ({ loaderHeaders }: Route.HeadersArgs): Record<string, string> => {
  const refresh = loaderHeaders.get('refresh')
  // The address is a key to what was shown: it is told to no other site.
  const secret = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'same-origin' }
  return { ...secret, ...(refresh && { refresh }) }
}

/** The request that an address leads to; 404 for any that we did not write. */
function requestOf({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now, language } = visitOf({ context })
  const read = isId(params.id) && readWalletRequestCode(params.code, ['begun', 'shown'], services.masterKey)
  if (!read) throw new Response(null, { status: 404 })
  return { id: read.id, way: read.way, askId: params.id, powers: { ...services, now, language } }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { id, way, askId, powers } = requestOf({ context, params })
  const { ask, ...answer } = await findWalletAnswer({ id, askId }, powers)
  if (!ask) {
    const isOpen = (await findOpenAsk({ id: askId }, powers)) !== undefined
    return data({ kind: 'over' as const, askId, isOpen })
  }
  const { language, masterKey, site } = powers
  const asks = new URL(request.url).searchParams.get('for') === 'remove'
  // Only who the wallet led here sees what it showed: the code may have been scanned by another person than who began.
  const shown = way === 'shown' ? await readWalletAnswer({ id, ask, language }, powers) : undefined
  const here = { kind: 'here' as const, ask, answer, shown, asks }
  if (answer.state !== 'waiting') return data({ ...here, link: undefined, qr: undefined })
  const { clientId } = await findWalletAsker({ askId }, powers)
  const code = walletRequestCodeOf(id, 'wallet', masterKey)
  const link = walletRequestLink({ clientId, requestUri: requestAddress(site.origin, askId, code) })
  return data({ ...here, link, qr: qrPicture(link) }, { headers: { refresh: String(secondsBetweenLooks) } })
}

const schema = z.object({ age: z.enum(['under-13', ...ageBands], { error: says('forms.choose') }) })

type Refusal = Extract<SendWalletAnswerOutcome, { ok: false }>['refusal']

export async function action({ context, params, request }: Route.ActionArgs) {
  const { id, powers } = requestOf({ context, params })
  const form = await request.formData()
  const doing = form.get('do')
  const here = `/asks/${params.id}/wallet/${params.code}`
  if (doing === 'remove') {
    await removeWalletAnswer({ id }, powers)
    return redirect(here)
  }
  if (doing !== 'send') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return { errors: parsed.errors, age: undefined, refusal: undefined }
  const { age } = parsed.value
  const typed = { errors: {} as FormErrors, age }
  if (age === 'under-13') return { ...typed, refusal: age }
  const outcome = await sendWalletAnswer({ id, age }, powers)
  return outcome.ok ? redirect(here) : { ...typed, refusal: outcome.refusal satisfies Refusal }
}

/** An ask that is answered from a wallet, without an account: the code, then what was shown, and a way back. */
export default function WalletAnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  if (loaderData.kind === 'over') {
    const { askId, isOpen } = loaderData
    return (
      <GonePage title={t('asks.wallet.over')} text={t('asks.wallet.overText')}>
        {isOpen && <ButtonLink href={`/asks/${askId}`}>{t('asks.wallet.again')}</ButtonLink>}
      </GonePage>
    )
  }
  const { ask, answer, shown, link, qr, asks } = loaderData
  const name = ask.organisationName
  const title = inLanguage(language, ask.title, ask.titleCy)
  const { errors = {}, refusal } = actionData ?? {}
  return (
    <SitePage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/asks/${ask.id}`} label={title} />
          <FormErrorSummary errors={errors} labels={labels} />
          {refusal && <Notice tone="warn" title={t(refusals[refusal])} live />}
          <PageHead eyebrow={t('asks.eyebrow', { name })} title={t('asks.wallet.title')} />
          {link && qr && <ScanIt link={link} qr={qr} name={name} until={answer.endsAt} />}
          {answer.state === 'shown' && <LookAtIt ask={ask} count={answer.count} isHere={shown !== undefined} />}
          {answer.state === 'sent' && <Sent answer={answer} name={name} />}
        </div>
      </Wrap>
      {shown && (
        <Wrap>
          <CollectionPreview collection={shown} title={t('asks.mine.seen', { name })} isOfWallet />
          {shown.brought.length < answer.count && (
            <p className="muted">{t('asks.wallet.unread', { count: answer.count - shown.brought.length })}</p>
          )}
        </Wrap>
      )}
      {answer.state !== 'waiting' && (
        <Wrap narrow>
          <div className="section">
            <Form>
              {answer.state === 'shown' && <SendIt ask={ask} {...actionData} errors={errors} />}
              {asks ? (
                <AskFirst
                  question={t('asks.wallet.removeAsk')}
                  yes={{ value: 'remove', label: t('asks.wallet.remove'), danger: true }}
                  no={{ href: '?', label: t('common.cancel') }}
                >
                  <p>{t('asks.wallet.removeText', { name })}</p>
                </AskFirst>
              ) : (
                <p>
                  <a href="?for=remove">{t(answer.state === 'sent' ? 'asks.mine.takeBack' : 'asks.wallet.remove')}</a>
                </p>
              )}
            </Form>
          </div>
        </Wrap>
      )}
    </SitePage>
  )
}

const labels: FieldLabels = { age: 'me.about.age' }

const refusals = {
  'not-open': 'asks.wallet.over',
  'nothing-in-it': 'asks.wallet.nothing',
  'not-at-your-age': 'asks.refused.not-at-your-age',
  'under-13': 'asks.wallet.tooYoung',
} as const satisfies Record<Refusal | 'under-13', string>

interface ScanItProps {
  link: string
  qr: string
  name: string
  until: Date | undefined
}

function ScanIt({ link, qr, name, until }: ScanItProps) {
  const { t, language } = useTranslation()
  return (
    <section className="stack">
      <h2>{t('wallets.scan')}</h2>
      <div className="in-hand">
        <img className="door-qr" src={qr} alt={t('asks.wallet.qr', { name })} />
        <Stack>
          {until && <p>{t('asks.wallet.scanText', { name, time: clockTime(language, until) })}</p>}
          <ButtonGroup>
            <ButtonLink kind="quiet" href={link}>
              {t('wallets.onThisPhone')}
            </ButtonLink>
          </ButtonGroup>
          <p className="muted">{t('asks.nothingYet')}</p>
        </Stack>
      </div>
    </section>
  )
}

function LookAtIt({ ask, count, isHere }: { ask: PublicAsk; count: number; isHere: boolean }) {
  const { t } = useTranslation()
  const name = ask.organisationName
  return (
    <Notice tone="info" title={t('asks.wallet.came', { count })} live>
      <p>{t(isHere ? 'asks.wallet.cameHere' : 'asks.wallet.cameThere', { name })}</p>
    </Notice>
  )
}

interface SendItProps {
  ask: PublicAsk
  age?: string | undefined
  errors: FormErrors
}

function SendIt({ ask, age, errors }: SendItProps) {
  const { t } = useTranslation()
  const name = ask.organisationName
  return (
    <>
      <RadioGroup
        name="age"
        legend={t('me.about.age')}
        hint={t('asks.wallet.ageHint')}
        value={age}
        error={errors.age && problemIn(t, errors.age)}
        options={(['under-13', ...ageBands] as const).map((band) => ({ value: band, label: t(`me.age.${band}`) }))}
      />
      <p>{t('asks.wallet.sendText', { name, count: keptDays(ask.keepDays, undefined) })}</p>
      <ButtonGroup>
        <Button name="do" value="send">
          {t('asks.wallet.send', { name })}
        </Button>
      </ButtonGroup>
    </>
  )
}

function Sent({ answer, name }: { answer: { endsAt: Date | undefined; readAt: Date | null }; name: string }) {
  const { t, language } = useTranslation()
  const { endsAt, readAt } = answer
  return (
    <Notice tone="good" title={t('asks.mine.sent', { name })} live>
      {endsAt && <p>{t('asks.wallet.keptUntil', { date: longDate(language, endsAt) })}</p>}
      <p>
        {readAt ? t('asks.mine.read', { name, date: longDate(language, readAt) }) : t('asks.mine.unread', { name })}
      </p>
      <p>{t('asks.wallet.keepAddress')}</p>
    </Notice>
  )
}
