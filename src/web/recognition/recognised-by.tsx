import type { PublicEndorsement } from '#capabilities/recognition/public-endorsement.ts'
import { Dotted } from '#design/cards/dotted.tsx'
import { Monogram } from '#design/cards/monogram.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { saidIn } from './said-in.ts'

interface RecognisedByProps {
  endorsements: PublicEndorsement[]
  level?: 2 | 3
  /** Their signatures were verified for this very page. */
  checked?: boolean
  /** Where all who recognise it are listed. */
  all?: string
}

/** Who recognises it, in their words, each with the signed statement behind it. Nothing where nobody does. */
export function RecognisedBy({ endorsements, level = 2, checked, all }: RecognisedByProps) {
  const { t, language } = useTranslation()
  if (endorsements.length === 0) return null
  return (
    <Section
      id="recognised"
      level={level}
      title={t('recognition.by', { count: endorsements.length })}
      more={all ? { href: all, label: t('employers.ofThis') } : undefined}
    >
      {checked && <p className="muted">{t('recognition.checked')}</p>}
      <ul className="said-rows">
        {endorsements.map((one) => {
          const said = saidIn(language, one)
          return (
            <li key={one.id}>
              <Monogram name={one.organisationName} />
              <div>
                <p>
                  <a href={`/${one.placeSlug}/organisations/${one.organisationSlug}`}>{one.organisationName}</a>
                </p>
                <blockquote className="said" lang={said.language === language ? undefined : said.language}>
                  <p>{said.text}</p>
                </blockquote>
                <p className="small muted">
                  <Dotted>
                    {longDate(language, one.answeredAt)}
                    <a href={`/endorsements/${one.id}.json`}>
                      {t('recognition.signed')}
                      <span className="visually-hidden">{`: ${one.organisationName}`}</span>
                    </a>
                  </Dotted>
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
