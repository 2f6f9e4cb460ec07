import { redirect } from 'react-router'
import { isWhole, topicState, topics } from '#capabilities/programme/application.ts'
import {
  type RestoreCallApplicationOutcome,
  restoreCallApplication,
} from '#capabilities/programme/restore-call-application.ts'
import {
  type WithdrawCallApplicationOutcome,
  withdrawCallApplication,
} from '#capabilities/programme/withdraw-call-application.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { TaskList } from '#design/tables/task-list.tsx'
import { TopicList } from '#design/tables/topic-list.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-tasks'
import { applicationInHand, ownApplication } from './application-in-hand.ts'
import { ApplicationNotices } from './application-notices.tsx'
import { NarrowPage } from './narrow-page.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { link: _link, coapplicant: _coapplicant, application, ...shown } = await applicationInHand(args)
  // Those who write with the applicant are not told their address.
  return { ...shown, application: shown.isOwn ? application : { ...application, email: null } }
}

export const headers = () => ({ 'cache-control': 'no-store' })

type Outcome = WithdrawCallApplicationOutcome | RestoreCallApplicationOutcome
const refused: Record<Extract<Outcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'applying.refused.application-not-found',
  'application-is-settled': 'applying.refused.application-is-settled',
  'not-withdrawn': 'applying.refused.not-withdrawn',
  'deadline-is-over': 'applying.withdraw.tooLate',
}

interface Answer {
  asks: boolean
  notice?: MessageKey
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { link, here } = await ownApplication(args)
  const powers = { ...services, queue, now }
  switch ((await args.request.formData()).get('do')) {
    case 'look':
      return { asks: true }
    case 'withdraw': {
      const outcome = await withdrawCallApplication(link, powers)
      return outcome.ok ? redirect(here) : { notice: refused[outcome.refusal], asks: false }
    }
    case 'restore': {
      const outcome = await restoreCallApplication(link, powers)
      return outcome.ok ? redirect(here) : { notice: refused[outcome.refusal], asks: false }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const tones = { done: 'good', begun: 'warn', todo: 'info' } as const

/** An application as a list of short tasks, in any order. */
export default function ApplicationTasksPage({ loaderData, actionData }: Route.ComponentProps) {
  const { application, call, isChangedSince, until, isTaking, here, isOwn, mayEdit, now } = loaderData
  const { t, language } = useTranslation()
  const title = application.typed.place?.placeName ?? t('applying.start.title')
  const figures = { until: dayAndTime(language, until, now), title: inLanguage(language, call.title, call.titleCy) }
  const back = { href: `/programme/calls/${call.slug}`, label: figures.title }
  const { reference, email, submittedAt, state, typed, name } = application
  const isOver = state === 'withdrawn'
  const whole = isWhole(typed) && isTaking
  const next = topics.find((topic) => topicState(topic, typed) !== 'done')
  const mayPress = isOwn && !isOver && isTaking
  return (
    <NarrowPage title={title} back={back}>
      <PageHead
        title={title}
        eyebrow={t('applying.tasks.eyebrow', figures)}
        lead={email ? t('applying.tasks.reference', { reference, email }) : t('together.with', { name, reference })}
      />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {isOver && (
        <Notice tone="info" title={t('applying.tasks.withdrawn')}>
          <p>{t(isTaking ? 'applying.withdraw.back' : 'applying.tasks.withdrawnText', figures)}</p>
          {isTaking && isOwn && email && (
            <Form>
              <Button kind="quiet" name="do" value="restore">
                {t('applying.withdraw.restore')}
              </Button>
            </Form>
          )}
        </Notice>
      )}
      <ApplicationNotices {...loaderData} />
      {!isOver && <p>{t(isTaking ? 'applying.tasks.until' : 'applying.tasks.over', figures)}</p>}
      {mayPress && whole && (!submittedAt || isChangedSince) && (
        <p>
          <ButtonLink href={`${here}/check`}>{t('applying.tasks.check')}</ButtonLink>
        </p>
      )}
      {!isOver && isTaking && mayEdit && next && (
        <p>
          <ButtonLink href={`${here}/${next}`}>
            {t('applying.tasks.goOn', { topic: t(`applying.topic.${next}`) })}
          </ButtonLink>
        </p>
      )}
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
            ...(isOver || !isOwn || !isWhole(typed) ? {} : { href: `${here}/check` }),
            status: {
              label: t(submittedAt ? 'applying.tasks.sent' : whole ? 'applying.tasks.todo' : 'applying.tasks.notYet'),
              tone: submittedAt ? ('good' as const) : ('plain' as const),
            },
          },
        ]}
      />
      {isOwn && !isOver && (
        <Section title={t('together.title')}>
          <TopicList
            topics={[
              { href: `${here}/people`, title: t('together.people.title'), text: t('together.people.short') },
              { href: `${here}/partners`, title: t('together.partners.title'), text: t('together.partners.short') },
            ]}
          />
        </Section>
      )}
      <p>
        <a href={`${here}/application.pdf`}>{t('applying.pdf')}</a>
      </p>
      {isOwn && !isOver && (
        <Form>
          {actionData?.asks ? (
            <AskFirst
              no={{ label: t('common.notYet') }}
              question={t('applying.withdraw.ask', { reference })}
              yes={{ value: 'withdraw', label: t('applying.withdraw.now'), danger: true }}
            >
              <p>{t(isTaking ? 'applying.withdraw.text' : 'applying.withdraw.textForGood', figures)}</p>
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
