import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface WithdrawSureProps {
  verb: string
  chosen: string[]
  reason: string
  isMistake: boolean
  /** How many there are to withdraw in all. */
  all: number
  back: string
}

const wordsOf = {
  withdraw: { title: 'runs.withdraw.sure', text: 'runs.withdraw.sureText', yes: 'runs.withdraw.yes' },
  hold: { title: 'manage.hold.sure', text: 'manage.hold.sureText', yes: 'manage.hold.chosen' },
  restore: { title: 'manage.hold.restoreSure', text: 'manage.hold.restoreSureText', yes: 'manage.hold.restoreChosen' },
} as const

/** Asks once more before badges are withdrawn, and carries along what was typed. */
export function WithdrawSure({ verb, chosen, reason, isMistake, all, back }: WithdrawSureProps) {
  const { t } = useTranslation()
  const words = wordsOf[verb === 'hold' || verb === 'restore' ? verb : 'withdraw']
  const isAll = verb === 'withdraw-all'
  return (
    <>
      <PageHead title={t(words.title, { count: isAll ? all : chosen.length })} />
      <p>{t(words.text)}</p>
      <SummaryList rows={[{ term: t('manage.withdraw.reason'), detail: reason }]} />
      {isAll && isMistake && <p>{t('runs.withdraw.sureMistake')}</p>}
      <Form>
        {chosen.map((id) => (
          <input key={id} type="hidden" name="award" value={id} />
        ))}
        <input type="hidden" name="reason" value={reason} />
        {isMistake && <input type="hidden" name="mistake" value="yes" />}
        <input type="hidden" name="sure" value="yes" />
        <ButtonGroup>
          <Button kind={verb === 'restore' ? 'primary' : 'danger'} name="do" value={verb}>
            {t(words.yes)}
          </Button>
          <ButtonLink kind="quiet" href={back}>
            {t('runs.withdraw.no')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
