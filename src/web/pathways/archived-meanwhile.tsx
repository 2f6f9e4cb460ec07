import { Notice } from '#design/cards/notice.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Why what was typed could not be kept: it comes back with the page. */
export interface NotKept {
  isChanged?: boolean
  isArchived?: boolean
}

/** Another curator archived the pathway while it was being worked on. What was typed stands below, to be copied. */
export function ArchivedMeanwhile() {
  const { t } = useTranslation()
  return (
    <Notice tone="bad" title={t('pathways.desk.refused.archived')} live>
      {t('pathways.desk.refused.archivedText')}
    </Notice>
  )
}
