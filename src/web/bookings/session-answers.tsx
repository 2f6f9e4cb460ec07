import { fewestShown } from '#capabilities/events/answer-rules.ts'
import { type SessionAnswers as Answers, comesAgain, learned } from '#capabilities/events/session-answer.ts'
import { HorizontalBars } from '#design/charts/horizontal-bars.tsx'
import { Section } from '#design/layout/section.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What those who came say of a session, for its organisation. */
export function SessionAnswers({ answers: { count, shown } }: { answers: Answers }) {
  const { t } = useTranslation()
  return (
    <Section title={t('bookings.after.desk')}>
      {!shown ? (
        <p className="muted">
          {count === 0 ? t('bookings.after.none') : t('bookings.after.few', { count, fewest: fewestShown })}
        </p>
      ) : (
        <div className="stack">
          <p className="muted">{t('bookings.after.count', { count })}</p>
          <h3>{t('bookings.after.comesAgain')}</h3>
          <HorizontalBars
            max={count}
            bars={comesAgain.map((one) => ({
              label: t(`bookings.after.again.${one}`),
              value: shown.comesAgain[one],
              text: String(shown.comesAgain[one]),
            }))}
          />
          <h3>{t('bookings.after.learned')}</h3>
          <HorizontalBars
            max={count}
            bars={learned.map((one) => ({
              label: t(`bookings.after.much.${one}`),
              value: shown.learned[one],
              text: String(shown.learned[one]),
            }))}
          />
          {shown.comments.length > 0 && (
            <>
              <h3>{t('bookings.after.comment')}</h3>
              <ul>
                {shown.comments.map((comment) => (
                  <li key={comment}>
                    <bdi>{comment}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Section>
  )
}
