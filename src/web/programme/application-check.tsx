import { redirect } from 'react-router'
import { isWhole, topicFields, topics } from '#capabilities/programme/application.ts'
import { type SendCallApplicationOutcome, sendCallApplication } from '#capabilities/programme/send-call-application.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-check'
import { ownApplication } from './application-in-hand.ts'
import { fieldLabels, saidInWords } from './application-words.ts'
import { NarrowPage } from './narrow-page.tsx'
import { spotOf } from './spot-map.ts'
import { SpotPicture } from './spot-picture.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { application, here, isTaking, until, now } = await ownApplication(args)
  if (application.state === 'withdrawn' || !isWhole(application.typed)) throw redirect(here)
  const map = await spotOf(visitOf(args), application.typed)
  return { typed: application.typed, map, here, isTaking, until, now }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const refused: Record<Extract<SendCallApplicationOutcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'applying.refused.application-not-found',
  'application-is-settled': 'applying.refused.application-is-settled',
  'deadline-is-over': 'applying.refused.deadline-is-over',
  'application-is-not-whole': 'applying.refused.application-is-not-whole',
}

export async function action(args: Route.ActionArgs) {
  const { services, queue, now } = visitOf(args)
  const { link, here, application } = await ownApplication(args)
  const outcome = await sendCallApplication(link, { ...services, queue, now })
  // Asked after the first time that it is sent, and never again.
  const asks = application.revision === 0 && !application.equalityAsked
  if (outcome.ok) return redirect(asks ? `${here}/equality` : here)
  return { notice: refused[outcome.refusal] }
}

/** Everything once more, each part with a way back to it, before it is sent. */
export default function ApplicationCheckPage({ loaderData, actionData }: Route.ComponentProps) {
  const { typed, map, here, isTaking, until, now } = loaderData
  const { t, language } = useTranslation()
  const title = t('applying.check.title')
  return (
    <NarrowPage title={title} back={{ href: here, label: t('applying.back') }}>
      {actionData && <Notice tone="bad" title={t(actionData.notice)} live />}
      <PageHead title={title} lead={t('applying.check.lead')} />
      {topics.map((topic) => (
        <Section
          key={topic}
          title={t(`applying.topic.${topic}`)}
          more={{ href: `${here}/${topic}`, label: t('applying.check.change') }}
        >
          <SummaryList
            lines
            rows={topicFields[topic].map((name) => ({
              term: t(fieldLabels[name]),
              detail: saidInWords(t, name, typed[topic]?.[name] ?? t('applying.check.notSaid')),
            }))}
          />
          {topic === 'place' && map && <SpotPicture map={map} label={t('applying.field.spot')} />}
        </Section>
      ))}
      <p>{t(isTaking ? 'applying.tasks.until' : 'applying.tasks.over', { until: dayAndTime(language, until, now) })}</p>
      {isTaking && (
        <Form>
          <p>{t('applying.check.declare')}</p>
          <Button>{t('applying.check.send')}</Button>
        </Form>
      )}
    </NarrowPage>
  )
}
