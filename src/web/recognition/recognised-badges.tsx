import { endorsedPath } from '#capabilities/recognition/endorsement.ts'
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

/** What an organisation says of what others offer, and of others, each with the signed statement behind it. */
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
        {recognised.map(({ endorsement, about }) => {
          const said = saidIn(language, endorsement)
          const name = inLanguage(language, about.name, about.nameCy)
          return (
            <li key={endorsement.id}>
              <div>
                <p>
                  <a href={endorsedPath({ placeSlug, ...about })}>{name}</a>
                  {about.kind !== 'badge' && ` (${t(`recognition.kind.${about.kind}`)})`}
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
