import type { PublicPledge } from '#capabilities/recognition/public-pledge.ts'
import { Dotted } from '#design/cards/dotted.tsx'
import { Monogram } from '#design/cards/monogram.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { holdersOf } from './pledge-words.ts'
import { saidIn } from './said-in.ts'

interface PledgeRowsProps {
  pledges: PublicPledge[]
  title: string
  level?: 2 | 3
  /** On a page of the organisation that makes them: its name is said already. */
  ofOne?: boolean
  /** On a page of what they are about: that is said already. */
  aboutOne?: boolean
  /** Their signatures were verified for this very page. */
  checked?: boolean
  more?: { href: string; label: string } | undefined
}

/** What is promised, by whom, to whom, in whose words, and how often that was kept. Nothing where nothing is. */
export function PledgeRows({ pledges, title, level = 2, ofOne, aboutOne, checked, more }: PledgeRowsProps) {
  const { t, language } = useTranslation()
  if (pledges.length === 0) return null
  return (
    <Section id="promised" level={level} title={title} more={more}>
      {checked && <p className="muted">{t('pledges.checked')}</p>}
      <ul className="said-rows">
        {pledges.map((pledge) => (
          <li key={pledge.id}>
            {!ofOne && <Monogram name={pledge.organisationName} />}
            <div>
              <p>
                <Dotted>
                  <a href={`/pledges/${pledge.id}`}>
                    {t(`pledges.act.${pledge.act}`)}
                    <span className="visually-hidden">{`, ${pledge.organisationName}`}</span>
                  </a>
                  {!ofOne && (
                    <a href={`/${pledge.placeSlug}/organisations/${pledge.organisationSlug}`}>
                      {pledge.organisationName}
                    </a>
                  )}
                </Dotted>
              </p>
              {!(aboutOne && pledge.scope !== 'skill') && <p className="small">{holdersOf(pledge, { t, language })}</p>}
              <PledgeWords {...pledge} />
              <p className="small muted">
                <Dotted>
                  {t('pledges.until', { until: longDate(language, new Date(pledge.endsOn)) })}
                  {countedInWords(pledge, t)}
                </Dotted>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The words of a pledge; where they are in one language only, that is said. */
export function PledgeWords({ said, saidCy }: Pick<PublicPledge, 'said' | 'saidCy'>) {
  const { t, language } = useTranslation()
  const spoken = saidIn(language, { comment: said, commentCy: saidCy })
  const isOther = spoken.language !== language
  return (
    <blockquote className="said" lang={isOther ? spoken.language : undefined}>
      <p>{spoken.text}</p>
      {isOther && (
        <p className="small muted" lang={language}>
          {t(`pledges.onlyIn.${spoken.language}`)}
        </p>
      )}
    </blockquote>
  )
}

/** How often a pledge was asked for and kept, as far as that is shown. */
export function countedInWords({ use }: Pick<PublicPledge, 'use'>, t: ReturnType<typeof useTranslation>['t']): string {
  if (use === null) return ''
  if (use === 'few') return t('pledges.few')
  return use.met === null
    ? t('pledges.asked', { asked: use.asked })
    : t('pledges.kept', { asked: use.asked, met: use.met })
}
