import { useTranslation } from 'react-i18next'
import { data, redirect } from 'react-router'
import { type ItemState, itemStates } from '#capabilities/feeds/feed.ts'
import { countItems, findFeed } from '#capabilities/feeds/find-feed.ts'
import { type FeedRun, listRuns } from '#capabilities/feeds/find-run.ts'
import { listItems } from '#capabilities/feeds/list-items.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { updateDoubtful, updateStopped } from '#capabilities/feeds/update-feed.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Progress } from '#design/cards/progress.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { isId } from '#infrastructure/ids.ts'
import { dayAndTime, longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
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

type Data = Route.ComponentProps['loaderData']

export default function FeedPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, feed, running, follows, counts, states, state, runs } = loaderData
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
            <Actions data={loaderData} />
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
              <Items data={loaderData} state={state} />
            </div>
          </Section>
        )}
        {runs.length > 0 && <Runs runs={runs} />}
      </Wrap>
    </SitePage>
  )
}

/** What the lead can have done: the one thing to do next stands out. */
function Actions({ data: { feed, counts, place } }: { data: Data }) {
  const { t } = useTranslation()
  const takeable = (['new', 'changed', 'match'] as const).reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  const held = counts.held ?? 0
  const gone = counts.gone ?? 0
  return (
    <form method="post">
      <ButtonGroup>
        {!feed.stoppedAt && takeable > 0 && (
          <Button name="do" value="take-in">
            {t('feeds.takeIn', { count: takeable })}
          </Button>
        )}
        {!feed.stoppedAt && takeable === 0 && held > 0 && (
          <Button kind="quiet" name="do" value="take-in">
            {t('feeds.tryHeld', { count: held })}
          </Button>
        )}
        {!feed.stoppedAt && gone > 0 && (
          <Button kind="danger" name="do" value="remove">
            {t('feeds.remove', { count: gone })}
          </Button>
        )}
        {!feed.stoppedAt && (
          <Button kind="quiet" name="do" value="read">
            {t(feed.readAt ? 'feeds.readAgain' : 'feeds.readNow')}
          </Button>
        )}
        {feed.kind === 'table' && (
          <ButtonLink kind="quiet" href={`/${place.slug}/lead/feeds/${feed.id}/columns`}>
            {t('feeds.columns')}
          </ButtonLink>
        )}
        <Button kind="plain" name="do" value={feed.stoppedAt ? 'resume' : 'stop'}>
          {t(feed.stoppedAt ? 'feeds.resume' : 'feeds.stop')}
        </Button>
      </ButtonGroup>
    </form>
  )
}

function LastRun({ runs: [last] }: { runs: FeedRun[] }) {
  const { t } = useTranslation()
  if (!last?.finishedAt) return null
  if (last.problem)
    return (
      <Notice tone="bad" title={t('feeds.unreadable')}>
        {last.problem === 'nobody-may' ? t('feeds.nobodyMay') : last.problem}
      </Notice>
    )
  const done = Object.entries(last.counts).flatMap(([name, count]) =>
    // What could not be used is said below, with where and why.
    count > 0 && !(name === 'refused' && last.problems.length > 0) ? [t(`feeds.count.${name}`, { count })] : [],
  )
  return (
    <Notice tone={last.problems.length > 0 ? 'warn' : 'good'} title={t(`feeds.done.${last.doing}`)}>
      {done.length > 0 && <p>{done.join(' · ')}</p>}
      {last.problems.length > 0 && (
        <details>
          <summary>{t('feeds.problems', { count: last.problems.length })}</summary>
          <ul>
            {last.problems.map(({ where, why }) => (
              <li key={`${where} ${why}`}>
                <strong>{where}</strong>: {t(`feeds.why.${why}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  )
}

function Items({ data: { items, feed, after, next, place }, state }: { data: Data; state: ItemState }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const page = (from: string | undefined) =>
    `?${new URLSearchParams({ state, ...(from ? { after: from } : {}) })}#items`
  return (
    <form method="post">
      <DataTable
        caption={t(`feeds.itemState.${state}`)}
        hideCaption
        rows={items}
        rowKey={(row) => row.externalId}
        columns={[
          {
            key: 'title',
            title: t('manage.opportunity.title'),
            names: true,
            cell: ({ listing, opportunitySlug }) =>
              opportunitySlug && state !== 'held' ? (
                <a href={`/${place.slug}/opportunities/${opportunitySlug}`}>{listing.title}</a>
              ) : (
                listing.title
              ),
          },
          {
            key: 'when',
            title: t('opportunities.when'),
            cell: ({ listing }) => {
              const [first] = listing.sessions
              return first ? longDate(language, new Date(first.startsAt)) : t('opportunities.noDate')
            },
          },
          {
            key: 'where',
            title: t('opportunities.modeLabel'),
            cell: ({ listing }) => [listing.address, listing.postcode].filter(Boolean).join(', ') || '–',
          },
          ...(state === 'held' || state === 'left-out'
            ? [
                {
                  key: 'why',
                  title: t('manage.refused.why'),
                  cell: ({ refusal }: (typeof items)[number]) => refusal && t(`feeds.refusal.${refusal}`),
                },
              ]
            : []),
          ...(state === 'doubtful'
            ? [
                {
                  key: 'same',
                  title: t('feeds.maybe'),
                  cell: ({ candidateTitle, candidateSlug, externalId, listing }: (typeof items)[number]) => (
                    <span className="stack stack-s">
                      <a href={`/${place.slug}/opportunities/${candidateSlug}`}>{candidateTitle}</a>
                      <span className="row">
                        <Button
                          small
                          kind="quiet"
                          name="do"
                          value={`same ${externalId}`}
                          aria-label={t('feeds.isSameOne', { title: listing.title })}
                        >
                          {t('feeds.isSame')}
                        </Button>
                        <Button
                          small
                          kind="quiet"
                          name="do"
                          value={`different ${externalId}`}
                          aria-label={t('feeds.isDifferentOne', { title: listing.title })}
                        >
                          {t('feeds.isDifferent')}
                        </Button>
                      </span>
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Pagination
        label={t('common.pages')}
        previous={after ? { href: page(undefined), label: t('common.first') } : undefined}
        next={next ? { href: page(next), label: t('common.next') } : undefined}
      />
      <input type="hidden" name="feed" value={feed.id} />
    </form>
  )
}

function Runs({ runs }: { runs: FeedRun[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Section title={t('feeds.runs')}>
      <DataTable
        caption={t('feeds.runs')}
        hideCaption
        rows={runs}
        rowKey={(row) => row.id}
        columns={[
          { key: 'at', title: t('feeds.when'), cell: (row) => dayAndTime(language, row.askedAt), names: true },
          { key: 'what', title: t('feeds.what'), cell: (row) => t(`feeds.doing.${row.doing}`) },
          { key: 'done', title: t('feeds.listings'), align: 'end', cell: (row) => wholeNumber(language, row.done) },
          {
            key: 'outcome',
            title: t('feeds.outcome'),
            cell: (row) =>
              row.problem
                ? t('feeds.failed')
                : Object.entries(row.counts)
                    .flatMap(([name, count]) => (count > 0 ? [t(`feeds.count.${name}`, { count })] : []))
                    .join(' · ') || '–',
          },
        ]}
      />
    </Section>
  )
}
