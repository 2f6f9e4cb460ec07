import type { ItemState } from '#capabilities/feeds/feed.ts'
import type { FeedItem } from '#capabilities/feeds/list-items.ts'
import { itemRefusals } from '#capabilities/feeds/ui/item-refusals.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import { Button } from '#design/forms/button.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface FeedItemsProps {
  /** Each with the skills that it will teach here. */
  items: (FeedItem & { skills: Skill[] })[]
  state: ItemState
  placeSlug: string
  /** Where the organisation works on what is held back; absent for others. */
  drafts: string | undefined
  /** Whether the reader says what a doubtful listing is. */
  decides: boolean
  after: string | undefined
  next: string | undefined
}

/** The listings of a source in one state. */
export function FeedItems({ items, state, placeSlug, drafts, decides, after, next }: FeedItemsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const page = (from: string | undefined) =>
    `?${new URLSearchParams({ state, ...(from ? { after: from } : {}) })}#items`
  return (
    <form method="post">
      <DataTable
        caption={t(`feeds.itemState.${state}`)}
        hideCaption
        rows={items}
        rowKey={(row) => row.externalId}
        columns={[
          {
            key: 'title',
            title: t('manage.opportunity.title'),
            names: true,
            cell: ({ listing, opportunityId, opportunitySlug }) => {
              const shown = opportunitySlug && `/${placeSlug}/opportunities/${opportunitySlug}`
              const draft = drafts && opportunityId && `${drafts}/${opportunityId}`
              const href = state === 'held' ? draft : shown
              return href ? <a href={href}>{listing.title}</a> : listing.title
            },
          },
          {
            key: 'when',
            title: t('opportunities.when'),
            cell: ({ listing }) => {
              const first = listing.sessions.find(({ status }) => status !== 'cancelled') ?? listing.sessions[0]
              const day = first && longDate(language, new Date(first.startsAt))
              const status = listing.status ?? first?.status
              const when = day ?? listing.datesNote ?? t('opportunities.noDate')
              return status ? `${when} · ${t(`opportunities.eventStatus.${status}`)}` : when
            },
          },
          {
            key: 'where',
            title: t('opportunities.modeLabel'),
            cell: ({ listing }) =>
              [listing.address, listing.postcode].filter(Boolean).join(', ') ||
              (listing.mode ? t(`opportunities.mode.${listing.mode}`) : '–'),
          },
          ...(items.some(({ skills }) => skills.length > 0)
            ? [
                {
                  key: 'skills',
                  title: t('badges.skills'),
                  cell: ({ skills }: FeedItemsProps['items'][number]) =>
                    skills.map(({ name, nameCy }) => inLanguage(language, name, nameCy ?? null)).join(', ') || '–',
                },
              ]
            : []),
          ...(state === 'held' || state === 'left-out'
            ? [
                {
                  key: 'why',
                  title: t('manage.refused.why'),
                  cell: ({ refusal }: FeedItem) => refusal && t(itemRefusals[refusal]),
                },
              ]
            : []),
          ...(state === 'doubtful'
            ? [
                {
                  key: 'same',
                  title: t('feeds.maybe'),
                  cell: ({ candidateTitle, candidateSlug, externalId, listing }: FeedItem) => (
                    <span className="stack stack-s">
                      <a href={`/${placeSlug}/opportunities/${candidateSlug}`}>{candidateTitle}</a>
                      {decides && (
                        <span className="row">
                          <Button
                            small
                            kind="quiet"
                            name="do"
                            value={`same ${externalId}`}
                            aria-label={t('feeds.isSameOne', { title: listing.title })}
                          >
                            {t('feeds.isSame')}
                          </Button>
                          <Button
                            small
                            kind="quiet"
                            name="do"
                            value={`different ${externalId}`}
                            aria-label={t('feeds.isDifferentOne', { title: listing.title })}
                          >
                            {t('feeds.isDifferent')}
                          </Button>
                        </span>
                      )}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Pagination
        label={t('common.pages')}
        previous={after ? { href: page(undefined), label: t('common.first') } : undefined}
        next={next ? { href: page(next), label: t('common.next') } : undefined}
      />
    </form>
  )
}
