import type { CheckedPerson } from '#capabilities/awards/check-award-list.ts'
import { Chips } from '#design/cards/tags.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import type { Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { HowItGetsThere, LineFields, PersonState } from './checked-person.tsx'

interface CheckedPeopleProps {
  people: CheckedPerson[]
  openCount: number
  /** How many of those are only asked whether they are the same person. */
  askedCount: number
  total: number
  locale: Language
  notify: boolean
  here: string
  show: 'open' | 'all'
  page: number
  hasMore: boolean
  /** The line that the issuer wants to change although nothing is wrong with it. */
  editing: number | undefined
}

/** Everybody whom the list names, as the name will print; what is doubtful is mended in its line. */
export function CheckedPeople(props: CheckedPeopleProps) {
  const { people, openCount, askedCount, total, locale, notify, here, show, page, hasMore, editing } = props
  const { t } = useTranslation()
  const isOpen = (one: CheckedPerson) =>
    one.line === editing || (!one.isLeftOut && (one.problem !== undefined || one.perhapsSame !== undefined))
  const anyOpen = people.some(isOpen)
  const address = (to: number) => `${here}?show=${show}&page=${to}`
  return (
    <Form id="mend" action={here}>
      {openCount > 0 && (
        <Chips
          label={t('manage.check.show.label')}
          chips={[
            {
              href: `${here}?show=open`,
              label: t('manage.check.show.open', { count: openCount }),
              current: show === 'open',
            },
            { href: `${here}?show=all`, label: t('manage.check.show.all', { count: total }), current: show === 'all' },
          ]}
        />
      )}
      <DataTable
        caption={t('manage.check.people')}
        rows={people}
        rowKey={(row) => String(row.line)}
        stands={isOpen}
        columns={[
          { key: 'line', title: t('manage.refused.line'), cell: (row) => String(row.line), align: 'end' },
          {
            key: 'name',
            title: t('manage.check.name'),
            cell: (row) => <PersonName person={row} isOpen={isOpen(row)} />,
            names: true,
          },
          {
            key: 'how',
            title: t('manage.check.how'),
            cell: (row) => <HowItGetsThere person={row} isOpen={isOpen(row)} locale={locale} notify={notify} />,
          },
          {
            key: 'state',
            title: t('manage.check.state'),
            cell: (row) =>
              isOpen(row) ? (
                <LineFields person={row} isEditing={row.line === editing} />
              ) : (
                <PersonState
                  person={row}
                  change={`${here}?show=${show}&page=${page}&line=${row.line}#line-${row.line}`}
                />
              ),
          },
        ]}
      />
      {anyOpen && (
        <ButtonGroup>
          <Button kind="quiet" name="do" value="save">
            {t('manage.check.save')}
          </Button>
          {askedCount > 1 && (
            <Button kind="plain" name="do" value="all-others">
              {t('manage.check.allOthers')}
            </Button>
          )}
          {openCount > 0 && (
            <Button kind="plain" name="do" value="leave-out">
              {t('manage.check.leaveAll', { count: openCount })}
            </Button>
          )}
        </ButtonGroup>
      )}
      <Pagination
        label={t('manage.check.people')}
        previous={page > 1 ? { href: address(page - 1), label: t('common.previous') } : undefined}
        next={hasMore ? { href: address(page + 1), label: t('common.next') } : undefined}
      />
    </Form>
  )
}

function PersonName({ person, isOpen }: { person: CheckedPerson; isOpen: boolean }) {
  const { t } = useTranslation()
  const { line, name, isLeftOut, holdsSince, repeats, perhapsSame, problem } = person
  if (isOpen && !(perhapsSame && !problem))
    return (
      <input
        id={`line-${line}`}
        type="text"
        dir="auto"
        className="input"
        name={`name.${line}`}
        defaultValue={name}
        aria-label={`${t('manage.check.line', { line })}: ${t('manage.check.name')}`}
      />
    )
  const words = name || t('manage.check.nameless')
  return <bdi>{isLeftOut || holdsSince || repeats !== undefined ? <s>{words}</s> : words}</bdi>
}
