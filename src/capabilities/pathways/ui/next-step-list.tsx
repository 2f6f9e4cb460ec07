import { ListingCard } from '#design/cards/listing-card.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { NextStep } from '../list-next-steps.ts'
import { wayInWords } from './next-step-words.ts'

/** What to do next, each with why it is suggested. */
export function NextStepList({ steps, level = 3 }: { steps: NextStep[]; level?: 3 | 4 }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const ways = steps.flatMap((step) => step.ways.map((way) => ({ step, ...wayInWords(way, step, { t, language }) })))
  if (ways.length === 0) return <p>{t('pathways.nothingOpen')}</p>
  return (
    <Grid>
      {ways.map(({ step, title, href, why, when, by, facts }) => (
        <ListingCard
          key={`${step.goal.pathway.id} ${step.step.key} ${href}`}
          title={title}
          href={href}
          level={level}
          when={when}
          subtitle={by}
          facts={facts}
          footer={<p>{why}</p>}
        />
      ))}
    </Grid>
  )
}
