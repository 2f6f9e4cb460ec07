import { BadgeArt } from '#design/badge/badge-art.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { Trail } from '#design/cards/trail.tsx'
import { Icon } from '#design/ui/icon.tsx'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { PublicPathwayCard } from '../public-pathway-card.ts'
import { ownerInWords } from './pathway-words.ts'

const mostShown = 4

/** A pathway in a list, as a short trail. */
export function PathwayCard({ pathway, level = 3 }: { pathway: PublicPathwayCard; level?: 2 | 3 }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { steps, total } = pathway
  return (
    <ListingCard
      title={inLanguage(language, pathway.title, pathway.titleCy)}
      href={`/${pathway.placeSlug}/pathways/${pathway.slug}`}
      level={level}
      when={t('pathways.leadsTo', {
        destination: inLanguage(language, pathway.destination, pathway.destinationCy),
      })}
      subtitle={ownerInWords(pathway, { t, language })}
      facts={[
        // Of a choice only one way is taken.
        total === steps.length
          ? t('pathways.stepCount', { count: total })
          : t('pathways.stepCountOf', { count: steps.length, total }),
        t(knownKey(`common.theme.${pathway.theme}`)),
      ]}
    >
      <Trail
        steps={[
          ...steps.slice(0, mostShown).map((step) => ({
            key: step.key,
            art: step.artwork ? <BadgeArt design={step.artwork} alt="" /> : <Disc icon="clock" />,
            label: inLanguage(language, step.title, step.titleCy),
          })),
          ...(steps.length > mostShown
            ? [
                {
                  key: 'more',
                  art: <Disc icon="flag" />,
                  label: t('pathways.andMore', { count: steps.length - mostShown }),
                },
              ]
            : []),
        ]}
      />
    </ListingCard>
  )
}

function Disc({ icon }: { icon: 'clock' | 'flag' }) {
  return (
    <span className="step-disc">
      <Icon name={icon} />
    </span>
  )
}
