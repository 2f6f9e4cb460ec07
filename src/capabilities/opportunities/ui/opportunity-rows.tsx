import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { PublicBadge } from '#capabilities/badges/public-badge.ts'
import { photoAddress } from '#capabilities/photos/photo.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Dotted } from '#design/cards/dotted.tsx'
import { WithArt } from '#design/cards/listing-card.tsx'
import { SceneCard, SceneList, SceneRow, SceneRows } from '#design/cards/scene-card.tsx'
import { sceneNumberOf } from '#design/scene/render-scene.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { gatherAlike } from '../alike-rules.ts'
import type { PublicOpportunity } from '../public-opportunity.ts'
import { agesInWords, costInWords, distanceInWords, nextInWords, placeInWords } from './opportunity-words.ts'

interface ListProps {
  opportunities: PublicOpportunity[]
  /** How many are shown; the same thing at several places is one. */
  most: number
  /** All are of the organisation whose page it is. */
  ofOne?: boolean
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

/** All of them as rows; on a phone the first two, unless no list has the others. */
export function OpportunityRows({ isWhole, ...list }: ListProps & { isWhole?: boolean }) {
  return (
    <SceneRows shortOnPhone={!isWhole}>
      {useShortWords(list).map(({ id, ...row }) => (
        <SceneRow key={id} {...row} />
      ))}
    </SceneRows>
  )
}

interface OpportunityRowProps {
  opportunity: PublicOpportunity
  /** What it earns; the first is shown. */
  badges: Pick<PublicBadge, 'name' | 'nameCy' | 'artwork'>[]
  level?: 2 | 3
  /** From where the reader looks; left out where nobody asked what is near. */
  distanceMeters?: number
  /** What can be done with it where it is listed. */
  action?: ReactNode
  /** How many offer the same at the same time: then it stands for all of them. */
  places?: number | undefined
  /** Where what is in several places of learning stands together. */
  placeName?: string | undefined
}

/** One of a list, with what it earns: when and where, what, by whom and for whom. */
export function OpportunityRow(props: OpportunityRowProps) {
  const { opportunity, badges, level, distanceMeters, action, places = 1, placeName } = props
  const [badge] = badges

  const { t } = useTranslation()
  const language = useLanguage()
  const [firstAccess] = opportunity.access
  return (
    <SceneRow
      {...shortWords(opportunity, { t, language })}
      {...(places > 1 && togetherIn(opportunity, { t, language }))}
      level={level}
      action={action}
      facts={[
        places > 1 ? t('opportunities.atPlaces', { count: places }) : opportunity.organisationName,
        ...(placeName ? [placeName] : []),
        ...(distanceMeters === undefined ? [] : [distanceInWords(distanceMeters, language, t)]),
        ...forWhom(opportunity, { t, language }),
        ...(firstAccess ? [t(`opportunities.access.${firstAccess}`)] : []),
      ]}
      art={
        badge && (
          <WithArt art={<BadgeArt design={badge.artwork} alt="" />}>
            {t('opportunities.earns')} <strong>{inLanguage(language, badge.name, badge.nameCy)}</strong>
          </WithArt>
        )
      }
    />
  )
}

/** Each in three lines; the same thing at several places is one. */
function useShortWords({ opportunities, most, ofOne }: ListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return gatherAlike(opportunities)
    .slice(0, most)
    .map(({ first: one, places }) => ({
      id: one.id,
      ...shortWords(one, { t, language }),
      ...(places > 1 && { href: listOfAlike(one) }),
      facts: [
        ...(places > 1 ? [t('opportunities.atPlaces', { count: places })] : ofOne ? [] : [one.organisationName]),
        ...forWhom(one, { t, language }),
      ],
    }))
}

/** Where each of those of one title is listed by itself. */
const listOfAlike = ({ placeSlug, title }: Pick<PublicOpportunity, 'placeSlug' | 'title'>) =>
  `/${placeSlug}/opportunities?${new URLSearchParams({ q: title })}`

/** What several offer at one time is nowhere in particular. */
const togetherIn = (one: PublicOpportunity, { t, language }: InWords) => ({
  href: listOfAlike(one),
  when: nextInWords(one, language, t, { isShort: true }),
})

interface InWords {
  t: TFunction
  language: Language
}

const shortWords = (one: PublicOpportunity, { t, language }: InWords) => ({
  title: inLanguage(language, one.title, one.titleCy),
  href: `/${one.placeSlug}/opportunities/${one.slug}`,
  picture: pictureOf(one),
  when: (
    <Dotted>
      {nextInWords(one, language, t, { isShort: true })}
      {placeInWords(one, language, t)}
    </Dotted>
  ),
})

const forWhom = (one: PublicOpportunity, { t, language }: InWords) => [
  costInWords(one.costPence === null ? one : { ...one, costNote: null }, language, t),
  agesInWords(one, t),
]

/** Its photo, or one of the drawings of its theme, always the same. */
export const pictureOf = ({ theme, id, photo }: Pick<PublicOpportunity, 'theme' | 'id' | 'photo'>) =>
  photo ? photoAddress(photo) : `/scenes/${theme}-${sceneNumberOf(id)}.svg`
