import { redirect } from 'react-router'
import { type AnswerRefusal, answerAsk, tryAnswer } from '#capabilities/asks/answer-ask.ts'
import type { AnswerThings } from '#capabilities/asks/ask.ts'
import { keptDays, longestSaid, mayBeAnsweredBy } from '#capabilities/asks/ask-rules.ts'
import { listOwnAnswers } from '#capabilities/asks/find-answer.ts'
import { findOpenAsk } from '#capabilities/asks/find-ask.ts'
import { mostItems } from '#capabilities/portfolio/collection.ts'
import { findCollection } from '#capabilities/portfolio/find-collection.ts'
import { listCollections } from '#capabilities/portfolio/list-collections.ts'
import { readShown } from '#capabilities/portfolio/read-collection.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CollectionPreview } from '#web/portfolio/collection-view.tsx'
import { NamedBadges, namedAmong } from '#web/portfolio/named-badges.tsx'
import { BadgeTicks, ExperienceTicks } from '#web/portfolio/thing-ticks.tsx'
import { basedOnOf } from '#web/site/changed-meanwhile.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { readWhole } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/answer-new'
import { answerChoices } from './answer-choices.ts'

export const headers = () => ({ 'cache-control': 'no-store' })

async function openAskOf({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const visit = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  const { services, now } = visit
  const found = isId(params.id) ? await findOpenAsk({ id: params.id }, { ...services, now }) : undefined
  // The page of the ask says that it is over.
  if (!found) throw redirect(`/asks/${params.id}`)
  return { ...found, visit, person, powers: { ...services, signedIn, now } }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, revision, visit, person } = await openAskOf({ context, params })
  const { services, now } = visit
  const from = new URL(request.url).searchParams.get('collection') ?? ''
  const [collections, chosen, sent] = await Promise.all([
    listCollections({ personId: person.id }, { ...services, now }),
    isId(from) ? findCollection({ id: from, personId: person.id }, { ...services, now }) : undefined,
    listOwnAnswers({ personId: person.id }, { ...services, now }),
  ])
  const before = sent.find(({ askId }) => askId === ask.id)
  const ticked = thingsOf(chosen?.items ?? [])
  return {
    ...{ ask, revision, name: person.name, days: keptDays(ask.keepDays, person.ageBand) },
    before: before && { id: before.id, sentAt: before.sentAt },
    hasAge: person.ageBand !== undefined,
    isTooYoung: person.ageBand !== undefined && !mayBeAnsweredBy(ask, person.ageBand),
    ...{ ticked: allOf(ticked), said: chosen?.collection.about.slice(0, longestSaid) ?? '' },
    choices: await answerChoices({ personId: person.id, skills: ask.skills, ticked }, { ...services, now }),
    collections: collections.filter(({ items }) => items > 0).map(({ id, title }) => ({ id, title })),
  }
}

const thingsOf = (
  items: { awardId: string | null; broughtBadgeId: string | null; experienceId: string | null }[],
): AnswerThings => ({
  awardIds: items.flatMap(({ awardId }) => awardId ?? []),
  broughtBadgeIds: items.flatMap(({ broughtBadgeId }) => broughtBadgeId ?? []),
  experienceIds: items.flatMap(({ experienceId }) => experienceId ?? []),
})

const allOf = ({ awardIds, broughtBadgeIds, experienceIds }: AnswerThings) => [
  ...awardIds,
  ...broughtBadgeIds,
  ...experienceIds,
]

/** As many as can be ticked on a page: what is more was not ticked by a person. */
const mostTicked = mostItems * 6

export async function action({ context, params, request }: Route.ActionArgs) {
  const { ask, visit, person, powers } = await openAskOf({ context, params })
  const form = await request.formData()
  const idsIn = (name: string) => form.getAll(name).map(String).filter(isId).slice(0, mostTicked)
  const { said = '', q = '' } = readWhole(form, ['said', 'q'])
  const things = { awardIds: idsIn('award'), broughtBadgeIds: idsIn('brought'), experienceIds: idsIn('experience') }
  const content = { ...things, said, nameShown: form.get('nameShown') !== null }
  const answering = { askId: ask.id, content, basedOn: basedOnOf(form) ?? '' }
  const { services, now, language } = visit
  const choices = await answerChoices(
    { personId: person.id, skills: ask.skills, ticked: things, ...(q && { terms: q }) },
    { ...services, now },
  )
  const typed = { ...things, ticked: allOf(things), said, q, nameShown: content.nameShown, choices }
  switch (form.get('do')) {
    case 'find':
    case 'change':
      return { typed }
    case 'look': {
      const check = await tryAnswer(answering, powers)
      if (!check.ok) return { typed, refused: refusalOf(check.refusal) }
      const frame = {
        ...{ personId: person.id, title: inLanguage(language, ask.title, ask.titleCy), about: said },
        ...{ nameShown: content.nameShown, endsAt: new Date(now.getTime() + check.days * 86_400_000) },
      }
      const seen = await readShown({ frame, items: check.things }, { ...services, now, language })
      const named = content.nameShown ? [] : await namedAmong({ personId: person.id, ids: things.awardIds }, services)
      return { typed, seen, named }
    }
    case 'send': {
      const outcome = await answerAsk(answering, powers)
      if (outcome.ok) return redirect(`/me/portfolio/answers/${outcome.answerId}?sent`)
      return { typed, refused: refusalOf(outcome.refusal) }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

function refusalOf(refusal: AnswerRefusal): MessageKey {
  if (refusal === 'not-yours') throw noSuchPage(refusal)
  return refused[refusal]
}

const refused: Record<Exclude<AnswerRefusal, 'not-yours'>, MessageKey> = {
  'not-open': 'asks.ended',
  'changed-meanwhile': 'asks.refused.changed-meanwhile',
  'nothing-in-it': 'asks.refused.nothing-in-it',
  'too-many-items': 'asks.refused.too-many-items',
  'too-long': 'portfolio.refused.too-long',
  'too-many': 'asks.refused.too-many',
  'age-is-missing': 'portfolio.refused.age-is-missing',
  'not-at-your-age': 'asks.refused.not-at-your-age',
  'name-is-missing': 'asks.refused.name-is-missing',
  'reaches-a-child': 'portfolio.refused.reaches-a-child',
}

/** A learner chooses what who asked will see; looks at it as it is read there; and sends it. */
export default function AnswerNewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { ask, revision, before, hasAge, isTooYoung } = loaderData
  const { t, language } = useTranslation()
  const title = inLanguage(language, ask.title, ask.titleCy)
  const refusedTo = actionData?.refused
  return (
    <SitePage title={refusedTo ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow={!actionData?.seen}>
        <div className="page stack stack-l">
          <BackLink href={`/asks/${ask.id}`} label={title} />
          {refusedTo && <Notice tone="bad" title={t(refusedTo, { most: mostItems })} live />}
          <PageHead eyebrow={t('asks.eyebrow', { name: ask.organisationName })} title={t('asks.answer.title')} />
          {before && (
            <Notice tone="info" title={t('asks.answer.again', { date: longDate(language, before.sentAt) })}>
              <a href={`/me/portfolio/answers/${before.id}`}>{t('asks.answer.lookAgain')}</a>
            </Notice>
          )}
          {!hasAge ? (
            <Notice tone="info" title={t('portfolio.refused.age-is-missing')}>
              <a href={`/me/about?next=${encodeURIComponent(`/me/portfolio/asks/${ask.id}`)}`}>
                {t('portfolio.open.age')}
              </a>
            </Notice>
          ) : isTooYoung ? (
            <Notice tone="warn" title={t('asks.refused.not-at-your-age')} />
          ) : actionData?.seen ? (
            <LookAtAnswer name={ask.organisationName} revision={revision} looked={actionData} days={loaderData.days} />
          ) : (
            <ChooseAnswer {...loaderData} answered={actionData?.typed} />
          )}
        </div>
        {actionData?.seen && (
          <CollectionPreview collection={actionData.seen} title={t('asks.mine.seen', { name: ask.organisationName })} />
        )}
      </Wrap>
    </SitePage>
  )
}

type Typed = NonNullable<Route.ComponentProps['actionData']>['typed']

interface LookAtAnswerProps {
  name: string
  revision: string
  days: number
  looked: Pick<NonNullable<Route.ComponentProps['actionData']>, 'typed' | 'named'>
}

function LookAtAnswer({ name, revision, days, looked: { typed, named = [] } }: LookAtAnswerProps) {
  const { t } = useTranslation()
  const kept = [
    ...typed.awardIds.map((id) => ['award', id] as const),
    ...typed.broughtBadgeIds.map((id) => ['brought', id] as const),
    ...typed.experienceIds.map((id) => ['experience', id] as const),
  ]
  return (
    <>
      <NamedBadges badges={named} title={t('asks.answer.named')} />
      <Form>
        {kept.map(([field, id]) => (
          <input key={id} type="hidden" name={field} value={id} />
        ))}
        <input type="hidden" name="said" value={typed.said} />
        {typed.nameShown && <input type="hidden" name="nameShown" value="yes" />}
        <input type="hidden" name="basedOn" value={revision} />
        <Notice tone="warn" title={t('asks.answer.sendAsk', { name })} live>
          <p>{t('asks.answer.sendText', { count: days, name })}</p>
          <ButtonGroup>
            <Button name="do" value="send">
              {t('asks.answer.send')}
            </Button>
            <Button kind="plain" name="do" value="change">
              {t('asks.answer.change')}
            </Button>
          </ButtonGroup>
        </Notice>
      </Form>
    </>
  )
}

type ChooseAnswerProps = Pick<
  Route.ComponentProps['loaderData'],
  'ask' | 'revision' | 'name' | 'ticked' | 'said' | 'choices' | 'collections'
> & { answered: Typed | undefined }

function ChooseAnswer({ ask, revision, name, collections, answered, ...fresh }: ChooseAnswerProps) {
  const { t } = useTranslation()
  const { badges, brought, experiences, asked, isMore } = answered?.choices ?? fresh.choices
  const ticked = new Set(answered?.ticked ?? fresh.ticked)
  const isTicked = (id: string) => ticked.has(id)
  const wanted = new Set(asked)
  const q = answered?.q ?? ''
  return (
    <>
      {collections.length > 0 && !answered && (
        <p>
          {`${t('asks.answer.fromCollection')} `}
          {collections.map(({ id, title }, at) => (
            <span key={id}>
              {at > 0 && ' · '}
              <a href={`?collection=${id}`}>
                <bdi>{title}</bdi>
              </a>
            </span>
          ))}
        </p>
      )}
      <Form>
        <BadgeTicks
          badges={badges}
          brought={brought}
          isTicked={isTicked}
          noteOf={(id) => (wanted.has(id) ? t('asks.answer.asksFor') : undefined)}
        />
        {(isMore || q) && (
          <div className="stack stack-s">
            <TextInput name="q" label={t('portfolio.add.search')} value={q} hint={t('asks.answer.searchHint')} />
            <Button kind="quiet" name="do" value="find">
              {t('common.search')}
            </Button>
          </div>
        )}
        <ExperienceTicks experiences={experiences} isTicked={isTicked} />
        <TextArea
          name="said"
          label={t('portfolio.content.about')}
          rows={4}
          maxLength={longestSaid}
          value={answered?.said ?? fresh.said}
          optional={t('common.optional')}
        />
        {name ? (
          <Checkbox
            name="nameShown"
            label={t('portfolio.content.nameShown', { name })}
            hint={ask.nameWanted ? t('asks.answer.nameWanted') : t('asks.nameNotWanted')}
            checked={answered?.nameShown ?? false}
          />
        ) : (
          <p className="muted">{t('portfolio.content.noName')}</p>
        )}
        <input type="hidden" name="basedOn" value={revision} />
        <ButtonGroup>
          <Button name="do" value="look">
            {t('asks.answer.look')}
          </Button>
          <ButtonLink kind="plain" href={`/asks/${ask.id}`}>
            {t('common.cancel')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
