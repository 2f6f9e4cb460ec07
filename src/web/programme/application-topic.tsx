import { redirect } from 'react-router'
import {
  countWords,
  longestWords,
  type Topic,
  topicFields,
  topicState,
  topics,
} from '#capabilities/programme/application.ts'
import { regions } from '#capabilities/programme/call.ts'
import { levels } from '#capabilities/programme/rubric.ts'
import {
  type UpdateCallApplicationOutcome,
  updateCallApplication,
} from '#capabilities/programme/update-call-application.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { revisionOf } from '#infrastructure/revision.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { readTyped } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-topic'
import { applicationInHand } from './application-in-hand.ts'
import { criterionOf, fieldLabels, gapErrors, saidInWords } from './application-words.ts'
import { NarrowPage } from './narrow-page.tsx'

function topicOf({ topic }: { topic: string }): Topic {
  const found = topics.find((one) => one === topic)
  if (!found) throw new Response(null, { status: 404 })
  return found
}

export async function loader(args: Route.LoaderArgs) {
  const topic = topicOf(args.params)
  const { application, here } = await applicationInHand(args)
  if (application.state === 'withdrawn') throw redirect(here)
  const typed = application.typed[topic] ?? {}
  return { topic, typed, revision: revisionOf(typed), here }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const refused: Record<Extract<UpdateCallApplicationOutcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'applying.refused.application-not-found',
  'application-is-settled': 'applying.refused.application-is-settled',
  'changed-meanwhile': 'forms.changed.title',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  /** What another window has saved meanwhile. */
  saved?: Record<string, string>
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const topic = topicOf(args.params)
  const { link, application, here } = await applicationInHand(args)
  const form = await args.request.formData()
  const doing = form.get('do')
  if (doing !== null && doing !== 'later') throw new Response(null, { status: 400 })
  const typed = readTyped(form, topicFields[topic])
  // Kept first, whole or not: a half page that is left for another day is there when they come back.
  const change = { ...link, topic, typed, basedOn: basedOnOf(form) }
  const kept = await updateCallApplication(change, { ...services, now })
  const [first] = topicFields[topic]
  if (!kept.ok && kept.refusal === 'changed-meanwhile')
    return { typed, errors: {}, saved: application.typed[topic] ?? {} }
  if (!kept.ok) return { typed, errors: { [first]: refused[kept.refusal] } }
  if (doing === 'later') return redirect(here)
  const whole = { ...application.typed, [topic]: typed }
  const errors = gapErrors(topic, whole)
  if (Object.keys(errors).length > 0) return { typed, errors }
  const next = topics[topics.indexOf(topic) + 1]
  return redirect(next && topicState(next, whole) !== 'done' ? `${here}/${next}` : here)
}

const short = new Set<string>(['placeName', 'leadName', 'leadRole', 'organisation'])

/** One topic of an application. */
export default function ApplicationTopicPage({
  loaderData: { topic, typed, revision, here },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const said = actionData?.typed ?? typed
  const { field } = useFields({ labels: fieldLabels, typed: said, errors })
  const title = t(`applying.topic.${topic}`)
  const criterion = criterionOf(topic)
  return (
    <NarrowPage title={title} back={{ href: here, label: t('applying.back') }} errors={errors} labels={fieldLabels}>
      <PageHead title={title} lead={t(`applying.lead.${topic}`)} />
      {criterion && (
        <Disclosure summary={t('applying.looks')}>
          <SummaryList
            lines
            rows={levels.toReversed().map((level) => ({
              term: String(level),
              detail: t(`programme.criterion.${criterion}.${level}`),
            }))}
          />
        </Disclosure>
      )}
      {actionData?.saved && (
        <ChangedMeanwhile
          labels={Object.fromEntries(topicFields[topic].map((name) => [name, fieldLabels[name]])) as FieldLabels}
          saved={actionData.saved}
          typed={actionData.typed}
          inWords={(name, value) => (name === 'region' ? saidInWords(t, name, value) : value)}
        />
      )}
      <Form>
        {/* Any answer but that one was saved: the page is based on it from then on. */}
        <BasedOn revision={revision} answered={actionData && { typed: {}, isSaved: true }} />
        {topicFields[topic].map((name) => {
          const most = longestWords[name]
          const count = countWords(said[name] ?? '')
          if (name === 'region')
            return (
              <Select
                key={name}
                {...field(name)}
                options={[
                  { value: '', label: t('forms.choose') },
                  ...regions.map((region) => ({ value: region, label: t(`programme.region.${region}`) })),
                ]}
              />
            )
          if (short.has(name)) return <TextInput key={name} {...field(name)} maxLength={200} />
          return (
            <TextArea
              key={name}
              {...field(name)}
              rows={most && most > 200 ? 14 : 5}
              hint={most && (count > 0 ? t('applying.words', { count, most }) : t('applying.most', { most }))}
              {...(name === 'shared' ? { optional: t('common.optional') } : {})}
            />
          )
        })}
        <ButtonGroup>
          <Button>{t('applying.save')}</Button>
          <Button kind="quiet" name="do" value="later">
            {t('applying.later')}
          </Button>
        </ButtonGroup>
      </Form>
    </NarrowPage>
  )
}
