import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { type AddCommentOutcome, addComment, listComments } from '#capabilities/programme/add-comment.ts'
import {
  countWords,
  longestCharacters,
  longestWords,
  overlong,
  readSpot,
  type Topic,
  topicFields,
  topicState,
  topics,
} from '#capabilities/programme/application.ts'
import { regions } from '#capabilities/programme/call.ts'
import { listCoapplicants } from '#capabilities/programme/invite-coapplicant.ts'
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
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { readWhole } from '#web/site/parse-form.ts'
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
  const { services } = visitOf(args)
  const { application, link, here, isOwn, mayEdit, mayComment } = await applicationInHand(args)
  if (application.state === 'withdrawn') throw redirect(here)
  const typed = application.typed[topic] ?? {}
  const [comments, others] = await Promise.all([listComments(link, services), listCoapplicants(link, services)])
  return {
    ...{ topic, typed, revision: revisionOf(typed), here, mayEdit, mayComment, applicant: application.name },
    comments: comments.filter((one) => one.topic === topic),
    // Nobody to talk to: no place for it on the page.
    isShared: !isOwn || others.length > 0 || comments.length > 0,
    requestId: randomUUID(),
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

type Outcome = UpdateCallApplicationOutcome | AddCommentOutcome
const refused: Record<Extract<Outcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'applying.refused.application-not-found',
  'application-is-settled': 'applying.refused.application-is-settled',
  'changed-meanwhile': 'forms.changed.title',
  'answer-is-too-long': 'applying.refused.answer-is-too-long',
  'not-allowed': 'together.refused.not-allowed',
  'nothing-is-said': 'deciding.refused.nothing-is-said',
  'too-many-comments': 'together.refused.too-many-comments',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  /** What another window has saved meanwhile. */
  saved?: Record<string, string>
  /** Nothing of it was kept. */
  isUnsaved?: boolean
  /** What was typed to be said to the others. */
  comment?: string
}

/** In characters. */
const longestComment = 2000

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const topic = topicOf(args.params)
  const { link, application, here, mayEdit } = await applicationInHand(args)
  const form = await args.request.formData()
  const doing = form.get('do')
  if (doing !== null && doing !== 'later' && doing !== 'comment' && doing !== 'map')
    throw new Response(null, { status: 400 })
  if (doing === 'comment' && !mayEdit) return say(args, { typed: application.typed[topic] ?? {}, form })
  const typed = readWhole(form, topicFields[topic])
  // Kept first, whole or not: a half page that is left for another day is there when they come back.
  const change = { ...link, topic, typed, basedOn: basedOnOf(form) }
  const kept = await updateCallApplication(change, { ...services, now })
  const [first] = topicFields[topic]
  if (!kept.ok && kept.refusal === 'changed-meanwhile')
    return { typed, errors: {}, saved: application.typed[topic] ?? {} }
  if (!kept.ok) {
    const field = overlong(topic, typed) ?? first
    const figures = { limit: longestCharacters(field), length: typed[field]?.length ?? 0 }
    return { typed, isUnsaved: true, errors: { [field]: { message: refused[kept.refusal], figures } } }
  }
  if (doing === 'comment') return say(args, { typed, form })
  if (doing === 'later') return redirect(here)
  if (doing === 'map') return redirect(`${here}/spot`)
  const whole = { ...application.typed, [topic]: typed }
  const errors = gapErrors(topic, whole)
  if (Object.keys(errors).length > 0) return { typed, errors }
  const next = topics[topics.indexOf(topic) + 1]
  return redirect(next && topicState(next, whole) !== 'done' ? `${here}/${next}` : here)
}

/** Says something to the others who write it; what stands on the page was kept before. */
async function say(args: Route.ActionArgs, { typed, form }: { typed: Record<string, string>; form: FormData }) {
  const { services, now } = visitOf(args)
  const topic = topicOf(args.params)
  const { link, here } = await applicationInHand(args)
  const { comment = '', requestId = '' } = readWhole(form, ['comment', 'requestId'])
  const said = { ...link, topic, text: comment, requestId: isId(requestId) ? requestId : randomUUID() }
  const outcome: AddCommentOutcome | { ok: false; refusal: 'answer-is-too-long' } =
    comment.length > longestComment
      ? { ok: false, refusal: 'answer-is-too-long' }
      : await addComment(said, { ...services, now })
  if (outcome.ok) return redirect(`${here}/${topic}#comments`)
  const figures = { limit: longestComment, length: comment.length }
  return { typed, comment, errors: { comment: { message: refused[outcome.refusal], figures } } }
}

const labels: FieldLabels = { ...fieldLabels, comment: 'together.comments.field' }

const short = new Set<string>(['placeName', 'leadName', 'leadRole', 'organisation'])

/** One topic of an application. */
export default function ApplicationTopicPage({ loaderData, actionData }: Route.ComponentProps) {
  const { topic, typed, revision, here, mayEdit, isShared } = loaderData
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const said = actionData?.typed ?? typed
  const title = t(`applying.topic.${topic}`)
  const criterion = criterionOf(topic)
  const comments = isShared && <Comments {...loaderData} typed={actionData?.comment} errors={errors} />
  return (
    <NarrowPage title={title} back={{ href: here, label: t('applying.back') }} errors={errors} labels={labels}>
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
      {mayEdit ? (
        <Form>
          {/* Any answer but that one was saved: the page is based on it from then on. */}
          <BasedOn revision={revision} answered={actionData && { typed: {}, isSaved: true }} />
          <TopicFields topic={topic} said={said} errors={errors} />
          <ButtonGroup>
            <Button>{t('applying.save')}</Button>
            <Button kind="quiet" name="do" value="later">
              {t('applying.later')}
            </Button>
          </ButtonGroup>
          {topic === 'place' && <SpotChoice spot={said.spot} />}
          {/* In the same form: saying something loses nothing that was typed above it. */}
          {comments}
        </Form>
      ) : (
        <>
          <SummaryList
            lines
            rows={topicFields[topic].map((name) => ({
              term: t(fieldLabels[name]),
              detail: saidInWords(t, name, typed[name] ?? t('applying.check.notSaid')),
            }))}
          />
          <Form>{comments}</Form>
        </>
      )}
    </NarrowPage>
  )
}

interface TopicFieldsProps {
  topic: Topic
  said: Record<string, string>
  errors: FormErrors
}

function TopicFields({ topic, said, errors }: TopicFieldsProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: fieldLabels, typed: said, errors })
  return topicFields[topic].map((name) => {
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
    // It has a section of its own below.
    if (name === 'spot') return <input key={name} type="hidden" name="spot" value={said.spot ?? ''} />
    if (short.has(name)) return <TextInput key={name} {...field(name)} />
    return (
      <TextArea
        key={name}
        {...field(name)}
        rows={most && most > 200 ? 14 : 5}
        hint={most && (count > 0 ? t('applying.words', { count, most }) : t('applying.most', { most }))}
        {...(name === 'shared' ? { optional: t('common.optional') } : {})}
      />
    )
  })
}

/** Chosen on a page of its own; the button saves what stands on this one first. Below the others, so that Enter is not its. */
function SpotChoice({ spot }: { spot: string | undefined }) {
  const { t } = useTranslation()
  return (
    <Section title={t('applying.field.spot')}>
      <p>{readSpot(spot) ? t('applying.spot.chosen', { spot }) : t('applying.spot.hint')}</p>
      <p>
        <Button kind="quiet" small name="do" value="map">
          {t('applying.spot.choose')}
        </Button>
      </p>
    </Section>
  )
}

type CommentsProps = Pick<Route.ComponentProps['loaderData'], 'comments' | 'mayComment' | 'applicant' | 'requestId'> & {
  typed: string | undefined
  errors: FormErrors
}

/** What those who write it say to each other about this part. */
function Comments({ comments, mayComment, applicant, requestId, typed, errors }: CommentsProps) {
  const { t, language } = useTranslation()
  const { field } = useFields({ labels, typed: { comment: typed ?? '' }, errors })
  return (
    <Section title={t('together.comments.title')} id="comments">
      <p>{t('together.comments.text')}</p>
      <SummaryList
        lines
        rows={comments.map(({ by, madeAt, text }) => ({
          term: `${by ?? applicant}, ${longDate(language, madeAt)}`,
          detail: text,
        }))}
      />
      {mayComment && (
        <>
          <input type="hidden" name="requestId" value={requestId} />
          <TextArea {...field('comment')} rows={3} />
          <Button kind="quiet" name="do" value="comment">
            {t('together.comments.add')}
          </Button>
        </>
      )}
    </Section>
  )
}
