import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface BookedAlreadyProps {
  earlier: string
  /** What takes more seats knowingly; a card has one booking at a date. */
  again: string | undefined
}

/** The same booker has a booking at this date: look at it, or take more seats knowingly. Stands in a form. */
export function BookedAlready({ earlier, again }: BookedAlreadyProps) {
  const { t } = useTranslation()
  return (
    <Notice tone="info" title={t('bookings.alreadyTitle')} live>
      <p>{t(again ? 'bookings.alreadyText' : 'bookings.card.alreadyText')}</p>
      <ButtonGroup>
        <ButtonLink kind="quiet" href={earlier}>
          {t('bookings.alreadyLook')}
        </ButtonLink>
        {again && (
          <Button kind="quiet" name="do" value={again}>
            {t('bookings.alreadySecond')}
          </Button>
        )}
      </ButtonGroup>
    </Notice>
  )
}
