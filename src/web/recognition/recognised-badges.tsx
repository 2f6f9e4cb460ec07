import type { Recognised } from '#capabilities/recognition/list-recognition.ts'
import { Dotted } from '#design/cards/dotted.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { saidIn } from './said-in.ts'

interface RecognisedBadgesProps {
  recognised: Recognised[]
  placeSlug: string
}

/** What an organisation says of the badges of others, each with the signed statement behind it. */
export function RecognisedBadges({ recognised, placeSlug }: RecognisedBadgesProps) {
  const { t, language } = useTranslation()
  if (recognised.length === 0) return null
  return (
    <Section
      id="recognises"
      title={t('employers.what')}
      more={{ href: `/${placeSlug}/employers`, label: t('employers.all') }}
    >
      <ul className="said-rows">
        {recognised.map(({ endorsement, badge }) => {
          const said = saidIn(language, endorsement)
          const name = inLanguage(language, badge.name, badge.nameCy)
          return (
            <li key={endorsement.id}>
              <div>
                <p>
                  <a href={`/${placeSlug}/badges/${badge.slug}`}>{name}</a>
                </p>
                <blockquote className="said" lang={said.language === language ? undefined : said.language}>
                  <p>{said.text}</p>
                </blockquote>
                <p className="small muted">
                  <Dotted>
                    {longDate(language, endorsement.answeredAt)}
                    <a href={`/endorsements/${endorsement.id}.json`}>
                      {t('recognition.signed')}
                      <span className="visually-hidden">{`: ${name}`}</span>
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
