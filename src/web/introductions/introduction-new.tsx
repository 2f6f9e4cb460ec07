import { redirect } from 'react-router'
import { z } from 'zod'
import { findReceiver } from '#capabilities/introductions/find-receiver.ts'
import { asksGuardian, longestSaid, receiverClosedBy } from '#capabilities/introductions/introduction-rules.ts'
import { type SendRefusal, sendIntroduction, tryIntroduction } from '#capabilities/introductions/send-introduction.ts'
import { isAdult } from '#capabilities/people/person.ts'
import { listCollections } from '#capabilities/portfolio/list-collections.ts'
import { readShown } from '#capabilities/portfolio/read-collection.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { backToForm } from '#web/calls/look-then-do.ts'
import { CollectionPreview } from '#web/portfolio/collection-view.tsx'
import { NamedBadges, namedAmong } from '#web/portfolio/named-badges.tsx'
import { basedOnOf } from '#web/site/changed-meanwhile.tsx'
import { says, tick } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/introduction-new'
import { IntroductionWords } from './introduction-words.tsx'
import { receiverAsked, receiverHref } from './receiver-asked.ts'

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({
  collection: z.uuid({ error: says('introductions.refused.nothing-in-it') }),
  said: z.string().max(longestSaid, says('forms.tooLong')).default(''),
  nameShown: tick,
  addressShown: tick,
  guardianEmail: z
    .email({ error: says('forms.badEmail') })
    .max(254, says('forms.tooLong'))
    .optional(),
})

const labels: FieldLabels<keyof typeof schema.shape> = {
  collection: 'introductions.new.collection',
  said: 'introductions.new.said',
  nameShown: 'introductions.new.nameShown',
  addressShown: 'introductions.new.addressShown',
  guardianEmail: 'introductions.new.guardianEmail',
}

async function receiverOf({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const visit = visitOf({ context })
  const { services, queue, now } = visit
  const { person, signedIn } = signedInDesk({ context })
  const asked = receiverAsked(request)
  const receiver = asked && (await findReceiver(asked, { ...services, now }))
  if (!asked || !receiver) throw new Response(null, { status: 404 })
  return { asked, receiver, person, powers: { ...services, queue, signedIn, now }, visit }
}

/** Why nothing can be sent whatever is chosen: said before anything is typed. */
function closedWhy(
  closed: ReturnType<typeof receiverClosedBy>,
  age: string | undefined,
): Exclude<SendRefusal, 'not-yours'> | undefined {
  if (closed) return closed
  if (!age) return 'age-is-missing'
  return age === '13-15' ? 'not-at-your-age' : undefined
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { receiver, person, powers } = await receiverOf({ context, request })
  const collections = await listCollections({ personId: person.id }, powers)
  const chosen = new URL(request.url).searchParams.get('collection') ?? ''
  const { search } = new URL(request.url)
  return {
    ...{ receiver, name: person.name, email: person.email, here: `/me/introductions/new${search}` },
    closed: closedWhy(receiverClosedBy(receiver), person.ageBand),
    asksGuardian: asksGuardian(receiver, person.ageBand),
    canShowAddress: person.ageBand !== undefined && isAdult(person.ageBand),
    collections: collections.filter(({ items }) => items > 0).map(({ id, title, items }) => ({ id, title, items })),
    typed: (isId(chosen) ? { collection: chosen } : {}) as Record<string, string>,
  }
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
}

export async function action({ context, request }: Route.ActionArgs) {
  const { asked: to, person, powers, visit } = await receiverOf({ context, request })
  const form = await request.formData()
  const back = backToForm(form)
  if (back) return { ...back, seen: undefined }
  const doing = form.get('do')
  if (doing !== 'look' && doing !== 'send') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
  const { typed } = parsed
  const { collection: collectionId, guardianEmail = null, ...content } = parsed.value
  const sending = { to, collectionId, content: { ...content, guardianEmail } }
  if (doing === 'send') {
    const sent = await sendIntroduction({ ...sending, basedOn: basedOnOf(form) ?? '' }, powers)
    return sent.ok ? redirect(`/me/introductions/${sent.introductionId}?sent`) : answerTo(sent.refusal, typed)
  }
  const check = await tryIntroduction(sending, powers)
  if (!check.ok) return answerTo(check.refusal, typed)
  const { title, about, things, isWaiting, revision } = check
  const frame = { personId: person.id, title, about, nameShown: content.nameShown, endsAt: null }
  const seen = await readShown({ frame, items: things }, { ...powers, language: visit.language })
  const ids = things.flatMap(({ awardId }) => awardId ?? [])
  const named = content.nameShown ? [] : await namedAmong({ personId: person.id, ids }, powers)
  return { typed, errors: {}, seen, named, isWaiting, revision }
}

/** Where a refusal stands: at the field that it is about, else above the form. */
function answerTo(refusal: SendRefusal, typed: Record<string, string>): Answer {
  if (refusal === 'not-yours') throw noSuchPage(refusal)
  const field = fieldOf[refusal]
  return field ? { typed, errors: { [field]: refused[refusal] } } : { typed, errors: {}, notice: refused[refusal] }
}

const fieldOf: Partial<Record<SendRefusal, keyof typeof schema.shape>> = {
  'nothing-in-it': 'collection',
  'too-long': 'said',
  'name-is-missing': 'nameShown',
  'address-of-a-child': 'addressShown',
  'guardian-is-missing': 'guardianEmail',
  'guardian-is-you': 'guardianEmail',
}

const refused: Record<Exclude<SendRefusal, 'not-yours'>, MessageKey> = {
  'not-open': 'introductions.refused.not-open',
  'no-employer': 'introductions.refused.no-employer',
  'takes-no-part': 'introductions.refused.takes-no-part',
  'hides-introductions': 'introductions.refused.hides-introductions',
  'not-safe': 'introductions.refused.not-safe',
  'age-is-missing': 'portfolio.refused.age-is-missing',
  'not-at-your-age': 'introductions.refused.not-at-your-age',
  'address-of-a-child': 'introductions.refused.address-of-a-child',
  'guardian-is-missing': 'introductions.refused.guardian-is-missing',
  'guardian-is-you': 'introductions.refused.guardian-is-you',
  'name-is-missing': 'introductions.refused.name-is-missing',
  'nothing-in-it': 'introductions.refused.nothing-in-it',
  'too-long': 'portfolio.refused.too-long',
  'reaches-a-child': 'portfolio.refused.reaches-a-child',
  'changed-meanwhile': 'introductions.refused.changed-meanwhile',
  'sent-already': 'introductions.refused.sent-already',
  'too-many-today': 'introductions.refused.too-many-today',
  'too-many': 'introductions.refused.too-many',
  'too-many-wait': 'introductions.refused.too-many-wait',
}

/** A learner chooses what an employer will read; looks at it as it is read there; and sends it. */
export default function IntroductionNewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { receiver, closed, here, collections } = loaderData
  const { t, language } = useTranslation()
  const { organisationName: name, vacancy } = receiver
  const title = t('introductions.new.title', { name })
  const answer = actionData as (Answer & Partial<Looked>) | undefined
  const errors = answer?.errors ?? {}
  const isWrong = Object.keys(errors).length > 0 || answer?.notice !== undefined
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow={!answer?.seen}>
        <div className="page stack stack-l">
          <BackLink
            href={receiverHref(receiver)}
            label={vacancy ? inLanguage(language, vacancy.title, vacancy.titleCy) : name}
          />
          <FormErrorSummary errors={errors} labels={labels} />
          {answer?.notice && <Notice tone="bad" title={t(answer.notice)} live />}
          <PageHead
            {...(vacancy && { eyebrow: inLanguage(language, vacancy.title, vacancy.titleCy) })}
            title={title}
            {...(!answer && { lead: t('introductions.new.lead', { name }) })}
          />
          {closed ? (
            <Notice tone={closed === 'age-is-missing' ? 'info' : 'warn'} title={t(refused[closed])}>
              {closed === 'age-is-missing' && (
                <a href={`/me/about?next=${encodeURIComponent(here)}`}>{t('portfolio.open.age')}</a>
              )}
              {closed === 'not-at-your-age' && (
                <p>
                  {t('introductions.new.instead')} <a href="/me/portfolio">{t('portfolio.title')}</a>
                </p>
              )}
            </Notice>
          ) : collections.length === 0 ? (
            <Notice tone="info" title={t('introductions.new.noCollection')}>
              <a href="/me/portfolio/collections/new">{t('portfolio.new')}</a>
            </Notice>
          ) : answer?.seen ? (
            <LookAtIntroduction name={name} typed={answer.typed} looked={answer as Looked} />
          ) : (
            <ChooseIntroduction {...loaderData} typed={answer?.typed ?? loaderData.typed} errors={errors} />
          )}
        </div>
        {answer?.seen && <CollectionPreview collection={answer.seen} title={t('asks.mine.seen', { name })} />}
      </Wrap>
    </SitePage>
  )
}

type Looked = Extract<NonNullable<Route.ComponentProps['actionData']>, { revision: string }>

interface LookAtIntroductionProps {
  name: string
  typed: Record<string, string>
  looked: Looked
}

function LookAtIntroduction({ name, typed, looked: { named, isWaiting, revision } }: LookAtIntroductionProps) {
  const { t } = useTranslation()
  return (
    <>
      <NamedBadges badges={named} title={t('asks.answer.named')} />
      <IntroductionWords said={typed.said ?? ''} title={t('introductions.new.yourWords')} />
      <Form>
        {Object.keys(labels).map(
          (field) => typed[field] && <input key={field} type="hidden" name={field} value={typed[field]} />,
        )}
        <input type="hidden" name="basedOn" value={revision} />
        <Notice tone="warn" title={t('asks.answer.sendAsk', { name })} live>
          <p>{t(isWaiting ? 'introductions.new.guardianFirst' : 'introductions.new.sendText', { name })}</p>
          <p>
            {t(typed.addressShown ? 'introductions.new.withAddress' : 'introductions.new.withoutAddress', { name })}
          </p>
          <ButtonGroup>
            <Button name="do" value="send">
              {t('asks.answer.send')}
            </Button>
            <Button kind="plain" name="do" value="back">
              {t('asks.answer.change')}
            </Button>
          </ButtonGroup>
        </Notice>
      </Form>
    </>
  )
}

type ChooseIntroductionProps = Omit<Route.ComponentProps['loaderData'], 'typed'> & {
  typed: Record<string, string>
  errors: FormErrors
}

function ChooseIntroduction({ receiver, name, email, collections, typed, errors, ...may }: ChooseIntroductionProps) {
  const { t } = useTranslation()
  const { field, choice } = useFields({ labels, typed, errors })
  const [only] = collections.length === 1 ? collections : []
  return (
    <Form>
      <RadioGroup
        {...choice('collection')}
        value={typed.collection ?? only?.id ?? ''}
        options={collections.map(({ id, title, items }) => ({
          value: id,
          label: <bdi>{title}</bdi>,
          hint: t('portfolio.count', { count: items }),
        }))}
      />
      <TextArea
        {...field('said')}
        hint={t('introductions.new.saidHint')}
        rows={4}
        maxLength={longestSaid}
        optional={t('common.optional')}
      />
      {name ? (
        <Checkbox
          name="nameShown"
          label={t('portfolio.content.nameShown', { name })}
          checked={typed.nameShown !== undefined}
        />
      ) : (
        <p className="muted">{t('portfolio.content.noName')}</p>
      )}
      {may.canShowAddress ? (
        <Checkbox
          name="addressShown"
          label={t('introductions.new.addressShownIs', { email })}
          hint={t('introductions.new.addressShownHint')}
          checked={typed.addressShown !== undefined}
        />
      ) : (
        <p className="muted">{t('introductions.new.noAddress')}</p>
      )}
      {may.asksGuardian && (
        <TextInput
          {...field('guardianEmail')}
          type="email"
          autoComplete="off"
          hint={t('introductions.new.guardianHint', { name: receiver.organisationName })}
        />
      )}
      <ButtonGroup>
        <Button name="do" value="look">
          {t('asks.answer.look')}
        </Button>
        <ButtonLink kind="plain" href={receiverHref(receiver)}>
          {t('common.cancel')}
        </ButtonLink>
      </ButtonGroup>
    </Form>
  )
}
