import { redirect } from 'react-router'
import { z } from 'zod'
import {
  type AnswerInformationRequestOutcome,
  answerInformationRequest,
} from '#capabilities/programme/answer-information-request.ts'
import { listInformationRequests } from '#capabilities/programme/ask-for-information.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type LookedAt, lookThenDo } from '#web/calls/look-then-do.ts'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-information'
import { ownApplication } from './application-in-hand.ts'
import { NarrowPage } from './narrow-page.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { link, application, here, now } = await ownApplication(args)
  const requests = await listInformationRequests(link, services)
  if (requests.length === 0) throw redirect(here)
  return { here, requests, isAsked: application.state === 'more-information', now }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({ answer: requiredText(5000) })
const labels: FieldLabels = { answer: 'information.answer' }

const refused: Record<Extract<AnswerInformationRequestOutcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'applying.refused.application-not-found',
  'nothing-is-asked': 'information.refused.nothing-is-asked',
  'answer-is-late': 'information.refused.answer-is-late',
  'nothing-is-said': 'deciding.refused.nothing-is-said',
}

export async function action(args: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, queue, now } = visitOf(args)
  const { link, here } = await ownApplication(args)
  const read = lookThenDo(await args.request.formData(), { schema, act: 'answer' })
  if (!read.ok) return read.answer
  const { answer } = read.value
  const outcome = await answerInformationRequest({ ...link, answer }, { ...services, queue, now })
  if (outcome.ok) return redirect(here)
  return { typed: read.typed, errors: { answer: refused[outcome.refusal] } }
}

/** What the team asked for after the deadline, and the answer: once, and by the day that it says. */
export default function ApplicationInformationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { here, requests, isAsked, now } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const title = t('information.title')
  const open = isAsked ? requests.findLast(({ answeredAt, dueAt }) => !answeredAt && dueAt >= now) : undefined
  return (
    <NarrowPage title={title} back={{ href: here, label: t('applying.back') }} errors={errors} labels={labels}>
      <PageHead title={title} lead={t('information.lead')} />
      {requests.map((one) => (
        <Section key={one.id} title={t('information.by', { date: dayAndTime(language, one.dueAt, now) })}>
          <Paragraphs text={one.asked ?? ''} />
          {one.answer && (
            <>
              <h3>{t('information.answered')}</h3>
              <Paragraphs text={one.answer} />
            </>
          )}
        </Section>
      ))}
      {open && (
        <Form>
          {actionData?.asks ? (
            <AskFirst
              no={{ keepsTyped: true, label: t('common.notYet') }}
              question={t('information.ask')}
              yes={{ value: 'answer', label: t('information.now') }}
            >
              <Paragraphs text={typed.answer ?? ''} />
              <input type="hidden" name="answer" value={typed.answer ?? ''} />
            </AskFirst>
          ) : (
            <>
              <TextArea {...field('answer')} rows={8} />
              <Button name="do" value="look">
                {t('information.look')}
              </Button>
            </>
          )}
        </Form>
      )}
    </NarrowPage>
  )
}
