import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { BulkAnswer, BulkProblem, BulkQuestion, BulkResult } from './bulk-form.ts'

/** The words of one act on a list. */
export interface BulkWords {
  /** On its button. */
  label: string
  /** What follows from it, beside the question. */
  text: string
  isDanger?: boolean
  /** What the person says to those concerned. */
  reason?: string
}

const namesShown = 12
const mostSaid = 20

const problems: Record<BulkProblem, MessageKey> = {
  'nothing-ticked': 'desk.list.problem.nothing-ticked',
  'too-many': 'desk.list.problem.too-many',
  'too-late-to-undo': 'desk.list.problem.too-late-to-undo',
  'act-not-found': 'desk.list.problem.act-not-found',
}

interface BulkPanelProps {
  answer: BulkAnswer | undefined
  result: BulkResult | undefined
  acts: Record<string, BulkWords>
  /** What a refusal of the list's acts is called. */
  refusal: (refusal: string) => string
  /** The list as it was before the question. */
  here: string
}

/** Above a list: what is about to be done, or what was done and its way back. */
export function BulkPanel({ answer, result, acts, refusal, here }: BulkPanelProps) {
  const { t } = useTranslation()
  const words = answer?.question && acts[answer.question.act]
  if (answer?.problem) return <Notice tone="warn" title={t(problems[answer.problem])} live />
  if (answer?.question && words) return <Question question={answer.question} words={words} here={here} />
  if (result) return <Result result={result} label={acts[result.act]?.label ?? ''} refusal={refusal} />
  return null
}

function Question({ question, words, here }: { question: BulkQuestion; words: BulkWords; here: string }) {
  const { t, language } = useTranslation()
  const { act, actId, subjects, reason, isReasonMissing } = question
  const more = subjects.length - namesShown
  return (
    <Form>
      <Notice tone="warn" title={t('desk.list.sure', { act: words.label, count: subjects.length })} live>
        <p>{words.text}</p>
        <ul>
          {subjects.slice(0, namesShown).map(({ id, name, nameCy }) => (
            <li key={id}>
              <bdi>{inLanguage(language, name, nameCy)}</bdi>
            </li>
          ))}
          {more > 0 && <li>{t('desk.list.andMore', { count: more })}</li>}
        </ul>
        <input type="hidden" name="act" value={actId} />
        {subjects.map(({ id }) => (
          <input key={id} type="hidden" name="subject" value={id} />
        ))}
        {words.reason && (
          <TextArea
            name="reason"
            label={words.reason}
            value={reason}
            rows={3}
            error={isReasonMissing ? t('forms.required') : undefined}
          />
        )}
        <ButtonGroup>
          <Button kind={words.isDanger ? 'danger' : 'primary'} name="do" value={`${act}-now`}>
            {t('desk.list.doIt', { act: words.label, count: subjects.length })}
          </Button>
          <a href={here}>{t('desk.list.doNot')}</a>
        </ButtonGroup>
      </Notice>
    </Form>
  )
}

function Result({
  result,
  label,
  refusal,
}: {
  result: BulkResult
  label: string
  refusal: (refusal: string) => string
}) {
  const { t, language } = useTranslation()
  const done = result.items.filter((item) => item.leftBecause === null)
  const left = result.items.filter((item) => item.leftBecause !== null)
  const back = done.filter((item) => item.undoneAt !== null)
  const stayed = result.undoneAt ? done.filter((item) => item.undoneAt === null) : []
  const unsaid = result.undoneAt ? stayed : left
  return (
    <Notice
      tone={unsaid.length > 0 ? 'warn' : 'good'}
      title={
        result.undoneAt
          ? t('desk.list.undone', { count: back.length })
          : t('desk.list.done', { act: label, count: done.length })
      }
      live
    >
      {unsaid.length > 0 && (
        <>
          <p>{t('desk.list.notDone', { count: unsaid.length })}</p>
          <ul>
            {unsaid.slice(0, mostSaid).map((item) => (
              <li key={item.subjectId}>
                <bdi>{inLanguage(language, item.name, item.nameCy)}</bdi>
                {': '}
                {refusal((result.undoneAt ? item.stayedBecause : item.leftBecause) ?? 'not-reached')}
              </li>
            ))}
            {unsaid.length > mostSaid && <li>{t('desk.list.andMore', { count: unsaid.length - mostSaid })}</li>}
          </ul>
        </>
      )}
      {!result.finishedAt && <p>{t('desk.list.interrupted')}</p>}
      {result.mayUndo && (
        <Form>
          <input type="hidden" name="act" value={result.id} />
          <ButtonGroup>
            <Button kind="quiet" name="do" value="undo" icon="undo">
              {t('desk.list.undo')}
            </Button>
          </ButtonGroup>
          <p className="small">{t('desk.list.undoText')}</p>
        </Form>
      )}
    </Notice>
  )
}
