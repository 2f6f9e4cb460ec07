import { data, redirect } from 'react-router'
import { stateOf } from '#capabilities/awards/award-rules.ts'
import { listAwardCopies } from '#capabilities/awards/list-award-copies.ts'
import type { WalletCopies } from '#capabilities/awards/wallet-copies.ts'
import { findOwnWalletOffer } from '#capabilities/wallets/find-wallet-offer.ts'
import { startWalletOffer } from '#capabilities/wallets/start-wallet-offer.ts'
import { stopWalletOffer } from '#capabilities/wallets/stop-wallet-offer.ts'
import {
  credentialOfferLink,
  shortCredentialOfferLink,
  walletOfferAddress,
} from '#capabilities/wallets/wallet-offer-format.ts'
import { withdrawWalletCopies } from '#capabilities/wallets/withdraw-wallet-copies.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { shortDayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ownAward } from '#web/own-awards/own-award.ts'
import { qrPicture } from '#web/share/qr-picture.ts'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/wallet-give'
import { OfferNews, OpenOffer } from './offer-parts.tsx'

const secondsBetweenLooks = 6

export const headers = ({ loaderHeaders }: Route.HeadersArgs): Record<string, string> => {
  const refresh = loaderHeaders.get('refresh')
  return { 'cache-control': 'no-store', ...(refresh && { refresh }) }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const award = await ownGrownAward({ context }, params.id)
  const asked = new URL(request.url).searchParams
  const offer = await findOwnWalletOffer({ awardId: award.id }, { ...services, now })
  const { origin } = services.site
  const copies = await listAwardCopies({ awardId: award.id }, services)
  const follows = offer && (offer.state === 'open' || offer.state === 'begun')
  const shown = {
    ...{ badge: award.badge, awardId: award.id, counts: stateOf(award, now) === 'valid', copies, now },
    hasEvidence: award.evidence.length > 0,
    hasPasses: Boolean(services.site.passes?.apple ?? services.site.passes?.google),
    isOther: asked.get('show') === 'openid',
    asks: copies.find(({ batchId, switchedOffAt }) => batchId === asked.get('off') && !switchedOffAt)?.batchId,
    offer: offer && {
      ...{ state: offer.state, endsAt: offer.endsAt, pin: offer.pin },
      address: walletOfferAddress(origin, offer.code),
      qr: qrPicture(walletOfferAddress(origin, offer.code)),
      link: credentialOfferLink({ origin, offer, code: offer.code }),
      secondQr: qrPicture(shortCredentialOfferLink({ origin, code: offer.code })),
    },
  }
  return data(shown, { headers: follows ? { refresh: String(secondsBetweenLooks) } : {} })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const award = await ownGrownAward({ context }, params.id)
  const form = await request.formData()
  const here = `/me/awards/${award.id}/wallet`
  const ours = { awardId: award.id }
  if (form.get('do') === 'start') {
    const asksPin = form.get('pin') === 'yes'
    const outcome = await startWalletOffer({ ...ours, asksPin }, { ...services, signedIn, now })
    if (!outcome.ok && outcome.refusal === 'not-yours') throw noSuchPage(outcome.refusal)
    return redirect(here)
  }
  if (form.get('do') === 'stop') {
    await stopWalletOffer(ours, { ...services, signedIn, now })
    return redirect(here)
  }
  if (form.get('do') === 'off') {
    const batchId = String(form.get('copy') ?? '')
    const outcome = isId(batchId)
      ? await withdrawWalletCopies({ ...ours, batchId }, { ...services, signedIn, now })
      : { ok: false as const, refusal: 'not-yours' as const }
    if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'not-yours')
    return redirect(`${here}#copies`)
  }
  throw new Response(null, { status: 400 })
}

/** A learner's own award: what is kept for a child goes into no wallet. @throws Response 404 for any other. */
async function ownGrownAward(asked: Parameters<typeof ownAward>[0], awardId: string) {
  const { award, child } = await ownAward(asked, awardId)
  if (child) throw new Response(null, { status: 404 })
  return award
}

/** Where a learner lets a wallet take a badge, sees which wallets did, and switches one off. */
export default function WalletGivePage({ loaderData }: Route.ComponentProps) {
  const { badge, awardId, counts, copies, asks, offer, hasEvidence, hasPasses, isOther } = loaderData
  const { t, language } = useTranslation()
  const name = inLanguage(language, badge.name, badge.nameCy)
  const isOpen = offer?.state === 'open'
  return (
    <SitePage title={t('wallets.title')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href={`/me/awards/${awardId}`} label={name} />
          <PageHead title={t('wallets.title')} lead={t('wallets.lead')} />
          {!counts && <Notice tone="warn" title={t('wallets.refused.award-does-not-count')} />}
          {counts && offer && <OfferNews offer={offer} />}
          {counts && isOpen && <OpenOffer offer={offer} name={name} isOther={isOther} />}
          {counts && !isOpen && (
            <>
              <section className="stack stack-s">
                <h2>{t('wallets.what')}</h2>
                <ul>
                  <li>{t('wallets.gets')}</li>
                  {hasEvidence && <li>{t('wallets.getsEvidence')}</li>}
                  <li>{t('wallets.getsNot')}</li>
                </ul>
              </section>
              <Form>
                <Checkbox name="pin" label={t('wallets.askPin')} hint={t('wallets.askPinHint')} />
                <ButtonGroup>
                  <Button name="do" value="start" icon="qr">
                    {t('wallets.start')}
                  </Button>
                </ButtonGroup>
              </Form>
            </>
          )}
          {hasPasses && (
            <p>
              <a href={`/me/awards/${awardId}/pass`}>{t('wallets.pass.title')}</a>
            </p>
          )}
        </div>
        <Section title={t('wallets.copies.title')} id="copies">
          <Copies copies={copies} asks={asks} counts={counts} now={loaderData.now} />
        </Section>
      </Wrap>
    </SitePage>
  )
}

const tones = { accepted: 'good', failed: 'warn', deleted: 'plain', given: 'good', off: 'plain' } as const

const stateOfCopy = ({ switchedOffAt, told }: WalletCopies) => (switchedOffAt ? 'off' : (told ?? 'given'))

function Copies({
  copies,
  asks,
  counts,
  now,
}: {
  copies: WalletCopies[]
  asks: string | undefined
  counts: boolean
  now: Date
}) {
  const { t, language } = useTranslation()
  if (copies.length === 0) return <p className="muted">{t('wallets.copies.none')}</p>
  return (
    <div className="stack">
      <p>{t(counts ? 'wallets.copies.text' : 'wallets.copies.noneCounts')}</p>
      {asks && (
        <Form>
          <input type="hidden" name="copy" value={asks} />
          <AskFirst
            question={t('wallets.copies.ask')}
            yes={{ value: 'off', label: t('wallets.copies.off'), danger: true }}
            no={{ href: '?#copies', label: t('common.notYet') }}
          >
            <p>{t('wallets.copies.askText')}</p>
          </AskFirst>
        </Form>
      )}
      <DataTable
        caption={t('wallets.copies.title')}
        hideCaption
        rows={copies}
        rowKey={({ batchId }) => batchId}
        columns={[
          {
            key: 'when',
            title: t('wallets.copies.when'),
            names: true,
            oneLine: true,
            cell: ({ takenAt }) => shortDayAndTime(language, takenAt, now),
          },
          {
            key: 'state',
            title: t('wallets.copies.state'),
            cell: (copy) => (
              <StatusTag tone={tones[stateOfCopy(copy)]}>{t(`wallets.copies.states.${stateOfCopy(copy)}`)}</StatusTag>
            ),
          },
          {
            key: 'act',
            title: t('wallets.copies.act'),
            bare: true,
            cell: ({ batchId, switchedOffAt, takenAt }) =>
              !switchedOffAt && (
                <a href={`?off=${batchId}#copies`}>
                  {t('wallets.copies.off')}
                  <span className="visually-hidden">{` ${shortDayAndTime(language, takenAt, now)}`}</span>
                </a>
              ),
          },
        ]}
      />
    </div>
  )
}
