import { regions } from '#capabilities/programme/call.ts'
import type { PublicChoice } from '#capabilities/programme/public-choice.ts'
import { LargeFigures } from '#design/cards/large-figures.tsx'
import { Columns } from '#design/layout/arrange.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Who has a place, and how it came to that: in figures, and naming nobody who has none. */
export function ChoiceMade({ choice }: { choice: PublicChoice }) {
  const { t, language } = useTranslation()
  const { places, applications, interviewed, assessors, votes, dissents, agreement, decidedAt } = choice
  return (
    <Columns kind="half">
      <Section title={t('deciding.public.places')}>
        {places.length === 0 ? (
          <p>{t('deciding.public.noneYet')}</p>
        ) : (
          <LargeFigures
            figures={places.map(({ placeName, region }) => {
              const known = regions.find((one) => one === region)
              return { value: placeName, label: known ? t(`programme.region.${known}`) : region }
            })}
          />
        )}
      </Section>
      <Section title={t('deciding.public.how')}>
        <div className="stack">
          <p>{t('deciding.public.way', { applications, assessors, interviewed })}</p>
          <p>{t('deciding.public.votes', { votes, dissents, date: longDate(language, decidedAt) })}</p>
          <p className="muted">
            {agreement === undefined
              ? t('assessing.ranking.cannot')
              : t('deciding.public.agreement', { alpha: agreement.toFixed(2) })}
          </p>
          <p>
            <a href="/programme/how-we-choose">{t('deciding.public.more')}</a>
          </p>
        </div>
      </Section>
    </Columns>
  )
}
