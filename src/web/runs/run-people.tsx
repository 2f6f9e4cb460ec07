import type { AwardListing } from '#capabilities/awards/list-awards.ts'
import { AwardStateTag } from '#capabilities/awards/ui/award-table.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import type { DeliveryState } from '#infrastructure/mail/delivery-rules.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { holderName } from '#web/awards/holder-name.ts'
import type { LongerAnswer } from '#web/reach/act-on-longer.ts'
import { LongerFields } from '#web/reach/longer-form.tsx'

interface RunPeopleProps {
  people: AwardListing[]
  /** By the id of an award: the letters of a code that is not used yet. */
  codes: Record<string, string>
  next: string | undefined
  paged: boolean
  base: string
  here: string
  /** How many of the run are not withdrawn. */
  left: number
  typed: { chosen: string[]; reason: string; isMistake: boolean } | undefined
  problem: MessageKey | undefined
  longer: LongerAnswer | undefined
  /** How far the mails came, and which of these is shown alone. */
  deliveries: { state: DeliveryState; awards: number }[]
  delivery: DeliveryState | undefined
}

/** Everybody whom a run gave a badge, to be chosen from and withdrawn with one reason. */
export function RunPeople({
  people,
  codes,
  next,
  paged,
  base,
  here,
  left,
  typed,
  problem,
  longer,
  ...mails
}: RunPeopleProps) {
  const { deliveries, delivery } = mails
  const { t } = useTranslation()
  const nameOf = (row: AwardListing) => holderName(row, t)
  const chosen = new Set(typed?.chosen ?? longer?.typed.chosen)
  return (
    <Form>
      {deliveries.length > 1 && (
        <Chips
          label={t('delivery.filter')}
          named
          chips={[undefined, ...deliveries].map((one) => ({
            href: one ? `${here}?state=${one.state}` : here,
            label: one ? `${t(`delivery.state.${one.state}`)} (${one.awards})` : t('common.all'),
            current: one?.state === delivery,
          }))}
        />
      )}
      <DataTable
        caption={t('runs.list')}
        rows={people}
        rowKey={(row) => row.id}
        selection={
          left > 0
            ? {
                name: 'award',
                value: (row) => row.id,
                label: (row) => t('runs.chooseOne', { name: nameOf(row) }),
                title: t('runs.choose'),
                chosen: (row) => chosen.has(row.id),
              }
            : undefined
        }
        columns={[
          {
            key: 'learner',
            title: t('manage.awards.learner'),
            cell: (row) => <a href={`${base}/awards/${row.id}`}>{nameOf(row)}</a>,
            names: true,
          },
          {
            key: 'email',
            title: t('manage.bulk.email'),
            cell: (row) => {
              const code = codes[row.id]
              return row.recipientEmail ?? (code ? t('runs.byCode', { code }) : t('manage.check.byCode'))
            },
          },
          { key: 'state', title: t('manage.awards.state'), cell: (row) => <AwardStateTag award={row} /> },
        ]}
      />
      <Pagination
        label={t('runs.list')}
        previous={paged ? { href: here, label: t('common.first') } : undefined}
        next={
          next
            ? { href: `${here}?${delivery ? `state=${delivery}&` : ''}after=${next}`, label: t('common.next') }
            : undefined
        }
      />
      {left > 0 && people.some((row) => row.validUntil) && (
        <Disclosure summary={t('manage.longer.titleChosen')} open={longer !== undefined} wide>
          <LongerFields answer={longer} />
        </Disclosure>
      )}
      {left > 0 && (
        <Disclosure summary={t('runs.withdraw.title')} open={typed !== undefined} wide>
          <Stack>
            <p>{t('runs.withdraw.text')}</p>
            <TextArea
              name="reason"
              label={t('manage.withdraw.reason')}
              hint={t('manage.withdraw.reasonHint')}
              rows={2}
              value={typed?.reason}
              error={problem && t(problem)}
            />
            <Checkbox
              name="mistake"
              label={t('runs.withdraw.mistake')}
              hint={t('runs.withdraw.mistakeHint')}
              checked={typed?.isMistake}
            />
            <ButtonGroup>
              <Button kind="quiet" name="do" value="withdraw">
                {t('runs.withdraw.chosen')}
              </Button>
              <Button kind="quiet" name="do" value="hold">
                {t('manage.hold.chosen')}
              </Button>
              <Button kind="quiet" name="do" value="restore">
                {t('manage.hold.restoreChosen')}
              </Button>
              <Button kind="danger" name="do" value="withdraw-all">
                {t('runs.withdraw.all')}
              </Button>
            </ButtonGroup>
          </Stack>
        </Disclosure>
      )}
    </Form>
  )
}
