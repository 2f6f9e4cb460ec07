import { Button } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './share-link.js?worker&url'

interface ShareLinkProps {
  title: string
  /** A path of this site, without its language. */
  path: string
}

/**
 * Hands the address of a page to the apps of the device, or copies it where the device has no such thing. Without script
 * nothing is shown: the address stands in the browser's own line.
 */
export function ShareLink({ title, path }: ShareLinkProps) {
  const { t, language } = useTranslation()
  return (
    <div className="share-link awaits-script no-print" data-share={path} data-title={title} data-language={language}>
      <Button kind="quiet" small type="button" icon="share" data-share-now>
        {t('common.share.tell')}
      </Button>
      <span className="small muted" role="status" data-share-done={t('common.share.copied')} />
      <input className="input" type="text" readOnly aria-label={t('common.share.address')} data-share-address hidden />
      <script type="module" src={script} />
    </div>
  )
}
