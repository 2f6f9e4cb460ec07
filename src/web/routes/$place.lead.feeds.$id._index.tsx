import { useTranslation } from 'react-i18next'
import { data, redirect } from 'react-router'
import { itemStates } from '#capabilities/feeds/feed.ts'
import { countItems, findFeed } from '#capabilities/feeds/find-feed.ts'
import { listRuns } from '#capabilities/feeds/find-run.ts'
import { listItems } from '#capabilities/feeds/list-items.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { updateDoubtful, updateStopped } from '#capabilities/feeds/update-feed.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Progress } from '#design/cards/progress.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { FeedActions } from '../feeds/feed-actions.tsx'
import { FeedItems } from '../feeds/feed-items.tsx'
import { LastRun, PastRuns } from '../feeds/run-notes.tsx'
import { requireCityLead } from '../session-gate.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.feeds.$id._index'

export const handle: RouteHandle = { access: 'city-lead' }

const secondsBetweenLooks = 2
const pageLength = 50

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = await requireCityLead(visit, request, params.place)
  const { database } = visit.services
  const feed = isId(params.id) ? await findFeed(database, params.id) : undefined
  if (feed?.placeId !== place.id) throw new Response(null, { status: 404 })
  const { searchParams } = new URL(request.url)
  const counts = await countItems(database, feed.id)
  const states = itemStates.filter((state) => (counts[state] ?? 0) > 0)
  const state = states.find((one) => one === searchParams.get('state')) ?? states[0]
  const after = searchParams.get('after') ?? undefined
  const [runs, items] = await Promise.all([
    listRuns(database, { feedId: feed.id, limit: 10 }),
    state ? listItems(database, { feedId: feed.id, state, after, limit: pageLength + 1 }) : [],
  ])
  const running = runs.find(({ finishedAt }) => finishedAt === null)
  const follows = running !== undefined && searchParams.get('follow') !== 'no'
  const headers: Record<string, string> = follows ? { refresh: String(secondsBetweenLooks) } : {}
  const shown = items.slice(0, pageLength)
  return data(
    {
      place,
      feed,
      counts,
      states,
      state,
      after,
      items: shown,
      next: items.length > pageLength ? shown.at(-1)?.externalId : undefined,
      runs,
      running,
      follows,
    },
    { headers },
  )
}

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { place, lead } = await requireCityLead(visit, request, params.place)
  const { database, queue } = visit.services
  if (!isId(params.id)) throw new Response(null, { status: 404 })
  const feedId = params.id
  const powers = { database, lead, now: visit.now }
  const here = `/${place.slug}/lead/feeds/${feedId}`
  const form = await request.formData()
  const [verb, ...rest] = String(form.get('do') ?? '').split(' ')
  if (verb === 'read' || verb === 'take-in' || verb === 'remove') {
    const outcome = await startFeedRun({ feedId, doing: verb }, { ...powers, queue })
    return outcome.ok ? redirect(here) : { refusal: outcome.refusal }
  }
  if (verb === 'stop' || verb === 'resume') {
    const outcome = await updateStopped({ feedId, stopped: verb === 'stop' }, powers)
    return outcome.ok ? redirect(here) : { refusal: outcome.refusal }
  }
  if (verb === 'same' || verb === 'different') {
    const outcome = await updateDoubtful({ feedId, externalId: rest.join(' '), isSame: verb === 'same' }, powers)
    return outcome.ok ? redirect(`${here}?state=doubtful`) : { refusal: outcome.refusal }
  }
  throw new Response(null, { status: 400 })
}

export default function FeedPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, feed, running, follows, counts, states, state, runs, items, after, next } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const number = (count: number) => wholeNumber(language, count)
  return (
    <SitePage title={feed.name} place={place} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href={`/${place.slug}/lead/feeds`} label={t('feeds.title')} />
          {actionData && <Notice tone="warn" title={t(`feeds.refused.${actionData.refusal}`)} live />}
          <PageHead
            eyebrow={t(`feeds.kind.${feed.kind}`)}
            title={feed.name}
            lead={t('feeds.inTheName', { organisation: feed.organisationName })}
          />
          {feed.addresses.map((address) => (
            <p key={address} className="muted small break">
              {address}
            </p>
          ))}
          {feed.fileName && <p className="muted small">{feed.fileName}</p>}
          {running ? (
            <>
              <Progress
                label={t(`feeds.doing.${running.doing}`)}
                text={
                  running.total === null
                    ? t('feeds.doneSoFar', { count: running.done })
                    : t('feeds.doneOf', { done: number(running.done), total: number(running.total) })
                }
                value={running.total === null ? undefined : running.done}
                max={running.total ?? undefined}
              />
              <ButtonLink kind="plain" href={follows ? '?follow=no' : '?follow=yes'}>
                {t(follows ? 'manage.bulk.stopLooking' : 'manage.bulk.lookAgain')}
              </ButtonLink>
            </>
          ) : (
            <FeedActions feed={feed} counts={counts} here={`/${place.slug}/lead/feeds/${feed.id}`} />
          )}
          <LastRun runs={runs} />
        </div>
        {state && (
          <Section title={t('feeds.items')} id="items">
            <div className="stack">
              <Chips
                label={t('feeds.items')}
                chips={states.map((one) => ({
                  href: `?state=${one}#items`,
                  label: t('opportunities.choice', {
                    label: t(`feeds.itemState.${one}`),
                    count: number(counts[one] ?? 0),
                  }),
                  current: one === state,
                }))}
              />
              <p>{t(`feeds.itemStateText.${state}`)}</p>
              <FeedItems items={items} state={state} placeSlug={place.slug} after={after} next={next} />
            </div>
          </Section>
        )}
        {runs.length > 0 && <PastRuns runs={runs} />}
      </Wrap>
    </SitePage>
  )
}
