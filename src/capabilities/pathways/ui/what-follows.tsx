import { ListingCard } from '#design/cards/listing-card.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { WhatFollows as Follows } from '../list-what-follows.ts'
import { listOf } from './pathway-words.ts'

/** What to do after a badge: the pathways that it is a step of. */
export function WhatFollows({ follows }: { follows: Follows[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Grid cells="wide">
      {follows.map(({ href, pathway, destination, destinationCy, number, steps, next }) => (
        <ListingCard
          key={href}
          title={inLanguage(language, pathway.title, pathway.titleCy)}
          href={href}
          when={t('pathways.leadsTo', { destination: inLanguage(language, destination, destinationCy) })}
          subtitle={t('badges.nextStep', { number, steps })}
        >
          <p>
            {next.length === 0
              ? t('badges.nextEnd')
              : t('badges.nextAfter', {
                  steps: listOf(
                    next.map((step) => inLanguage(language, step.title, step.titleCy)),
                    language,
                  ),
                })}
          </p>
        </ListingCard>
      ))}
    </Grid>
  )
}
