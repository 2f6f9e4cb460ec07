import { type ColumnRole, columnRoles } from '#capabilities/awards/award-list.ts'
import type { ListColumn } from '#capabilities/awards/understand-list-rules.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface ListColumnsProps {
  fileName: string | null
  /** Where its people come from, when nobody wrote them down. */
  from: 'run' | 'register' | 'rule' | undefined
  /** Empty where each line was read by its look. */
  columns: ListColumn[]
  firstCells: string[]
}

const nameRoles = new Set<ColumnRole>(['name', 'name-last-first', 'first-name', 'last-name'])
const extraRoles = ['evidence', 'note', 'language', 'date'] as const

/** Says which column was taken for what, and lets a person say otherwise. */
export function ListColumns({ fileName, from, columns, firstCells }: ListColumnsProps) {
  const { t } = useTranslation()
  const nameOf = ({ heading }: ListColumn, index: number) =>
    heading ? `“${heading}”` : t('manage.check.column', { number: index + 1 })
  const listed = (wanted: (column: ListColumn) => boolean) =>
    columns.flatMap((column, index) => (wanted(column) ? [nameOf(column, index)] : [])).join(', ')
  const names = listed(({ role }) => nameRoles.has(role))
  const emails = listed(({ role }) => role === 'email')
  const unused = listed(({ role, heading }) => role === 'nothing' && heading !== '')
  const asked = columns.length > 0 ? columns : guessed(firstCells)
  return (
    <div className="notice tone-info">
      <div className="notice-body">
        <p>
          {from
            ? t(`manage.check.from.${from}`)
            : fileName
              ? t('manage.check.fromFile', { file: fileName })
              : t('manage.check.typed')}{' '}
          {columns.length === 0 && t('manage.check.byLook')}
          {names && t('manage.check.nameFrom', { columns: names })}{' '}
          {columns.length > 0 &&
            (emails ? t('manage.check.emailFrom', { columns: emails }) : t('manage.check.noEmail'))}{' '}
          {extraRoles.flatMap((extra) => {
            const from = listed(({ role }) => role === extra)
            return from ? [`${t(`manage.check.extra.${extra}`)}: ${from}. `] : []
          })}
          {unused && t('manage.check.notUsed', { columns: unused })}
        </p>
        <Disclosure summary={t('manage.check.change')}>
          <Form>
            <Stack>
              <input type="hidden" name="columns" value={asked.length} />
              {asked.map((column, index) => (
                <Select
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  key={index}
                  name={`column.${index}`}
                  label={column.heading || t('manage.check.column', { number: index + 1 })}
                  hint={column.sample && t('manage.check.sample', { sample: column.sample.slice(0, 60) })}
                  value={column.role}
                  options={columnRoles.map((role) => ({ value: role, label: t(`manage.check.role.${role}`) }))}
                />
              ))}
              <Button kind="quiet" name="do" value="columns">
                {t('manage.check.use')}
              </Button>
            </Stack>
          </Form>
        </Disclosure>
      </div>
    </div>
  )
}

/** Without headings: what the first line looks like. */
function guessed(cells: string[]): ListColumn[] {
  const name = cells.findIndex((cell) => cell && !cell.includes('@'))
  return cells.map((sample, index) => ({
    heading: '',
    sample,
    role: sample.includes('@') ? 'email' : index === name ? 'name' : 'nothing',
  }))
}
