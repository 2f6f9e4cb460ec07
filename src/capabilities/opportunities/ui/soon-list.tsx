import type { PublicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { SceneCard, SceneList, SceneRow, SceneRows } from '#design/cards/scene-card.tsx'
import { sceneNumberOf } from '#design/scene/render-scene.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { gatherAlike } from '../alike-rules.ts'
import type { PublicOpportunity } from '../public-opportunity.ts'
import { agesInWords, costInWords, nextInWords, placeInWords } from './opportunity-words.ts'

interface ListProps {
  opportunities: PublicOpportunity[]
  /** How many are shown; the same thing at several places is one. */
  most: number
}

interface SoonListProps extends ListProps {
  /** By opportunity; the first of the first is shown. */
  badges: Record<string, Pick<PublicBadge, 'artwork'>[]>
}

/** What comes next, in the order of its dates: the first of it large, the others as rows. */
export function SoonList({ badges, ...list }: SoonListProps) {
  const [first, ...rest] = useShortWords(list)
  if (!first) return null
  const [badge] = badges[first.id] ?? []
  const { id: _, ...large } = first
  return (
    <SceneList
      first={<SceneCard {...large} art={badge && <BadgeArt design={badge.artwork} alt="" size="medium" />} />}
      rest={rest.map(({ id, ...row }) => <SceneRow key={id} {...row} />)}
    />
  )
}

/** All of them as rows. */
export function OpportunityRows(list: ListProps) {
  return (
    <SceneRows>
      {useShortWords(list).map(({ id, ...row }) => (
        <SceneRow key={id} {...row} />
      ))}
    </SceneRows>
  )
}

/** Each in three lines: when and where, what, by whom and for whom. */
function useShortWords({ opportunities, most }: ListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return gatherAlike(opportunities)
    .slice(0, most)
    .map(({ first: one, places }) => {
      const list = `/${one.placeSlug}/opportunities`
      return {
        id: one.id,
        title: inLanguage(language, one.title, one.titleCy),
        href: places > 1 ? `${list}?${new URLSearchParams({ q: one.title })}` : `${list}/${one.slug}`,
        picture: sceneOf(one),
        when: `${nextInWords(one, language, t)} · ${placeInWords(one, language, t)}`,
        facts: [
          places > 1 ? t('opportunities.atPlaces', { count: places }) : one.organisationName,
          costInWords(one.costPence === null ? one : { ...one, costNote: null }, language, t),
          agesInWords(one, t),
        ],
      }
    })
}

/** The picture of what has none of its own: one of its theme's, always the same. */
const sceneOf = ({ theme, id }: Pick<PublicOpportunity, 'theme' | 'id'>) => `/scenes/${theme}-${sceneNumberOf(id)}.svg`
