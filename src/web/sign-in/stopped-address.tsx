import { Disclosure } from '#design/cards/disclosure.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What to do when an address of a school or a job has ended: said to everybody alike, whatever is known of an address. */
export function StoppedAddress() {
  const { t } = useTranslation()
  return (
    <Disclosure summary={t('leaving.signIn.title')}>
      <p>{t('leaving.signIn.text')}</p>
      <p>
        <a href="/claim">{t('leaving.signIn.code')}</a>
      </p>
    </Disclosure>
  )
}
