import type { ListedPerson } from '#capabilities/awards/understand-list-rules.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface CheckedPeopleProps {
  people: ListedPerson[]
  notify: boolean
  here: string
  page: number
  hasMore: boolean
}

/** Everybody whom the list names, as the name will print. */
export function CheckedPeople({ people, notify, here, page, hasMore }: CheckedPeopleProps) {
  const { t } = useTranslation()
  return (
    <>
      <DataTable
        caption={t('manage.check.people')}
        rows={people}
        rowKey={(row) => String(row.line)}
        columns={[
          { key: 'line', title: t('manage.refused.line'), cell: (row) => String(row.line), align: 'end' },
          {
            key: 'name',
            title: t('manage.check.name'),
            cell: (row) => <bdi>{row.name || t('manage.check.nameless')}</bdi>,
            names: true,
          },
          {
            key: 'how',
            title: t('manage.check.how'),
            cell: (row) => (row.email ? row.email : t('manage.check.byCode')),
          },
          { key: 'state', title: t('manage.check.state'), cell: (row) => <PersonState person={row} /> },
        ]}
      />
      {!notify && <p>{t('manage.check.noMail')}</p>}
      <Pagination
        label={t('manage.check.people')}
        previous={page > 1 ? { href: `${here}?page=${page - 1}`, label: t('common.previous') } : undefined}
        next={hasMore ? { href: `${here}?page=${page + 1}`, label: t('common.next') } : undefined}
      />
    </>
  )
}

function PersonState({ person: { line, problem, isLeftOut, repeats } }: { person: ListedPerson }) {
  const { t } = useTranslation()
  if (isLeftOut)
    return (
      <Form>
        {t('manage.check.isOut')}{' '}
        <Button
          kind="plain"
          small
          name="do"
          value={`again ${line}`}
          aria-label={t('manage.check.againLabel', { line })}
        >
          {t('manage.check.again')}
        </Button>
      </Form>
    )
  if (problem) return <StatusTag tone="warn">{t('manage.check.mend')}</StatusTag>
  if (repeats !== undefined) return t('manage.check.repeats', { line: repeats })
  return <StatusTag tone="good">{t('manage.check.ready')}</StatusTag>
}
