import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { dayAndTime, longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { heldApplication } from './application-in-hand.ts'
import { dayOf } from './call-words.tsx'

type Shown = Omit<Awaited<ReturnType<typeof heldApplication>>, 'link' | 'coapplicant'>

/** What has happened to an application, each as a notice: the one that asks for something comes first. */
export function ApplicationNotices({
  application,
  call,
  outcomeShown,
  seals,
  isChangedSince,
  isTaking,
  ...page
}: Shown) {
  const { t, language } = useTranslation()
  const { here, isOwn, now } = page
  const { state, revision, submittedAt, ineligibleReason } = application
  if (state === 'withdrawn') return null
  const isWaiting = !outcomeShown && submittedAt !== null
  return (
    <>
      {state === 'more-information' && (
        <Notice tone="warn" title={t('information.title')}>
          <p>{t('information.text')}</p>
          {isOwn && (
            <p>
              <ButtonLink href={`${here}/information`}>{t('information.go')}</ButtonLink>
            </p>
          )}
        </Notice>
      )}
      {state === 'ineligible' && (
        <Notice tone="bad" title={t('information.ineligible')}>
          {ineligibleReason && <p>{ineligibleReason}</p>}
          {isOwn && (
            <p>
              <a href={`${here}/outcome`}>{t('deciding.complaint.title')}</a>
            </p>
          )}
        </Notice>
      )}
      {seals.map(({ id, brokenAt, reason }) => (
        <Notice key={id} tone="warn" title={t('applying.opened.title', { date: dayAndTime(language, brokenAt, now) })}>
          {reason && <p>{t('applying.opened.text', { reason })}</p>}
        </Notice>
      ))}
      {outcomeShown && submittedAt && state !== 'ineligible' && (
        <Notice tone={state === 'offered' ? 'warn' : 'info'} title={t(`applying.state.${state}`)}>
          {isOwn && state === 'offered' && (
            <p>
              <ButtonLink href={`${here}/outcome`}>{t('deciding.offer.answer')}</ButtonLink>
            </p>
          )}
          {isOwn && state === 'accepted' && (
            <p>
              <ButtonLink href={`${here}/founding`}>{t('year.found.go')}</ButtonLink>
            </p>
          )}
          {isOwn && state !== 'offered' && (
            <p>
              <a href={`${here}/outcome`}>{t('deciding.see')}</a>
            </p>
          )}
        </Notice>
      )}
      {isWaiting && state !== 'ineligible' && state !== 'more-information' && (
        <Notice tone="good" title={t('applying.sent.title')}>
          <p>
            {t(isTaking ? 'applying.sent.version' : 'applying.sent.versionForGood', {
              revision,
              date: dayAndTime(language, submittedAt, now),
            })}
          </p>
          <p>{t('applying.sent.next', { date: longDate(language, dayOf(call.announcedOn)) })}</p>
        </Notice>
      )}
      {isChangedSince && isTaking && (
        <Notice tone="warn" title={t('applying.sent.changed')}>
          <p>{t('applying.sent.changedText')}</p>
        </Notice>
      )}
    </>
  )
}
