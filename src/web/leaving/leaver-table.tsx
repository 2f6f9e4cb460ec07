import type { Leaver } from '#capabilities/leaving/list-leavers.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface LeaverTableProps {
  leavers: Leaver[]
  /** Their boxes belong to this form; undefined where nobody can be chosen any more. */
  form: string | undefined
  isOver: boolean
}

const undelivered = ['bounced', 'interrupted', 'complained']

/** Who leaves, and who has an address that stays. */
export function LeaverTable({ leavers, form, isOver }: LeaverTableProps) {
  const { t, language } = useTranslation()
  const nameOf = (one: Leaver) => one.name ?? one.email
  return (
    <DataTable
      caption={t('leaving.page.list')}
      hideCaption
      rows={leavers}
      rowKey={(one) => one.id}
      empty={
        <EmptyState title={t('leaving.page.nobody')} level={2} icon="people">
          {t('leaving.page.nobodyText')}
        </EmptyState>
      }
      selection={
        form
          ? {
              ...{ name: 'leaver', form, title: t('leaving.page.choose') },
              value: (one) => one.id,
              label: (one) => t('leaving.page.chooseOne', { name: nameOf(one) }),
            }
          : undefined
      }
      columns={[
        { key: 'name', title: t('leaving.page.name'), cell: (one) => <bdi>{nameOf(one)}</bdi>, names: true },
        { key: 'email', title: t('leaving.page.email'), cell: (one) => one.email },
        {
          key: 'badges',
          title: t('leaving.page.badges'),
          cell: (one) => wholeNumber(language, one.badges),
          align: 'end',
        },
        { key: 'has', title: t('leaving.page.has'), cell: (one) => <AddressTag leaver={one} isOver={isOver} /> },
        {
          key: 'written',
          title: t('leaving.page.written'),
          cell: (one) =>
            one.invitedAt ? t('leaving.page.times', { count: one.reminders + 1 }) : t('leaving.page.never'),
          oneLine: true,
        },
      ]}
    />
  )
}

function AddressTag({ leaver, isOver }: { leaver: Leaver; isOver: boolean }) {
  const { t } = useTranslation()
  if (leaver.leftOutAt)
    return (
      <StatusTag tone="info" icon="minus">
        {t(leaver.isMember ? 'leaving.page.works' : 'leaving.page.leftOut')}
      </StatusTag>
    )
  if (leaver.isOpenAgain)
    return (
      <StatusTag tone="info" icon="undo">
        {t('leaving.page.openAgain')}
      </StatusTag>
    )
  if (leaver.hasAnother)
    return (
      <StatusTag tone="good" icon="check">
        {t('leaving.page.yes')}
      </StatusTag>
    )
  if (leaver.delivery && undelivered.includes(leaver.delivery))
    return (
      <StatusTag tone="warn" icon="undo">
        {t('leaving.page.undelivered')}
      </StatusTag>
    )
  return (
    <StatusTag tone={isOver ? 'info' : 'warn'} icon={isOver ? 'qr' : 'hourglass'}>
      {t(isOver ? 'leaving.page.noOver' : 'leaving.page.no')}
    </StatusTag>
  )
}
