import { redirect } from 'react-router'
import { isWhole, topicState, topics } from '#capabilities/programme/application.ts'
import {
  type WithdrawCallApplicationOutcome,
  withdrawCallApplication,
} from '#capabilities/programme/withdraw-call-application.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { TaskList } from '#design/tables/task-list.tsx'
import { dayAndTime, longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-tasks'
import { applicationInHand } from './application-in-hand.ts'
import { dayOf } from './call-words.tsx'
import { NarrowPage } from './narrow-page.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { link: _, ...shown } = await applicationInHand(args)
  return shown
}

export const headers = () => ({ 'cache-control': 'no-store' })

const refused: Record<Extract<WithdrawCallApplicationOutcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'applying.refused.application-not-found',
  'application-is-settled': 'applying.refused.application-is-settled',
}

interface Answer {
  asks: boolean
  notice?: MessageKey
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { link, here } = await applicationInHand(args)
  const doing = (await args.request.formData()).get('do')
  if (doing === 'look') return { asks: true }
  if (doing !== 'withdraw') throw new Response(null, { status: 400 })
  const outcome = await withdrawCallApplication(link, { ...services, queue, now })
  return outcome.ok ? redirect(here) : { notice: refused[outcome.refusal], asks: false }
}

const tones = { done: 'good', begun: 'warn', todo: 'info' } as const

/** An application as a list of short tasks, in any order. */
export default function ApplicationTasksPage({ loaderData, actionData }: Route.ComponentProps) {
  const { application, call, outcomeShown, seals, isChangedSince, until, isTaking, here, now } = loaderData
  const { t, language } = useTranslation()
  const title = application.typed.place?.placeName ?? t('applying.start.title')
  const figures = { until: dayAndTime(language, until, now), title: inLanguage(language, call.title, call.titleCy) }
  const back = { href: `/programme/calls/${call.slug}`, label: figures.title }
  const { reference, email, revision, submittedAt, state, typed } = application
  const isOver = state === 'withdrawn'
  const whole = isWhole(typed) && isTaking
  return (
    <NarrowPage title={title} back={back}>
      <PageHead
        title={title}
        eyebrow={t('applying.tasks.eyebrow', figures)}
        lead={t('applying.tasks.reference', { reference, email })}
      />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {isOver && (
        <Notice tone="info" title={t('applying.tasks.withdrawn')}>
          <p>{t('applying.tasks.withdrawnText')}</p>
        </Notice>
      )}
      {seals.map(({ id, brokenAt, reason }) => (
        <Notice key={id} tone="warn" title={t('applying.opened.title', { date: dayAndTime(language, brokenAt, now) })}>
          {reason && <p>{t('applying.opened.text', { reason })}</p>}
        </Notice>
      ))}
      {outcomeShown && !isOver && submittedAt && (
        <Notice tone="info" title={t(`applying.state.${state}`)}>
          <p>
            <a href={`${here}/outcome`}>{t('deciding.see')}</a>
          </p>
        </Notice>
      )}
      {!outcomeShown && !isOver && submittedAt && (
        <Notice tone="good" title={t('applying.sent.title')}>
          <p>{t('applying.sent.version', { revision, date: dayAndTime(language, submittedAt, now) })}</p>
          <p>{t('applying.sent.next', { date: longDate(language, dayOf(call.announcedOn)) })}</p>
        </Notice>
      )}
      {!isOver && isChangedSince && isTaking && (
        <Notice tone="warn" title={t('applying.sent.changed')}>
          <p>{t('applying.sent.changedText')}</p>
        </Notice>
      )}
      {!isOver && <p>{t(isTaking ? 'applying.tasks.until' : 'applying.tasks.over', figures)}</p>}
      <TaskList
        tasks={[
          ...topics.map((topic) => {
            const is = topicState(topic, typed)
            return {
              title: t(`applying.topic.${topic}`),
              hint: t(`applying.lead.${topic}`),
              ...(isOver ? {} : { href: `${here}/${topic}` }),
              status: { label: t(`applying.tasks.${is}`), tone: tones[is] },
            }
          }),
          {
            title: t('applying.tasks.check'),
            ...(isOver || !isWhole(typed) ? {} : { href: `${here}/check` }),
            status: {
              label: t(submittedAt ? 'applying.tasks.sent' : whole ? 'applying.tasks.todo' : 'applying.tasks.notYet'),
              tone: submittedAt ? ('good' as const) : ('plain' as const),
            },
          },
        ]}
      />
      {!isOver && whole && (!submittedAt || isChangedSince) && (
        <p>
          <ButtonLink href={`${here}/check`}>{t('applying.tasks.check')}</ButtonLink>
        </p>
      )}
      {!isOver && (
        <Form>
          {actionData?.asks ? (
            <AskFirst
              no={{ label: t('common.notYet') }}
              question={t('applying.withdraw.ask', { reference })}
              yes={{ value: 'withdraw', label: t('applying.withdraw.now'), danger: true }}
            >
              <p>{t('applying.withdraw.text')}</p>
            </AskFirst>
          ) : (
            <Button kind="quiet" name="do" value="look">
              {t('applying.withdraw.title')} …
            </Button>
          )}
        </Form>
      )}
    </NarrowPage>
  )
}
