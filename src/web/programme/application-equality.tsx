import { redirect } from 'react-router'
import { equalityQuestionNames, equalityQuestions } from '#capabilities/programme/equality-question.ts'
import { type GiveEqualityAnswersOutcome, giveEqualityAnswers } from '#capabilities/programme/give-equality-answers.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { knownKey } from '#infrastructure/words/known-key.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { readWhole } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-equality'
import { ownApplication } from './application-in-hand.ts'
import { NarrowPage } from './narrow-page.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { application, here } = await ownApplication(args)
  if (application.revision === 0 || application.equalityAsked) throw redirect(here)
  return { here }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const refused: Record<Extract<GiveEqualityAnswersOutcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'applying.refused.application-not-found',
  'asked-already': 'equality.askedAlready',
}

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const { link, here } = await ownApplication(args)
  const form = await args.request.formData()
  const doing = form.get('do')
  if (doing !== 'give' && doing !== 'skip') throw new Response(null, { status: 400 })
  // Passing them by is an answer, too: they are not asked again.
  const said = doing === 'skip' ? {} : readWhole(form, equalityQuestionNames)
  const outcome = await giveEqualityAnswers({ ...link, said }, { ...services, now })
  return outcome.ok ? redirect(here) : { notice: refused[outcome.refusal] }
}

/** Asked once, after everything else, by choice: what is answered stands apart from the application. */
export default function ApplicationEqualityPage({ loaderData: { here }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('equality.title')
  return (
    <NarrowPage title={title} back={{ href: here, label: t('applying.back') }}>
      {actionData && <Notice tone="warn" title={t(actionData.notice)} live />}
      <Notice tone="good" title={t('applying.sent.title')} />
      <PageHead title={title} lead={t('equality.lead')} />
      <p>{t('equality.privacy')}</p>
      <Form>
        {equalityQuestionNames.map((question) => (
          <RadioGroup
            key={question}
            name={question}
            legend={t(`equality.question.${question}`)}
            value=""
            options={[
              ...equalityQuestions[question].map((answer) => ({
                value: answer,
                label: t(knownKey(`equality.${question}.${answer}`)),
              })),
              { value: '', label: t('equality.notSaid') },
            ]}
          />
        ))}
        <ButtonGroup>
          <Button name="do" value="give">
            {t('equality.give')}
          </Button>
          <Button kind="quiet" name="do" value="skip">
            {t('equality.skip')}
          </Button>
        </ButtonGroup>
      </Form>
    </NarrowPage>
  )
}
