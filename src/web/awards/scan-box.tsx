import { Button } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './scan-code.js?worker&url'

/** Reads a QR code with the camera into a field of the form around it, and sends the form. Shown only where that works. */
export function ScanBox({ field }: { field: string }) {
  const { t } = useTranslation()
  return (
    <div className="stack stack-s scan awaits-script" data-scan={field}>
      <div>
        <Button kind="quiet" type="button" icon="qr" data-scan-start>
          {t('check.scan.start')}
        </Button>
      </div>
      <div className="stack stack-s" data-scan-view hidden>
        <video className="scan-view" aria-label={t('check.scan.view')} muted playsInline />
        <p>{t('check.scan.hint')}</p>
        <div>
          <Button kind="quiet" type="button" icon="close" data-scan-stop>
            {t('check.scan.stop')}
          </Button>
        </div>
      </div>
      <p data-scan-found={t('check.scan.found')} role="status" />
      <p className="field-error" data-scan-problem role="alert" hidden>
        {t('check.scan.problem')}
      </p>
      <script type="module" src={script} />
    </div>
  )
}
