import { redirect } from 'react-router'
import {
  type AnswerInterestOutcome,
  answerInterest,
  type UndoAnswerOutcome,
  undoAnswer,
} from '#capabilities/interests/answer-interest.ts'
import { findInterest } from '#capabilities/interests/find-interest.ts'
import { answerGoesAt, isOnItsWay, longestAnswer } from '#capabilities/interests/interest-rules.ts'
import { prepareInterestLetter } from '#capabilities/interests/tell-of-interest.ts'
import { listingPath } from '#capabilities/opportunities/opportunity.ts'
import { LetterPreview } from '#design/cards/letter-preview.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { dayAndTime, longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-interest'

async function interestAt({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const { organisation } = issuerDesk({ context })
  const interest = isId(params.id) ? await findInterest({ interestId: params.id }, services) : undefined
  if (!interest?.provenAt || interest.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  return interest
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { name, age, title, titleCy, slug, placeSlug, audience, message, askedAt, answeredAt, answer } =
    await interestAt({
      ...{ context, params },
    })
  return {
    organisation,
    isManager: manager !== undefined,
    interest: { name, age, title, titleCy, slug, placeSlug, audience, message, askedAt, answeredAt, answer },
    goesAt: answeredAt && answerGoesAt(answeredAt),
    isGone: answeredAt !== null && isOnItsWay(answeredAt, now),
    now,
  }
}

type Refusal = Extract<AnswerInterestOutcome | UndoAnswerOutcome, { ok: false }>['refusal']

const refusals: Record<Refusal, MessageKey> = {
  'interest-not-found': 'interests.desk.refused.gone',
  'interest-is-answered': 'interests.desk.refused.answered',
  'answer-is-missing': 'interests.desk.refused.missing',
  'answer-is-too-long': 'forms.tooLong',
  'answer-has-gone': 'interests.desk.refused.sent',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now, t } = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const interest = await interestAt({ context, params })
  const interestId = interest.id
  const form = await request.formData()
  // Browsers end lines as mails do: paragraphs are found by plain ones.
  const answer = String(form.get('answer') ?? '').replace(/\r\n?/g, '\n')
  const powers = { ...services, issuer, now }
  const here = `/organisations/${organisation.slug}/manage/interests/${interestId}`
  const refuse = (refusal: Refusal) => ({
    answer,
    letter: undefined,
    message: t(refusals[refusal], { limit: longestAnswer, length: answer.trim().length }),
  })
  switch (form.get('do')) {
    case 'look': {
      if (answer.trim() === '') return refuse('answer-is-missing')
      if (answer.trim().length > longestAnswer) return refuse('answer-is-too-long')
      const asked = { ...interest, answer: answer.trim() }
      const { preview } = prepareInterestLetter({ interest: asked, mail: 'answered', url: '' })
      return { answer, letter: preview, message: undefined }
    }
    case 'change':
      return { answer, letter: undefined, message: undefined }
    case 'send': {
      const outcome = await answerInterest({ interestId, answer }, powers)
      if (outcome.ok) return redirect(here)
      return refuse(outcome.refusal)
    }
    case 'undo': {
      const outcome = await undoAnswer({ interestId }, powers)
      if (outcome.ok) return { answer: outcome.answer ?? '', letter: undefined, message: undefined }
      return refuse(outcome.refusal)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** One question, and its one answer: looked at before it is sent, and taken back while its mail waits. */
export default function DeskInterestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, interest, goesAt, isGone, now } = loaderData
  const { t, language } = useTranslation()
  const { letter, message, answer } = actionData ?? {}
  const base = `/organisations/${organisation.slug}/manage/interests`
  const title = t('interests.desk.from', { name: interest.name })
  return (
    <ManageConsole
      organisation={organisation}
      title={message ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={base} label={t('interests.desk.title')} />
      {message && <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'answer', message }]} />}
      <DeskHead title={title} />
      <SummaryList
        rows={[
          {
            term: t('interests.desk.about'),
            detail: <a href={listingPath(interest)}>{inLanguage(language, interest.title, interest.titleCy)}</a>,
          },
          { term: t('interests.desk.comes'), detail: t(`bookings.ageBand.${interest.age}`) },
          { term: t('interests.desk.asked'), detail: longDate(language, interest.askedAt) },
        ]}
      />
      {interest.message ? (
        <Paragraphs text={interest.message} />
      ) : (
        <p className="muted">{t('interests.desk.noMessage')}</p>
      )}
      {interest.answeredAt && goesAt ? (
        <section className="stack">
          <h2>{t('interests.desk.answer')}</h2>
          <Paragraphs text={interest.answer ?? ''} />
          {isGone ? (
            <p className="muted">{t('interests.desk.gone', { date: longDate(language, goesAt) })}</p>
          ) : (
            <Form>
              <Notice tone="info" title={t('interests.desk.waiting', { time: dayAndTime(language, goesAt, now) })}>
                <p>{t('interests.desk.waitingText')}</p>
                <Button kind="quiet" name="do" value="undo">
                  {t('interests.desk.undo')}
                </Button>
              </Notice>
            </Form>
          )}
        </section>
      ) : letter ? (
        <Form>
          <h2>{t('interests.desk.letter')}</h2>
          <LetterPreview {...letter} />
          <input type="hidden" name="answer" value={answer} />
          <ButtonGroup>
            <Button name="do" value="send">
              {t('interests.desk.send')}
            </Button>
            <Button kind="quiet" name="do" value="change">
              {t('interests.desk.change')}
            </Button>
          </ButtonGroup>
        </Form>
      ) : (
        <Form>
          <TextArea
            name="answer"
            label={t('interests.desk.answer')}
            hint={t('interests.desk.answerHint')}
            rows={6}
            value={answer}
            error={message}
          />
          <p>
            <Button name="do" value="look">
              {t('interests.desk.look')}
            </Button>
          </p>
        </Form>
      )}
    </ManageConsole>
  )
}
