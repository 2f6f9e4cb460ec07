import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './browser-wallet.js?worker&url'

/** `ask`: the path at which the page gets what it asks a wallet for; `offer`: what a wallet takes here. */
type BrowserWalletProps = { ask: string; offer?: never } | { offer: object; ask?: never }

/** A wallet that the browser finds by itself. It shows itself only where script runs and the browser knows wallets. */
export function BrowserWallet({ ask, offer }: BrowserWalletProps) {
  const { t } = useTranslation()
  const said = ask
    ? {
        none: t('wallets.browser.notShown'),
        refused: t('wallets.browser.refused'),
        closed: t('wallets.browser.closed'),
      }
    : { none: t('wallets.browser.notTaken'), done: t('wallets.browser.taken') }
  return (
    <div
      className="stack stack-s"
      data-browser-wallet={ask ?? ''}
      data-offer={offer && JSON.stringify(offer)}
      data-working={t('wallets.browser.working')}
      data-said={JSON.stringify(said)}
      hidden
    >
      <ButtonGroup>
        <Button kind="quiet" type="button">
          {t('wallets.browser.use')}
        </Button>
      </ButtonGroup>
      <p role="status" />
      <script type="module" src={script} />
    </div>
  )
}
