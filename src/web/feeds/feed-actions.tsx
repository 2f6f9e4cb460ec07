import type { Feed, ItemState } from '#capabilities/feeds/feed.ts'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface FeedActionsProps {
  feed: Pick<Feed, 'kind' | 'readAt' | 'stoppedAt'>
  counts: Partial<Record<ItemState, number>>
  /** The address of the page. */
  here: string
}

/** What can be done with a source: the one thing to do next stands out. */
export function FeedActions({ feed, counts, here }: FeedActionsProps) {
  const { t } = useTranslation()
  const takeable = (['new', 'changed', 'match'] as const).reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  const held = counts.held ?? 0
  const gone = counts.gone ?? 0
  return (
    <form method="post">
      <ButtonGroup>
        {!feed.stoppedAt && takeable > 0 && (
          <Button name="do" value="take-in">
            {t('feeds.takeIn', { count: takeable })}
          </Button>
        )}
        {!feed.stoppedAt && takeable === 0 && held > 0 && (
          <Button kind="quiet" name="do" value="take-in">
            {t('feeds.tryHeld', { count: held })}
          </Button>
        )}
        {!feed.stoppedAt && gone > 0 && (
          <Button kind="danger" name="do" value="remove">
            {t('feeds.remove', { count: gone })}
          </Button>
        )}
        {!feed.stoppedAt && (
          <Button kind="quiet" name="do" value="read">
            {t(feed.readAt ? 'feeds.readAgain' : 'feeds.readNow')}
          </Button>
        )}
        {feed.kind === 'table' && (
          <ButtonLink kind="quiet" href={`${here}/columns`}>
            {t('feeds.columns')}
          </ButtonLink>
        )}
        <Button kind="plain" name="do" value={feed.stoppedAt ? 'resume' : 'stop'}>
          {t(feed.stoppedAt ? 'feeds.resume' : 'feeds.stop')}
        </Button>
      </ButtonGroup>
    </form>
  )
}
