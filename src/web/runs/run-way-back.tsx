import type { AwardRun } from '#capabilities/awards/award-run.ts'
import type { RunState } from '#capabilities/awards/award-run-rules.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { clockTime } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface RunWayBackProps {
  run: AwardRun
  state: RunState
  /** How many have kept theirs, where that stood in the way. */
  kept: number | undefined
  isLate: boolean | undefined
  hasMails: boolean
}

/** Until the mails go, all of a run can be taken back by one press. */
export function RunWayBack({ run, state, kept, isLate, hasMails }: RunWayBackProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (isLate)
    return (
      <Notice tone="bad" title={t('runs.late')} live>
        {t('runs.lateText')}
      </Notice>
    )
  if (state !== 'held' && state !== 'under-way') return null
  const isMailed = run.notify && (hasMails || state === 'under-way')
  const time = run.undoUntil ? clockTime(language, run.undoUntil) : ''
  return (
    <>
      {kept !== undefined && (
        <Notice tone="warn" title={t('runs.kept', { count: kept })} live>
          <p>{t('runs.keptText')}</p>
          <Form>
            <Button kind="quiet" name="do" value="undo-others">
              {t('runs.keptUndo')}
            </Button>
          </Form>
        </Notice>
      )}
      <div className="way-back">
        <div>
          {state === 'held' && (
            <p className="notice-title">{t(isMailed ? 'runs.held.mails' : 'runs.held.noMails', { time })}</p>
          )}
          <p>{t(state === 'held' ? 'runs.held.text' : 'runs.held.underWay')}</p>
        </div>
        <Form>
          <ButtonGroup>
            <Button kind="danger" name="do" value="undo">
              {t('runs.held.undo')}
            </Button>
            {state === 'held' && isMailed && (
              <Button kind="quiet" name="do" value="send-now">
                {t('runs.held.now')}
              </Button>
            )}
          </ButtonGroup>
        </Form>
      </div>
    </>
  )
}
