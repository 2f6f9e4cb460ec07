import type { BadgeDifference } from '#capabilities/badges/review-rules.ts'
import { DataTable } from '#design/tables/data-table.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { badgeLabels, badgeValueInWords } from './badge-form.tsx'

/** What a newer version words otherwise, before and now side by side. */
export function BadgeDifferences({ differences, since }: { differences: BadgeDifference[]; since: number }) {
  const { t } = useTranslation()
  if (differences.length === 0) return <p className="muted">{t('badges.review.noChanges', { version: since })}</p>
  const nameOf = ({ field }: BadgeDifference) => t(field === 'artwork' ? 'manage.badge.looks' : badgeLabels[field])
  const said = (field: BadgeDifference['field'], value: string) => {
    if (field === 'artwork') return '…'
    if (value === 'true') return t('common.yes')
    if (value === 'false') return t('common.no')
    return value ? badgeValueInWords(t, field, value) : '–'
  }
  return (
    <DataTable
      caption={t('badges.review.changes', { version: since })}
      hideCaption
      rows={differences}
      rowKey={({ field }) => field}
      columns={[
        { key: 'field', title: t('desk.log.what'), names: true, cell: nameOf },
        { key: 'before', title: t('badges.review.before'), cell: (one) => <del>{said(one.field, one.before)}</del> },
        { key: 'now', title: t('badges.review.now'), cell: (one) => <ins>{said(one.field, one.after)}</ins> },
      ]}
    />
  )
}
