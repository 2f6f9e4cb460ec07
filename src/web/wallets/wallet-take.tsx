import { data } from 'react-router'
import { findBareAward } from '#capabilities/awards/find-award.ts'
import { findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import { findWalletOffer } from '#capabilities/wallets/find-wallet-offer.ts'
import { credentialOffer, credentialOfferLink, walletOfferAddress } from '#capabilities/wallets/wallet-offer-format.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { clockTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { qrPicture } from '#web/share/qr-picture.ts'
import { GonePage, SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/wallet-take'
import { BrowserWallet } from './browser-wallet.tsx'

/** Never kept: it is over at once when a wallet has taken the badge. */
export const headers = () => ({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex', vary: 'Accept' })

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { code } = params
  const offer = await findWalletOffer({ code }, { ...services, now })
  const award = offer?.state === 'open' ? await findBareAward(offer.awardId, services) : undefined
  const badge = award && (await findBadgeVersion(award.badgeVersionId, services))
  if (!offer || !badge) return data({ kind: 'nothing' as const }, { status: 404 })
  const { origin } = services.site
  // Of its learner nothing is told: who holds this address may be anyone.
  return {
    kind: 'open' as const,
    ...{ artwork: badge.artwork, name: badge.name, nameCy: badge.nameCy },
    ...{ organisation: offer.organisationName, endsAt: offer.endsAt, asksPin: offer.asksPin },
    qr: qrPicture(walletOfferAddress(origin, code)),
    link: credentialOfferLink({ origin, offer, code }),
    credentialOffer: credentialOffer({ origin, offer, code }),
  }
}

/** What a camera finds behind the code of a hand-over: how the badge goes into a wallet. Looking changes nothing. */
export default function WalletTakePage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  if (loaderData.kind === 'nothing') return <GonePage title={t('wallets.gone')} text={t('wallets.goneText')} />
  const { artwork, organisation, endsAt, asksPin, qr, link } = loaderData
  const name = inLanguage(language, loaderData.name, loaderData.nameCy)
  return (
    <SitePage title={name} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <Columns kind="art">
            <BadgeArt design={artwork} alt="" size="full" />
            <Stack>
              <PageHead eyebrow={t('wallets.take.eyebrow')} title={name} lead={organisation} />
              <p>{t('wallets.take.text', { time: clockTime(language, endsAt) })}</p>
              {asksPin && <p>{t('wallets.take.pin')}</p>}
              <ButtonGroup>
                <ButtonLink href={link}>{t('wallets.onThisPhone')}</ButtonLink>
              </ButtonGroup>
              <BrowserWallet offer={loaderData.credentialOffer} />
              <p className="muted">{t('wallets.take.noApp')}</p>
              <h2>{t('wallets.take.other')}</h2>
              <p>{t('wallets.take.otherText')}</p>
              <div className="in-hand">
                <img className="door-qr" src={qr} alt={t('wallets.qr', { badge: name })} />
              </div>
            </Stack>
          </Columns>
        </div>
      </Wrap>
    </SitePage>
  )
}
