import { redirect } from 'react-router'
import { z } from 'zod'
import type { CallPhase } from '#capabilities/programme/call.ts'
import { phaseAfter } from '#capabilities/programme/call-phase-rules.ts'
import { type ExtendCallOutcome, extendCall } from '#capabilities/programme/extend-call.ts'
import {
  type ExtendCallApplicationOutcome,
  extendCallApplication,
} from '#capabilities/programme/extend-call-application.ts'
import { countCallApplications } from '#capabilities/programme/find-call-application.ts'
import { findLogState } from '#capabilities/programme/find-log-state.ts'
import { listCallQuestions } from '#capabilities/programme/list-call-questions.ts'
import { type MoveCallOutcome, moveCall } from '#capabilities/programme/move-call.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { TopicList } from '#design/tables/topic-list.tsx'
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
import type { Route } from './+types/desk-call'
import { ApplicationLetter } from './application-letter.tsx'
import { moment } from './call-form.ts'
import { callInHand } from './call-in-hand.ts'
import { backToForm } from './look-then-do.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services, now } = visitOf(args)
  const { call, team } = await callInHand(args)
  const powers = { ...services, team }
  const [counts, questions, log] = await Promise.all([
    countCallApplications({ callId: call.id }, powers),
    listCallQuestions({ callId: call.id }, powers),
    findLogState({ callId: call.id }, powers),
  ])
  return { call, counts, questions, log, now, done: new URL(args.request.url).searchParams.has('done') }
}

const schema = z.object({ closesAt: moment, reason: requiredText(500) })
const labels: FieldLabels = {
  closesAt: 'calls.call.until',
  reason: 'calls.call.reason',
  reference: 'applying.desk.reference',
}
const forOne = schema.extend({ reference: requiredText(20) })

type Outcome = MoveCallOutcome | ExtendCallOutcome | ExtendCallApplicationOutcome
type Refusal = Extract<Outcome, { ok: false }>['refusal']
const refused: Record<Refusal, MessageKey> = {
  'not-the-next-phase': 'calls.refused.not-the-next-phase',
  'before-the-deadline': 'calls.refused.before-the-deadline',
  'deadline-is-over': 'calls.refused.deadline-is-over',
  'call-not-found': 'calls.refused.call-not-found',
  'call-is-not-open': 'calls.refused.call-is-not-open',
  'not-later': 'calls.refused.not-later',
  'in-the-past': 'calls.refused.in-the-past',
  'reason-is-missing': 'calls.refused.reason-is-missing',
  'application-not-found': 'applying.desk.none',
  'shortlist-is-missing': 'deciding.refused.shortlist-is-missing',
  'decision-is-missing': 'deciding.refused.decision-is-missing',
  'answers-are-due': 'information.refused.answers-are-due',
}

/** Where a call can be moved to from here; it is announced on the page of its decision. */
const onThisDesk = [
  'open',
  'closed',
  'scoring',
  'shortlisting',
  'interviews',
  'deciding',
  'archived',
] as const satisfies CallPhase[]

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  asks?: boolean
  /** The form that gives one applicant longer. */
  forOne?: boolean
  /** A new deadline is looked at before it is told to others. */
  looks?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { call, team } = await callInHand(args)
  const powers = { ...services, queue, team, now }
  const here = `/programme/desk/calls/${call.id}?done`
  const form = await args.request.formData()
  const back = backToForm(form)
  if (back) return { ...back, forOne: back.typed.reference !== undefined }
  const nothing = { typed: {}, errors: {} }
  switch (form.get('do')) {
    case 'look':
      return { ...nothing, asks: true }
    case 'move': {
      const to = onThisDesk.find((phase) => phase === form.get('to'))
      if (!to) throw new Response(null, { status: 400 })
      const outcome = await moveCall({ callId: call.id, to }, powers)
      return outcome.ok ? redirect(here) : { ...nothing, notice: refused[outcome.refusal] }
    }
    case 'look-extend': {
      const parsed = parseForm(schema, form)
      return parsed.ok ? { typed: parsed.typed, errors: {}, looks: true } : parsed
    }
    case 'look-extend-one': {
      const parsed = parseForm(forOne, form)
      return parsed.ok ? { typed: parsed.typed, errors: {}, looks: true, forOne: true } : { ...parsed, forOne: true }
    }
    case 'extend': {
      const parsed = parseForm(schema, form)
      if (!parsed.ok) return parsed
      const outcome = await extendCall({ callId: call.id, ...parsed.value }, powers)
      if (outcome.ok) return redirect(here)
      return { typed: parsed.typed, errors: { closesAt: refused[outcome.refusal] } }
    }
    case 'extend-one': {
      const parsed = parseForm(forOne, form)
      if (!parsed.ok) return { ...parsed, forOne: true }
      const { closesAt: until, reason, reference } = parsed.value
      const outcome = await extendCallApplication({ callId: call.id, until, reason, reference }, powers)
      if (outcome.ok) return redirect(here)
      const field = outcome.refusal === 'application-not-found' ? 'reference' : 'closesAt'
      return { typed: parsed.typed, errors: { [field]: refused[outcome.refusal] }, forOne: true }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** What the team does with what was scored. */
const deciding: { path: string; title: MessageKey; text: MessageKey }[] = [
  { path: 'shortlist', title: 'deciding.shortlist.title', text: 'deciding.shortlist.short' },
  { path: 'decision', title: 'deciding.title', text: 'deciding.short' },
  { path: 'complaints', title: 'deciding.complaint.desk', text: 'deciding.complaint.short' },
]

/** One call for those who run it: where it stands, what waits, how it goes on. */
export default function DeskCallPage({ loaderData, actionData }: Route.ComponentProps) {
  const { call, counts, questions, log, now, done } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const isForOne = actionData?.forOne ?? false
  const title = inLanguage(language, call.title, call.titleCy)
  const isWrong = Object.keys(errors).length > 0
  const stateOf = (one: (typeof questions)[number]) =>
    one.answeredAt ? 'calls.call.answered' : one.leftOutAt ? 'calls.call.leftOut' : 'calls.call.waits'
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href="/programme/desk" label={t('calls.list.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {done && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead
        title={title}
        aside={<StatusTag tone={call.phase === 'open' ? 'good' : 'info'}>{t(`calls.phase.${call.phase}`)}</StatusTag>}
        actions={
          call.publicSees ? (
            <ButtonLink kind="quiet" small href={`/programme/calls/${call.slug}`}>
              {t('calls.call.see')}
            </ButtonLink>
          ) : (
            <ButtonLink kind="quiet" small href={`/programme/desk/calls/${call.id}/edit`}>
              {t('calls.form.edit')}
            </ButtonLink>
          )
        }
      />
      <p>
        {t('calls.list.closes')}: <strong>{dayAndTime(language, call.closesAt, now)}</strong> {t('programme.call.zone')}
        . {!call.publicSees && t('calls.call.seeDraft')}
      </p>
      <GoOn call={call} asks={actionData?.asks ?? false} now={now} />
      <Section title={t('calls.call.questions')} id="questions">
        {questions.length === 0 ? (
          <p className="muted">{t('calls.call.noQuestions')}</p>
        ) : (
          <TopicList
            topics={questions.map((one) => ({
              href: `/programme/desk/questions/${one.id}`,
              title: one.asked.length > 90 ? `${one.asked.slice(0, 90)}…` : one.asked,
              text: t(stateOf(one)),
            }))}
          />
        )}
      </Section>
      <Section
        title={t('calls.events.title')}
        more={{ href: `/programme/desk/calls/${call.id}/events`, label: t('calls.events.go') }}
      >
        <p>{t('calls.events.short')}</p>
      </Section>
      <Section title={t('applying.desk.title')}>
        <p>
          {t('applying.desk.counts', counts)} {!call.teamReads && t('applying.desk.sealed')}
        </p>
        <TopicList
          topics={[
            {
              href: `/programme/desk/calls/${call.id}/applications`,
              title: t('calls.applications.title'),
              text: t(call.teamReads ? 'calls.applications.lead' : 'calls.applications.noneText'),
            },
            ...(call.applicantsWrite
              ? [
                  {
                    href: `/programme/desk/calls/${call.id}/seal`,
                    title: t('calls.seal.title'),
                    text: t('calls.seal.short'),
                  },
                ]
              : []),
            {
              href: `/programme/desk/calls/${call.id}/assessors`,
              title: t('assessing.desk.title'),
              text: t('assessing.desk.lead'),
            },
            {
              href: `/programme/desk/calls/${call.id}/ranking`,
              title: t('assessing.ranking.title'),
              text: t('assessing.ranking.lead'),
            },
            {
              href: `/programme/desk/calls/${call.id}/equality`,
              title: t('equality.desk.title'),
              text: t('equality.desk.short'),
            },
            ...deciding.map(({ path, title, text }) => ({
              href: `/programme/desk/calls/${call.id}/${path}`,
              title: t(title),
              text: t(text),
            })),
          ]}
        />
      </Section>
      {call.applicantsWrite && (
        <>
          <Disclosure summary={t('calls.call.extend')} open={!isForOne && (isWrong || actionData?.looks)}>
            <LongerForm call={call} of="extend" answer={isForOne ? undefined : actionData} now={now} />
          </Disclosure>
          <Disclosure summary={t('applying.desk.one')} open={isForOne}>
            <LongerForm call={call} of="extend-one" answer={isForOne ? actionData : undefined} now={now} />
          </Disclosure>
        </>
      )}
      <Section title={t('calls.call.log')}>
        <p>{t('calls.call.logText')}</p>
        {log.broken === undefined ? (
          <p>{t('calls.call.whole', { count: log.entries })}</p>
        ) : (
          <Notice tone="bad" title={t('calls.call.broken', { number: log.broken })} />
        )}
      </Section>
    </DeskPage>
  )
}

type Shown = Route.ComponentProps['loaderData']

function GoOn({ call, asks, now }: Pick<Shown, 'call' | 'now'> & { asks: boolean }) {
  const { t, language } = useTranslation()
  const next = phaseAfter(call.phase)
  const to = onThisDesk.find((phase) => phase === next)
  // Before the deadline there is nothing to press.
  if (!to || (to === 'closed' && now <= call.closesAt)) return null
  const phase = t(`calls.phase.${to}`)
  return (
    <Form>
      <input type="hidden" name="to" value={to} />
      {asks ? (
        <AskFirst
          no={{ label: t('common.notYet') }}
          question={t('calls.call.ask', { phase })}
          yes={{ value: 'move', label: t('calls.call.yes') }}
        >
          <p>{t(`calls.call.askText.${to}`, { opens: dayAndTime(language, call.opensAt) })}</p>
        </AskFirst>
      ) : (
        <Button name="do" value="look">
          {t('calls.call.next', { phase })}
        </Button>
      )}
    </Form>
  )
}

interface LongerFormProps {
  call: Shown['call']
  of: 'extend' | 'extend-one'
  answer: Answer | undefined
  now: Date
}

const longer = {
  extend: { text: 'calls.call.extendText', mail: 'extended-for-all', ask: 'calls.call.askExtend' },
  'extend-one': { text: 'applying.desk.oneText', mail: 'extended', ask: 'calls.call.askExtendOne' },
} as const

/** For everybody, or for the applicant who says this reference: with the mail that goes out, before it does. */
function LongerForm({ call, of, answer, now }: LongerFormProps) {
  const { t, language } = useTranslation()
  const typed = answer?.typed ?? {}
  const { field } = useFields({ labels, typed, errors: answer?.errors ?? {} })
  const { text, mail, ask } = longer[of]
  const until = typed.closesAt ? readMoment(typed.closesAt) : undefined
  if (answer?.looks && until) {
    const figures = {
      ...{ title: inLanguage(language, call.title, call.titleCy), reference: typed.reference ?? '…' },
      until: dayAndTime(language, until, now),
    }
    return (
      <Form>
        <AskFirst
          no={{ keepsTyped: true, label: t('common.notYet') }}
          question={t(ask, figures)}
          yes={{ value: of, label: t('calls.call.extendYes') }}
        >
          <p>{t('calls.call.askExtendText', { reason: typed.reason })}</p>
          {(['closesAt', 'reason', 'reference'] as const).map(
            (name) => typed[name] && <input key={name} type="hidden" name={name} value={typed[name]} />,
          )}
        </AskFirst>
        <ApplicationLetter mail={mail} figures={figures} />
      </Form>
    )
  }
  return (
    <Form>
      <p>{t(text)}</p>
      {of === 'extend-one' && <TextInput {...field('reference')} maxLength={20} />}
      <TextInput {...field('closesAt')} id={`${of}-until`} type="datetime-local" hint={t('calls.form.zoneHint')} />
      <TextInput {...field('reason')} id={`${of}-reason`} />
      <Button kind="quiet" name="do" value={`look-${of}`}>
        {t('calls.call.extendNow')}
      </Button>
    </Form>
  )
}
