import type { WalletOfferState } from '#capabilities/wallets/wallet-offer.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { clockTime } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** A hand-over as its learner sees it. */
interface Offer {
  state: WalletOfferState
  endsAt: Date
  pin: string | undefined
  address: string
  /** The address as a picture to scan, and as a link that a wallet on this phone opens. */
  qr: string
  link: string
  secondQr: string
}

/** What became of the latest hand-over, where there is news of it. */
export function OfferNews({ offer }: { offer: Offer }) {
  const { t } = useTranslation()
  switch (offer.state) {
    case 'open':
    case 'stopped':
      return null
    case 'begun':
      return (
        <Form>
          <Notice tone="info" title={t('wallets.begun')} live>
            <p>{t('wallets.begunText')}</p>
            <Button kind="quiet" small name="do" value="stop">
              {t('wallets.stop')}
            </Button>
          </Notice>
        </Form>
      )
    case 'taken':
      return <Notice tone="good" title={t('wallets.taken')} live />
    case 'locked':
      return <Notice tone="warn" title={t('wallets.locked')} live />
    case 'ended':
      return <Notice tone="info" title={t('wallets.over')} live />
  }
}

/** The code that a wallet scans, while it is open: the address of the hand-over, or for some wallets the offer itself. */
export function OpenOffer({ offer, name, isOther }: { offer: Offer; name: string; isOther: boolean }) {
  const { t, language } = useTranslation()
  return (
    <section className="stack">
      <h2>{t('wallets.scan')}</h2>
      <div className="in-hand">
        <a href={isOther ? offer.link : offer.address}>
          <img
            className="door-qr"
            src={isOther ? offer.secondQr : offer.qr}
            alt={t(isOther ? 'wallets.qrOther' : 'wallets.qr', { badge: name })}
          />
        </a>
        <Stack>
          <p>
            {t(isOther ? 'wallets.otherCodeText' : 'wallets.scanText', { time: clockTime(language, offer.endsAt) })}
          </p>
          {offer.pin && (
            <p>
              {t('wallets.pinIs')} <strong className="reference">{offer.pin}</strong>
            </p>
          )}
          <p className="muted">{t(offer.pin ? 'wallets.pinSafe' : 'wallets.careful')}</p>
          <ButtonGroup>
            <ButtonLink kind="quiet" href={offer.link}>
              {t('wallets.onThisPhone')}
            </ButtonLink>
          </ButtonGroup>
          <p>
            <a href={isOther ? '?' : '?show=openid'}>{t(isOther ? 'wallets.firstCode' : 'wallets.otherCode')}</a>
          </p>
          <Form>
            <Button kind="quiet" small name="do" value="stop">
              {t('wallets.stop')}
            </Button>
          </Form>
        </Stack>
      </div>
    </section>
  )
}
