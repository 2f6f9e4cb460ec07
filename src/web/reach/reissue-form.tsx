import type { AskCorrectionOutcome } from '#capabilities/awards/ask-correction.ts'
import type { AwardCorrection } from '#capabilities/awards/find-correction.ts'
import type { UndoCorrectionOutcome } from '#capabilities/awards/undo-correction.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { clockTime } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { awardRefusalWords } from '#web/awards/award-refusals.ts'

export const reissueRefusal: Record<Extract<AskCorrectionOutcome, { ok: false }>['refusal'], MessageKey> = {
  ...awardRefusalWords,
  'award-not-found': 'reach.address.refused.award-not-found',
  'award-is-withdrawn': 'reach.address.refused.award-is-withdrawn',
  'award-is-on-hold': 'reach.reissueRefused.award-is-on-hold',
  'award-has-ended': 'reach.reissueRefused.award-has-ended',
  'award-has-moved': 'reach.reissueRefused.award-has-moved',
  'nothing-changed': 'reach.reissueRefused.nothing-changed',
  'email-is-wrong': 'reach.address.refused.email-is-wrong',
  'correction-waits': 'reach.address.refused.correction-waits',
  'extension-waits': 'reach.reissueRefused.extension-waits',
}

export const undoReissueRefusal: Record<Extract<UndoCorrectionOutcome, { ok: false }>['refusal'], MessageKey> = {
  'correction-not-found': 'reach.reissueRefused.nothing-to-undo',
  'undo-time-is-over': 'reach.reissueRefused.nothing-to-undo',
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

interface Named {
  name: string
  address: string
}

interface ReissueSureProps extends Named {
  /** Of the form: pressed twice it is one correction. */
  act: string
  /** What stands on the badge until now. */
  former: Named
  back: string
}

/** Shows what is signed before it is, beside what is there now. */
export function ReissueSure({ act, name, address, former, back }: ReissueSureProps) {
  const { t } = useTranslation()
  const change = (from: string, to: string) => (from === to ? to : t('reach.reissue.change', { from, to }))
  return (
    <>
      <PageHead title={t('reach.reissue.sure')} />
      <p>{t('reach.reissue.sureText')}</p>
      <SummaryList
        rows={[
          {
            term: t('reach.reissue.name'),
            detail: change(former.name || t('manage.awards.nameless'), name || t('manage.awards.nameless')),
          },
          {
            term: t('reach.address.label'),
            detail: change(former.address || t('manage.check.byCode'), address || t('manage.check.byCode')),
          },
        ]}
      />
      <Form>
        <input type="hidden" name="act" value={act} />
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

/** Until a correction is signed it can be taken back by one press; where it could not be signed it says why. */
export function ReissueWayBack({ correction }: { correction: AwardCorrection }) {
  const { t, language } = useTranslation()
  const { id, name, email, refusal } = correction
  const isOver = refusal !== null
  return (
    <div className="way-back">
      <div>
        <p className="notice-title">
          {isOver
            ? t('reach.reissue.couldNot')
            : t('reach.reissue.waits', { time: clockTime(language, new Date(correction.signFrom)) })}
        </p>
        {isOver ? (
          <p>{t(reissueRefusal[refusal])}</p>
        ) : (
          <>
            <p>{[name ?? t('manage.awards.nameless'), email ?? t('manage.check.byCode')].join(', ')}</p>
            <p>{t('reach.reissue.waitsText')}</p>
          </>
        )}
      </div>
      <Form>
        <input type="hidden" name="act" value={id} />
        <Button kind={isOver ? 'quiet' : 'danger'} name="do" value="correct-undo">
          {t(isOver ? 'reach.reissue.seen' : 'reach.reissue.undo')}
        </Button>
      </Form>
    </div>
  )
}
