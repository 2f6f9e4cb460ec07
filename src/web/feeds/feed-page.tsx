import { data } from 'react-router'
import { itemStates } from '#capabilities/feeds/feed.ts'
import { countItems } from '#capabilities/feeds/find-feed.ts'
import { type FeedRun, listRuns } from '#capabilities/feeds/find-run.ts'
import { listItems } from '#capabilities/feeds/list-items.ts'
import { nameSkills } from '#capabilities/feeds/name-skills.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Progress } from '#design/cards/progress.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import type { Route } from './+types/feed-page'
import { actOnFeed, type FeedRefusal } from './act-on-feed.ts'
import { FeedActions } from './feed-actions.tsx'
import { DefaultsNow } from './feed-defaults.tsx'
import { type FeedDesk, feedDesk, feedOnDesk } from './feed-desk.ts'
import { FeedItems } from './feed-items.tsx'
import { listTitle } from './feed-list.tsx'
import { isAboutFile, NewerFile } from './newer-file.tsx'
import { LastRun, PastRuns } from './run-notes.tsx'

const secondsBetweenLooks = 2
const pageLength = 50

async function loadFeed(desk: FeedDesk, id: string) {
  const { visit, request, owner } = desk
  const { feed, isOurs } = await feedOnDesk(desk, id)
  const { database } = visit.services
  const { searchParams } = new URL(request.url)
  const counts = await countItems(feed.id, { database })
  const states = itemStates.filter((state) => (counts[state] ?? 0) > 0)
  const state = states.find((one) => one === searchParams.get('state')) ?? states[0]
  const after = searchParams.get('after') ?? undefined
  const [runs, items] = await Promise.all([
    listRuns({ feedId: feed.id, limit: 10 }, { database }),
    state ? listItems({ feedId: feed.id, state, after, limit: pageLength + 1 }, { database }) : [],
  ])
  const running = runs.find(({ finishedAt }) => finishedAt === null)
  const follows = running !== undefined && searchParams.get('follow') !== 'no'
  const headers: Record<string, string> = follows ? { refresh: String(secondsBetweenLooks) } : {}
  const shown = items.slice(0, pageLength)
  const skills = await nameSkills(
    shown.map(({ listing }) => listing),
    visit.services,
  )
  const next = items.length > pageLength ? shown.at(-1)?.externalId : undefined
  return data(
    {
      owner,
      feed,
      isOurs,
      counts,
      states,
      state,
      after,
      items: shown.map((item, index) => ({ ...item, skills: skills[index] ?? [] })),
      next,
      runs,
      running,
      follows,
      saved: searchParams.has('saved'),
    },
    { headers },
  )
}

type Loaded = Awaited<ReturnType<typeof loadFeed>>['data']

interface FeedPageProps extends Loaded {
  actionData: { refusal: FeedRefusal } | undefined
}

/** A source: what it says, what became of it, and what can be done. */
function FeedPage({ actionData, ...loaded }: FeedPageProps) {
  const { owner, feed, isOurs, counts, running, follows, runs, saved } = loaded
  const here = `${owner.base}/${feed.id}`
  const { t } = useTranslation()
  return (
    <DeskFrame
      owner={owner}
      title={actionData ? t('common.errorTitle', { title: feed.name }) : feed.name}
      back={{ href: owner.base, label: t(listTitle(owner)) }}
    >
      {actionData && <Refused refusal={actionData.refusal} />}
      <PageHead
        eyebrow={t(`feeds.kind.${feed.kind}`)}
        title={feed.name}
        lead={owner.organisation ? undefined : t('feeds.inTheName', { organisation: feed.organisationName })}
      />
      {feed.addresses.map((address) => (
        <p key={address} className="muted small break">
          {address}
        </p>
      ))}
      {feed.fileName && <p className="muted small break">{feed.fileName}</p>}
      {!isOurs && (
        <Notice tone="info" title={t('feeds.theirs', { organisation: feed.organisationName })}>
          {t('feeds.theirsText')}
        </Notice>
      )}
      {running && <Running run={running} follows={follows} />}
      {isOurs && !running && <FeedActions feed={feed} counts={counts} here={here} />}
      {isOurs && !running && !feed.stoppedAt && feed.fileName && <NewerFile refusal={actionData?.refusal} />}
      <LastRun runs={runs} />
      <WhatItSays {...loaded} />
      <DefaultsNow
        defaults={feed.defaults}
        change={isOurs && !running ? `${here}/defaults` : undefined}
        saved={saved && !actionData}
      />
      {runs.length > 0 && <PastRuns runs={runs} />}
    </DeskFrame>
  )
}

/** What is wrong with a file is said beside its field too. */
function Refused({ refusal }: { refusal: FeedRefusal }) {
  const { t } = useTranslation()
  const message = t(`feeds.refused.${refusal}`)
  if (isAboutFile(refusal))
    return <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'file', message }]} />
  return <Notice tone="warn" title={message} live />
}

function Running({ run, follows }: { run: FeedRun; follows: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const number = (count: number) => wholeNumber(language, count)
  return (
    <>
      <Progress
        label={t(`feeds.doing.${run.doing}`)}
        text={
          run.total === null
            ? t('feeds.doneSoFar', { count: run.done })
            : t('feeds.doneOf', { done: number(run.done), total: number(run.total) })
        }
        value={run.total === null ? undefined : run.done}
        max={run.total ?? undefined}
      />
      <ButtonLink kind="plain" href={follows ? '?follow=no' : '?follow=yes'}>
        {t(follows ? 'manage.bulk.stopLooking' : 'manage.bulk.lookAgain')}
      </ButtonLink>
    </>
  )
}

function WhatItSays({ owner, feed, isOurs, counts, states, state, items, after, next }: Loaded) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (!state) return null
  return (
    <Section title={t('feeds.items')} id="items">
      <div className="stack">
        <Chips
          label={t('feeds.items')}
          chips={states.map((one) => ({
            href: `?state=${one}#items`,
            label: t('opportunities.choice', {
              label: t(`feeds.itemState.${one}`),
              count: wholeNumber(language, counts[one] ?? 0),
            }),
            current: one === state,
          }))}
        />
        {isOurs && <p>{t(`feeds.itemStateText.${state}`)}</p>}
        <FeedItems
          items={items}
          state={state}
          placeSlug={feed.placeSlug}
          drafts={owner.organisation && `/organisations/${owner.organisation.slug}/manage/opportunities`}
          decides={isOurs}
          after={after}
          next={next}
        />
      </div>
    </Section>
  )
}

export const loader = (asked: Route.LoaderArgs) => loadFeed(feedDesk(asked), asked.params.id)

export const action = (asked: Route.ActionArgs) => actOnFeed(feedDesk(asked), asked.params.id)

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <FeedPage {...loaderData} actionData={actionData} />
}
