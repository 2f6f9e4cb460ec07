import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What goes, what stays and why: for those with an account and those without. */
export function EraseWords() {
  const { t } = useTranslation()
  return (
    <>
      <section className="stack">
        <h2>{t('me.erase.goes')}</h2>
        <ul className="list">
          {(['account', 'badges', 'bookings', 'evidence', 'mails', 'roles', 'children'] as const).map((one) => (
            <li key={one}>{t(`me.erase.goesList.${one}`)}</li>
          ))}
        </ul>
      </section>
      <section className="stack">
        <h2>{t('me.erase.stays')}</h2>
        <ul className="list">
          {(['counts', 'log', 'files', 'organisations', 'backups'] as const).map((one) => (
            <li key={one}>{t(`me.erase.staysList.${one}`)}</li>
          ))}
        </ul>
      </section>
      <section className="stack">
        <h2>{t('me.erase.when')}</h2>
        <p>{t('me.erase.whenText')}</p>
      </section>
    </>
  )
}
