import { BadgeArt } from '#design/badge/badge-art.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { SceneRow } from '#design/cards/scene-card.tsx'
import { Trail } from '#design/cards/trail.tsx'
import { Icon } from '#design/ui/icon.tsx'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { PublicPathwayCard } from '../public-pathway-card.ts'
import { ownerInWords } from './pathway-words.ts'

const mostShown = 4

interface PathwayCardProps {
  pathway: PublicPathwayCard
  level?: 2 | 3
  /** Steps that are shown before "and more". */
  most?: number
}

/** A pathway in a list, as a short trail. */
export function PathwayCard({ pathway, level = 3, most = mostShown }: PathwayCardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { steps } = pathway
  // One more takes no more room than saying that there is one.
  const shown = steps.length <= most + 1 ? steps : steps.slice(0, most)
  return (
    <ListingCard
      {...useHeadWords(pathway)}
      level={level}
      subtitle={ownerInWords(pathway, { t, language })}
      facts={useFacts(pathway)}
    >
      <Trail
        steps={[
          ...shown.map((step) => ({
            key: step.key,
            art: <StepArt step={step} />,
            label: inLanguage(language, step.title, step.titleCy),
          })),
          ...(steps.length > shown.length
            ? [
                {
                  key: 'more',
                  art: <Disc icon="flag" />,
                  label: t('pathways.andMore', { count: steps.length - shown.length }),
                },
              ]
            : []),
        ]}
      />
    </ListingCard>
  )
}

/** A pathway as a row: its first steps small, where it leads, its name. */
export function PathwayRow({ pathway }: { pathway: PublicPathwayCard }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <SceneRow
      {...useHeadWords(pathway)}
      picture={pathway.steps.slice(0, mostShown).map((step) => <StepArt key={step.key} step={step} />)}
      facts={[ownerInWords(pathway, { t, language }), ...useFacts(pathway)]}
    />
  )
}

function useHeadWords({ title, titleCy, placeSlug, slug, destination, destinationCy }: PublicPathwayCard) {
  const { t } = useTranslation()
  const language = useLanguage()
  return {
    title: inLanguage(language, title, titleCy),
    href: `/${placeSlug}/pathways/${slug}`,
    when: t('pathways.leadsTo', { destination: inLanguage(language, destination, destinationCy) }),
  }
}

function useFacts({ steps, total, theme }: PublicPathwayCard): string[] {
  const { t } = useTranslation()
  return [
    // Of a choice only one way is taken.
    total === steps.length
      ? t('pathways.stepCount', { count: total })
      : t('pathways.stepCountOf', { count: steps.length, total }),
    t(knownKey(`common.theme.${theme}`)),
  ]
}

function StepArt({ step: { artwork } }: { step: PublicPathwayCard['steps'][number] }) {
  return artwork ? <BadgeArt design={artwork} alt="" /> : <Disc icon="clock" />
}

function Disc({ icon }: { icon: 'clock' | 'flag' }) {
  return (
    <span className="step-disc">
      <Icon name={icon} />
    </span>
  )
}
