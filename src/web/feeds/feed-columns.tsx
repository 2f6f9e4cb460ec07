import { redirect } from 'react-router'
import { dateOrders } from '#capabilities/feeds/date-rules.ts'
import { tableFields } from '#capabilities/feeds/heading-rules.ts'
import { listColumns } from '#capabilities/feeds/list-columns.ts'
import { updateMapping } from '#capabilities/feeds/update-mapping.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import { BasedOn, basedOnField, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { type FieldLabels, named } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import type { Route } from './+types/feed-columns'
import { type FeedDesk, feedDesk, ownFeedOnDesk, powersOf, readNow } from './feed-desk.ts'

async function loadColumns(desk: FeedDesk, id: string) {
  const feed = await ownFeedOnDesk(desk, id)
  if (feed.kind !== 'table') throw new Response(null, { status: 404 })
  const { database } = desk.visit.services
  return {
    owner: desk.owner,
    feed,
    read: await listColumns({ feedId: feed.id }, { database, fetchDocument: guardedFetch }),
  }
}

async function actOnColumns(desk: FeedDesk, id: string) {
  const feed = await ownFeedOnDesk(desk, id)
  const form = await desk.request.formData()
  const chosen = tableFields.flatMap((field) => {
    const heading = form.get(field)
    return typeof heading === 'string' && heading ? [[field, heading] as const] : []
  })
  const order = dateOrders.find((one) => one === form.get('dateOrder'))
  const mapping: Record<string, string> = { ...Object.fromEntries(chosen), ...(order ? { dateOrder: order } : {}) }
  const basedOn = basedOnOf(form)
  const typed = { ...mapping, ...(basedOn === undefined ? {} : { [basedOnField]: basedOn }) }
  if (!mapping.title) return { error: 'feeds.needsTitle' as const, typed, isChanged: false }
  const outcome = await updateMapping({ feedId: feed.id, mapping, basedOn }, powersOf(desk))
  if (!outcome.ok) {
    if (outcome.refusal === 'changed-meanwhile')
      return { error: 'forms.changed.title' as const, typed, isChanged: true }
    throw noSuchPage(outcome.refusal satisfies 'feed-not-found')
  }
  await readNow(desk, feed.id)
  return redirect(`${desk.owner.base}/${feed.id}`)
}

/** What a table always has comes first; a number of its own, which few have, last. */
const inOrder = [...tableFields.filter((field) => field !== 'id'), 'id' as const]

const columnLabels: FieldLabels = Object.fromEntries(inOrder.map((field) => [field, `feeds.field.${field}` as const]))

interface FeedColumnsProps extends Awaited<ReturnType<typeof loadColumns>> {
  actionData: { error: MessageKey; typed: Record<string, string>; isChanged: boolean } | undefined
}

/** Which column holds what: guessed by its heading, said by a person, remembered for the next time. */
function FeedColumns({ owner, feed, read, actionData }: FeedColumnsProps) {
  const { t } = useTranslation()
  const title = t('feeds.columns')
  // An organisation's own source speaks of nobody else.
  const asked = inOrder.filter((field) => field !== 'provider' || !owner.organisation)
  return (
    <DeskFrame
      owner={owner}
      title={actionData ? t('common.errorTitle', { title }) : title}
      back={{ href: `${owner.base}/${feed.id}`, label: feed.name }}
    >
      {actionData?.isChanged && read.ok && (
        <ChangedMeanwhile labels={columnLabels} saved={feed.mapping} typed={actionData.typed} />
      )}
      {actionData && !actionData.isChanged && (
        <ErrorSummary
          title={t('common.errorSummary')}
          errors={[{ field: 'title', message: named(t('feeds.field.title'), t(actionData.error)) }]}
        />
      )}
      <PageHead title={title} lead={t('feeds.columnsLead')} />
      {read.ok ? (
        <Form>
          <BasedOn revision={revisionOf(feed.mapping)} answered={actionData} />
          {(read.columns.dates.isAsked || read.columns.mapping.dateOrder) && (
            <Select
              name="dateOrder"
              label={t('feeds.dateOrderLabel')}
              value={actionData?.typed.dateOrder ?? read.columns.dates.order}
              options={dateOrders.map((order) => ({ value: order, label: t(`feeds.dateOrder.${order}`) }))}
            />
          )}
          {asked.map((field) => (
            <Select
              key={field}
              name={field}
              label={t(`feeds.field.${field}`)}
              error={actionData && !actionData.isChanged && field === 'title' ? t(actionData.error) : undefined}
              value={(actionData?.typed ?? read.columns.mapping)[field] ?? ''}
              options={[
                { value: '', label: t('feeds.noColumn') },
                ...read.columns.headings.map((heading) => ({
                  value: heading,
                  label: [heading, read.columns.samples[heading]?.join(' · ').slice(0, 60)].filter(Boolean).join(': '),
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
    </DeskFrame>
  )
}

export const loader = (asked: Route.LoaderArgs) => loadColumns(feedDesk(asked), asked.params.id)

export const action = (asked: Route.ActionArgs) => actOnColumns(feedDesk(asked), asked.params.id)

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <FeedColumns {...loaderData} actionData={actionData} />
}
