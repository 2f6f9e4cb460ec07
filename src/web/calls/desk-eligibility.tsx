import { redirect } from 'react-router'
import { z } from 'zod'
import { type AskForInformationOutcome, askForInformation } from '#capabilities/programme/ask-for-information.ts'
import { type DecideEligibilityOutcome, decideEligibility } from '#capabilities/programme/decide-eligibility.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { readMoment } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-eligibility'
import { ApplicationLetter } from './application-letter.tsx'
import { moment } from './call-form.ts'
import { backToForm } from './look-then-do.ts'
import { sentInHand } from './sent-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { now } = visitOf(args)
  const { call, found, here } = await sentInHand(args)
  if (call.phase !== 'closed') throw redirect(here)
  const { reference, state, content } = found
  return { call, here, reference, state, place: content.place?.placeName ?? reference, now }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const question = z.object({ asked: requiredText(3000), dueAt: moment })
const finding = z.object({ reason: requiredText(2000) })
const labels: FieldLabels = {
  asked: 'information.desk.asked',
  dueAt: 'information.desk.dueAt',
  reason: 'information.desk.reason',
}

type Outcome = AskForInformationOutcome | DecideEligibilityOutcome
const refused: Record<Extract<Outcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'deciding.refused.application-not-found',
  'not-between-deadline-and-scoring': 'information.refused.not-between-deadline-and-scoring',
  'application-is-settled': 'information.refused.application-is-settled',
  'asked-already': 'information.refused.asked-already',
  'nothing-is-said': 'deciding.refused.nothing-is-said',
  'in-the-past': 'calls.refused.in-the-past',
  'reason-is-missing': 'calls.refused.reason-is-missing',
}

type Letter = 'asked' | 'ineligible' | 'eligible'
interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  /** The mail that is looked at before it is sent. */
  asks?: Letter
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { call, team, found, here } = await sentInHand(args)
  const powers = { ...services, queue, team, now }
  const of = { callId: call.id, applicationId: found.applicationId }
  const form = await args.request.formData()
  const back = backToForm(form)
  if (back) return { typed: back.typed, errors: {} }
  const doing = form.get('do')
  switch (doing) {
    case 'look-asked':
    case 'ask': {
      const parsed = parseForm(question, form)
      if (!parsed.ok) return parsed
      if (doing === 'look-asked') return { typed: parsed.typed, errors: {}, asks: 'asked' }
      const outcome = await askForInformation({ ...of, ...parsed.value }, powers)
      if (outcome.ok) return redirect(here)
      const field = outcome.refusal === 'in-the-past' ? 'dueAt' : 'asked'
      return { typed: parsed.typed, errors: { [field]: refused[outcome.refusal] } }
    }
    case 'look-found':
    case 'find-eligible':
    case 'find-ineligible': {
      const parsed = parseForm(finding, form)
      if (!parsed.ok) return parsed
      const isEligible = doing === 'look-found' ? found.state === 'ineligible' : doing === 'find-eligible'
      if (doing === 'look-found')
        return { typed: parsed.typed, errors: {}, asks: isEligible ? 'eligible' : 'ineligible' }
      const outcome = await decideEligibility({ ...of, ...parsed.value, isEligible }, powers)
      if (outcome.ok) return redirect(here)
      return { typed: parsed.typed, errors: { reason: refused[outcome.refusal] } }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const acts = { asked: 'ask', ineligible: 'find-ineligible', eligible: 'find-eligible' } as const

/** Between the deadline and scoring: what is missing is asked for once, and what cannot take part is told why. */
export default function DeskEligibilityPage({ loaderData, actionData }: Route.ComponentProps) {
  const { here, state, place } = loaderData
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const title = t('information.desk.title')
  const isOut = state === 'ineligible'
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={here} label={place} />
      <FormErrorSummary errors={errors} labels={labels} />
      <DeskHead title={title} />
      {actionData?.asks ? (
        <Preview {...loaderData} letter={actionData.asks} typed={typed} />
      ) : (
        <>
          {!isOut && (
            <Section title={t('information.desk.ask')}>
              <Form>
                <p>{t('information.desk.askText')}</p>
                <TextArea {...field('asked')} rows={5} />
                <TextInput {...field('dueAt')} type="datetime-local" hint={t('calls.form.zoneHint')} />
                <Button name="do" value="look-asked">
                  {t('information.desk.look')}
                </Button>
              </Form>
            </Section>
          )}
          <Section title={t(isOut ? 'information.desk.eligible' : 'information.desk.ineligible')}>
            <Form>
              <p>{t(isOut ? 'information.desk.eligibleText' : 'information.desk.ineligibleText')}</p>
              <TextArea {...field('reason')} rows={4} />
              <Button kind="quiet" name="do" value="look-found">
                {t('information.desk.look')}
              </Button>
            </Form>
          </Section>
        </>
      )}
    </DeskPage>
  )
}

type PreviewProps = Route.ComponentProps['loaderData'] & { letter: Letter; typed: Record<string, string> }

/** The mail as it will arrive, in this reader's language; it is sent in the applicant's. */
function Preview({ call, reference, place, now, letter, typed }: PreviewProps) {
  const { t, language } = useTranslation()
  const due = typed.dueAt ? readMoment(typed.dueAt) : undefined
  const figures = {
    ...{ reference, title: inLanguage(language, call.title, call.titleCy), words: typed.asked ?? typed.reason ?? '' },
    until: due ? dayAndTime(language, due, now) : '',
  }
  return (
    <Form>
      <AskFirst
        no={{ keepsTyped: true, label: t('common.notYet') }}
        question={t(`information.desk.sure.${letter}`, { place })}
        yes={{ value: acts[letter], label: t('information.desk.send'), danger: letter === 'ineligible' }}
      >
        <p>{t(`information.desk.sureText.${letter}`)}</p>
        {Object.entries(typed).map(([name, value]) =>
          name in labels ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
      </AskFirst>
      <ApplicationLetter mail={letter} figures={figures} />
    </Form>
  )
}
