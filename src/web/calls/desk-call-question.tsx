import { redirect } from 'react-router'
import { z } from 'zod'
import {
  type AnswerCallQuestionOutcome,
  answerCallQuestion,
  leaveOutCallQuestion,
} from '#capabilities/programme/answer-call-question.ts'
import { findCallQuestion } from '#capabilities/programme/list-call-questions.ts'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { requiredText } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-call-question'

async function questionInHand({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const question = isId(params.id)
    ? await findCallQuestion({ questionId: params.id }, { ...services, team })
    : undefined
  if (!question) throw new Response(null, { status: 404 })
  return { question, team }
}

export async function loader(args: Route.LoaderArgs) {
  return { question: (await questionInHand(args)).question }
}

const schema = z.object({
  question: requiredText(1000),
  questionCy: requiredText(1000),
  answer: requiredText(3000),
  answerCy: requiredText(3000),
})
const labels = {
  question: 'calls.question.question',
  questionCy: 'calls.question.questionCy',
  answer: 'calls.question.answer',
  answerCy: 'calls.question.answerCy',
} satisfies FieldLabels

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const { question, team } = await questionInHand(args)
  const powers = { ...services, team, now }
  const questionId = question.id
  const form = await args.request.formData()
  const goOn = (outcome: AnswerCallQuestionOutcome) => {
    if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'question-not-found')
    return redirect(`/programme/desk/calls/${question.callId}?done`)
  }
  switch (form.get('do')) {
    case 'leave-out':
      return goOn(await leaveOutCallQuestion({ questionId }, powers))
    case 'publish': {
      const parsed = parseForm(schema, form)
      return parsed.ok ? goOn(await answerCallQuestion({ questionId, answer: parsed.value }, powers)) : parsed
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** One question: as it was asked, and as all will see it. */
export default function DeskCallQuestionPage({ loaderData: { question }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const begun = asTyped({
    question: question.question ?? (question.language === 'en' ? question.asked : ''),
    questionCy: question.questionCy ?? (question.language === 'cy' ? question.asked : ''),
    answer: question.answer,
    answerCy: question.answerCy,
  })
  const { field } = useFields({ labels, typed: actionData?.typed ?? begun, errors })
  const title = t('calls.question.title')
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`/programme/desk/calls/${question.callId}`} label={t('calls.call.questions')} />
      <FormErrorSummary errors={errors} labels={labels} />
      <DeskHead title={title} />
      <Section title={t('calls.question.asked')}>
        <Paragraphs text={question.asked} />
      </Section>
      <Form>
        <TextInput {...field('question')} />
        <TextInput {...field('questionCy')} lang="cy" />
        <TextArea {...field('answer')} rows={5} />
        <TextArea {...field('answerCy')} rows={5} lang="cy" />
        <ButtonGroup>
          <Button name="do" value="publish">
            {t('calls.question.publish')}
          </Button>
          <Button kind="quiet" name="do" value="leave-out">
            {t('calls.question.leaveOut')}
          </Button>
        </ButtonGroup>
      </Form>
    </DeskPage>
  )
}
