import type { CorrectAwardOutcome } from '#capabilities/awards/correct-award.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { awardRefusalWords } from '#web/awards/award-refusals.ts'

export const reissueRefusal: Record<Extract<CorrectAwardOutcome, { ok: false }>['refusal'], MessageKey> = {
  ...awardRefusalWords,
  'award-not-found': 'reach.address.refused.award-not-found',
  'award-is-withdrawn': 'reach.address.refused.award-is-withdrawn',
  'award-is-on-hold': 'reach.reissueRefused.award-is-on-hold',
  'nothing-changed': 'reach.reissueRefused.nothing-changed',
  'email-is-wrong': 'reach.address.refused.email-is-wrong',
}

interface ReissueProps {
  name: string
  address: string
  error: string | undefined
}

/** Asks for the right name and address of a badge that is then signed anew. */
export function Reissue({ name, address, error }: ReissueProps) {
  const { t } = useTranslation()
  return (
    <Disclosure summary={t('reach.reissue.title')} open={error !== undefined} wide>
      <Form>
        <p>{t('reach.reissue.text')}</p>
        <TextInput name="name" label={t('reach.reissue.name')} value={name} error={error} />
        <TextInput name="address" type="email" label={t('reach.address.label')} value={address} autoComplete="off" />
        <Button kind="quiet" name="do" value="correct">
          {t('reach.reissue.check')}
        </Button>
      </Form>
    </Disclosure>
  )
}

/** Shows what is signed before it is. */
export function ReissueSure({ name, address, back }: { name: string; address: string; back: string }) {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('reach.reissue.sure')} />
      <p>{t('reach.reissue.text')}</p>
      <SummaryList
        rows={[
          { term: t('reach.reissue.name'), detail: name || t('manage.awards.nameless') },
          { term: t('reach.address.label'), detail: address || t('manage.check.byCode') },
        ]}
      />
      <Form>
        <input type="hidden" name="name" value={name} />
        <input type="hidden" name="address" value={address} />
        <ButtonGroup>
          <Button name="do" value="correct-yes">
            {t('reach.reissue.yes')}
          </Button>
          <ButtonLink kind="quiet" href={back}>
            {t('reach.reissue.no')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
