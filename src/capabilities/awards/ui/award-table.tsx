import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { type Column, DataTable } from '#design/tables/data-table.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { AwardListing } from '../list-awards.ts'
import { deliveryIcons, deliveryTones } from './delivery-icons.ts'

/** What a row of a list of awards says; each award has its page below `base`. */
export function awardColumns({
  base,
  t,
  language,
}: {
  base: string
  t: TFunction
  language: Language
}): Column<AwardListing>[] {
  return [
    {
      key: 'learner',
      title: t('manage.awards.learner'),
      cell: (row) => (
        <a href={`${base}/awards/${row.id}`}>
          {row.recipientName ?? row.recipientEmail ?? t('manage.awards.nameless')}
        </a>
      ),
      names: true,
    },
    { key: 'badge', title: t('check.name'), cell: (row) => inLanguage(language, row.badgeName, row.badgeNameCy) },
    { key: 'on', title: t('awards.awarded'), cell: (row) => longDate(language, row.awardedAt), oneLine: true },
    { key: 'state', title: t('manage.awards.state'), cell: (row) => <AwardStateTag award={row} /> },
  ]
}

interface AwardTableProps {
  awards: AwardListing[]
  /** The organisation's console; each award has its page there. */
  base: string
  empty: ReactNode
}

/** Awards as their issuer sees them. */
export function AwardTable({ awards, base, empty }: AwardTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <DataTable
      caption={t('manage.nav.awards')}
      hideCaption
      rows={awards}
      rowKey={(row) => row.id}
      empty={empty}
      columns={awardColumns({ base, t, language })}
    />
  )
}

interface AwardStateTagProps {
  award: Pick<AwardListing, 'revokedAt' | 'suspendedAt' | 'claimedAt' | 'delivery'>
}

export function AwardStateTag({ award }: AwardStateTagProps) {
  const { t } = useTranslation()
  if (award.revokedAt) return <StatusTag tone="bad">{t('manage.awards.stateName.withdrawn')}</StatusTag>
  if (award.suspendedAt)
    return (
      <StatusTag tone="warn" icon="lock">
        {t('manage.hold.state')}
      </StatusTag>
    )
  if (award.claimedAt) return <StatusTag tone="good">{t('manage.awards.stateName.kept')}</StatusTag>
  if (award.delivery)
    return (
      <StatusTag tone={deliveryTones[award.delivery]} icon={deliveryIcons[award.delivery]}>
        {t(`delivery.state.${award.delivery}`)}
      </StatusTag>
    )
  return <StatusTag tone="plain">{t('manage.awards.stateName.notKept')}</StatusTag>
}
