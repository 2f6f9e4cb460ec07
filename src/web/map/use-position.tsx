import { Button } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './use-position.js?worker&url'

/**
 * Answers "near" in the search of this page by the position of the device. It goes into the address of the page and is
 * kept nowhere. Nothing is shown without script, or where the device has no position.
 */
export function UsePosition() {
  const { t } = useTranslation()
  return (
    <div className="use-position awaits-script no-print" data-position>
      <Button kind="quiet" small type="button" icon="map-pin">
        {t('map.locate')}
      </Button>
      <p className="map-source" role="status" data-position-problem={t('map.locateProblem')} />
      <script type="module" src={script} />
    </div>
  )
}
