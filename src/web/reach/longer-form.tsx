import type { WaitingExtension } from '#capabilities/awards/find-renewal.ts'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { clockTime, longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { useDesk } from '#web/desks/desk-data.ts'
import type { LongerAnswer } from './act-on-longer.ts'

/** Asks until when badges are to run, or what shows that they were earned again. */
export function LongerFields({ answer }: { answer: LongerAnswer | undefined }) {
  const renewsOnly = useDesk()?.isClosed === true
  const { t } = useTranslation()
  const problem = answer?.kind === 'problem' ? answer : undefined
  const errorOf = (field: string) => (problem?.field === field ? t(problem.message) : undefined)
  return (
    <Stack>
      <p>{t(renewsOnly ? 'succession.desk.renewText' : 'manage.longer.text')}</p>
      {!renewsOnly && (
        <TextInput
          name="lastDay"
          type="date"
          width={20}
          label={t('manage.longer.lastDay')}
          hint={t('manage.longer.lastDayHint')}
          optional={t('common.optional')}
          value={answer?.typed.lastDay}
          error={errorOf('lastDay')}
        />
      )}
      <TextArea
        name="because"
        label={t('manage.longer.because')}
        hint={t('manage.longer.becauseHint')}
        rows={2}
        value={answer?.typed.because}
        error={errorOf('because')}
      />
      <ButtonGroup>
        {!renewsOnly && (
          <Button kind="quiet" name="do" value="extend">
            {t('manage.longer.extend')}
          </Button>
        )}
        <Button kind="quiet" name="do" value="renew">
          {t('manage.longer.renew')}
        </Button>
      </ButtonGroup>
    </Stack>
  )
}

/** The same on a page of its own, for those who were chosen from a list. */
export function LongerAsk({ answer, back }: { answer: Exclude<LongerAnswer, { kind: 'sure' }>; back: string }) {
  const { t } = useTranslation()
  const { chosen } = answer.typed
  return (
    <>
      {answer.kind === 'problem' && (
        <ErrorSummary title={t('common.errorSummary')} errors={[{ field: answer.field, message: t(answer.message) }]} />
      )}
      <PageHead title={t('manage.longer.titleChosen')} lead={t('manage.longer.ofChosen', { count: chosen.length })} />
      <Form>
        {chosen.map((id) => (
          <input key={id} type="hidden" name="award" value={id} />
        ))}
        <LongerFields answer={answer} />
        <p>
          <a href={back}>{t('manage.longer.no')}</a>
        </p>
      </Form>
    </>
  )
}

/** Shows what would be done before it is, and carries along what was typed. */
export function LongerSure({ answer, back }: { answer: Extract<LongerAnswer, { kind: 'sure' }>; back: string }) {
  const { t, language } = useTranslation()
  const { verb, act, typed, preview } = answer
  const day = (at: Date) => longDate(language, new Date(new Date(at).getTime() - 1))
  const days = preview && [...new Set([day(preview.from), day(preview.to)])].join(' – ')
  return (
    <>
      <PageHead title={t(`manage.longer.${verb}Sure`, { count: preview?.awards ?? typed.chosen.length })} />
      <p>{t(`manage.longer.${verb}SureText`)}</p>
      <SummaryList
        rows={[
          ...(days ? [{ term: t('manage.longer.lastDay'), detail: days }] : []),
          { term: t(verb === 'renew' ? 'awards.evidence' : 'manage.longer.because'), detail: typed.because },
        ]}
      />
      <Form>
        {typed.chosen.map((id) => (
          <input key={id} type="hidden" name="award" value={id} />
        ))}
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="lastDay" value={typed.lastDay} />
        <input type="hidden" name="because" value={typed.because} />
        <ButtonGroup>
          <Button name="do" value={`${verb}-yes`}>
            {t(`manage.longer.${verb}Yes`)}
          </Button>
          <ButtonLink kind="quiet" href={back}>
            {t('manage.longer.no')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** Until an extension is signed it can be taken back by one press. */
export function LongerWayBack({ waiting, count }: { waiting: WaitingExtension; count: number }) {
  const { t, language } = useTranslation()
  return (
    <div className="way-back">
      <div>
        <p className="notice-title">
          {t('manage.longer.waits', { count, time: clockTime(language, new Date(waiting.signFrom)) })}
        </p>
        <p>{t('manage.longer.waitsText')}</p>
      </div>
      <Form>
        <input type="hidden" name="act" value={waiting.id} />
        <Button kind="danger" name="do" value="extend-undo">
          {t('manage.longer.undo')}
        </Button>
      </Form>
    </div>
  )
}
