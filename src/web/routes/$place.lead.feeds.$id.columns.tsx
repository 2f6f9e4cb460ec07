import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { findFeed } from '#capabilities/feeds/find-feed.ts'
import { listColumns } from '#capabilities/feeds/list-columns.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { tableFields } from '#capabilities/feeds/table-format.ts'
import { updateMapping } from '#capabilities/feeds/update-feed.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import { isId } from '#infrastructure/ids.ts'
import type { RouteHandle } from '../access.ts'
import { requireCityLead } from '../session-gate.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.feeds.$id.columns'

export const handle: RouteHandle = { access: 'city-lead' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = await requireCityLead(visit, request, params.place)
  const { database } = visit.services
  const feed = isId(params.id) ? await findFeed(database, params.id) : undefined
  if (feed?.placeId !== place.id || feed.kind !== 'table') throw new Response(null, { status: 404 })
  return { place, feed, read: await listColumns({ feedId: feed.id }, { database, fetchDocument: guardedFetch }) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { place, lead } = await requireCityLead(visit, request, params.place)
  const { database, queue } = visit.services
  if (!isId(params.id)) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const chosen = tableFields.flatMap((field) => {
    const heading = form.get(field)
    return typeof heading === 'string' && heading ? [[field, heading] as const] : []
  })
  const mapping = Object.fromEntries(chosen)
  if (!mapping.title) return { error: 'feeds.needsTitle' as const }
  const powers = { database, lead, now: visit.now }
  const outcome = await updateMapping({ feedId: params.id, mapping }, powers)
  if (!outcome.ok) throw new Response(null, { status: 404 })
  await startFeedRun({ feedId: params.id, doing: 'read' }, { ...powers, queue })
  return redirect(`/${place.slug}/lead/feeds/${params.id}`)
}

/** What a table always has comes first; a number of its own, which few have, last. */
const inOrder = [...tableFields.filter((field) => field !== 'id'), 'id' as const]

/** Which column holds what: guessed by its heading, said by a person, remembered for the next time. */
export default function ColumnsPage({ loaderData: { place, feed, read }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('feeds.columns')
  return (
    <SitePage title={title} place={place} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/${place.slug}/lead/feeds/${feed.id}`} label={feed.name} />
          {actionData && (
            <ErrorSummary
              title={t('common.errorSummary')}
              errors={[{ field: 'title', message: t(actionData.error) }]}
            />
          )}
          <PageHead title={title} lead={t('feeds.columnsLead')} />
          {read.ok ? (
            <Form>
              {inOrder.map((field) => (
                <Select
                  key={field}
                  name={field}
                  label={t(`feeds.field.${field}`)}
                  error={actionData && field === 'title' ? t(actionData.error) : undefined}
                  value={read.columns.mapping[field] ?? ''}
                  options={[
                    { value: '', label: t('feeds.noColumn') },
                    ...read.columns.headings.map((heading) => ({
                      value: heading,
                      label: [heading, read.columns.samples[heading]?.join(' · ').slice(0, 60)]
                        .filter(Boolean)
                        .join(': '),
                    })),
                  ]}
                />
              ))}
              <Button>{t('feeds.columnsButton')}</Button>
            </Form>
          ) : (
            <Notice tone="bad" title={t('feeds.unreadable')}>
              {read.problem}
            </Notice>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
