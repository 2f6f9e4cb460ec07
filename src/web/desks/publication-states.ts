import type { TFunction } from 'i18next'

/** The states of what an organisation makes and publishes. */
export const publicationStates = ['draft', 'published', 'archived'] as const
type PublicationState = (typeof publicationStates)[number]

export const publicationTones = { draft: 'info', published: 'good', announced: 'good', archived: 'plain' } as const

export const publicationStateOf = (text: string | undefined): PublicationState | undefined =>
  publicationStates.find((one) => one === text)

/** A list's tabs, with how many there are of each. */
export function publicationTabs(t: TFunction, counts: Partial<Record<PublicationState, number>>) {
  return {
    filter: 'status',
    label: t('manage.awards.state'),
    of: [
      { value: undefined, label: t('common.all') },
      ...publicationStates.map((value) => ({ value, label: t(`manage.status.${value}`), count: counts[value] ?? 0 })),
    ],
  }
}
