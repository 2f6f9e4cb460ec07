import type { CorrectAddressOutcome } from '#capabilities/awards/correct-address.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

export const addressRefusal: Record<Extract<CorrectAddressOutcome, { ok: false }>['refusal'], MessageKey> = {
  'award-not-found': 'reach.address.refused.award-not-found',
  'award-is-withdrawn': 'reach.address.refused.award-is-withdrawn',
  'award-is-kept': 'reach.address.refused.award-is-kept',
  'email-is-wrong': 'reach.address.refused.email-is-wrong',
  'address-is-the-same': 'reach.address.refused.address-is-the-same',
  'learner-already-holds-it': 'reach.address.refused.learner-already-holds-it',
  'address-is-stopped': 'reach.address.refused.address-is-stopped',
  'correction-waits': 'reach.address.refused.correction-waits',
}

interface CorrectAddressProps {
  typed: string | undefined
  error: string | undefined
  isOpen: boolean
}

/** Asks for the right address of a badge that is not kept yet. */
export function CorrectAddress({ typed, error, isOpen }: CorrectAddressProps) {
  const { t } = useTranslation()
  return (
    <div id="address">
      <Disclosure summary={t('reach.address.title')} open={isOpen || error !== undefined} wide>
        <Form>
          <p>{t('reach.address.text')}</p>
          <TextInput name="email" type="email" label={t('reach.address.label')} value={typed} error={error} />
          <Button kind="quiet" name="do" value="address">
            {t('reach.address.check')}
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}

/** Shows what changes before it does. */
export function AddressSure({ from, to, back }: { from: string | null; to: string; back: string }) {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('reach.address.sure')} />
      <p>{t('reach.address.text')}</p>
      <SummaryList
        rows={[
          { term: t('reach.address.from'), detail: from ?? t('manage.check.byCode') },
          { term: t('reach.address.to'), detail: to },
        ]}
      />
      <Form>
        <input type="hidden" name="email" value={to} />
        <ButtonGroup>
          <Button name="do" value="address-yes">
            {t('reach.address.yes')}
          </Button>
          <ButtonLink kind="quiet" href={back}>
            {t('reach.address.no')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
