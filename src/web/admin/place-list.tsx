import { redirect } from 'react-router'
import { findPlace, listPlaces } from '#capabilities/places/find-place.ts'
import { listPlaceLeads } from '#capabilities/places/list-place-leads.ts'
import { placeName } from '#capabilities/places/place.ts'
import { closePlace } from '#capabilities/places/revise-place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Swatch } from '#design/mark/swatch.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf } from '#web/desks/list-view.ts'
import { administratorDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/place-list'

export async function loader({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { database } = visitOf({ context }).services
  const { searchParams } = new URL(request.url)
  const [places, leads] = await Promise.all([listPlaces({ database }), listPlaceLeads({}, { database })])
  const asked = searchParams.get('close')
  const all = places.map((place) => ({
    ...place,
    leads: leads.filter(({ placeId }) => placeId === place.id).map(({ name, email }) => name || email),
  }))
  const view = listViewOf(request, { filters: ['q'], sorts: ['name', 'leads', 'joined', 'state'] })
  const found = arrangeRows(all, view, {
    pageLength: rowsAPage,
    text: (place) => [place.name, place.nameCy, ...place.leads].join(' '),
    by: {
      name: (place) => place.name,
      leads: (place) => place.leads.length,
      joined: (place) => place.joinedAt,
      state: (place) => place.closedAt,
    },
  })
  return {
    view,
    found,
    toClose: places.find(({ slug, closedAt }) => slug === asked && !closedAt),
    done: searchParams.has('done'),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { administrator } = administratorDesk({ context })
  const { database } = services
  const form = await request.formData()
  const doing = form.get('do')
  const place = await findPlace({ slug: String(form.get('place') ?? '') }, { database })
  if (!place || (doing !== 'close' && doing !== 'open-again')) throw new Response(null, { status: 400 })
  await closePlace({ placeId: place.id, closed: doing === 'close' }, { database, administrator, now })
  return redirect('/admin/places?done')
}

export default function PlacesPage({ loaderData: { view, found, toClose, done } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  return (
    <DeskPage title={t('desk.nav.places')}>
      {done && <Notice tone="good" title={t('common.saved')} live />}
      {toClose && (
        <Form>
          <AskFirst
            question={t('admin.close.title', { place: placeName(toClose, language) })}
            yes={{ value: 'close', label: t('admin.close.button'), danger: true }}
            no={{ href: '/admin/places', label: t('common.cancel') }}
          >
            <p>{t('admin.close.text')}</p>
            <input type="hidden" name="place" value={toClose.slug} />
          </AskFirst>
        </Form>
      )}
      <DeskTable
        title={t('desk.nav.places')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        hasTable
        actions={
          <ButtonLink icon="plus" href="/admin/places/new">
            {t('admin.place.title')}
          </ButtonLink>
        }
        rows={found.rows}
        rowKey={(row) => row.id}
        empty={<p className="muted">{t('desk.list.nothingFits')}</p>}
        columns={[
          {
            key: 'name',
            sorts: 'name',
            title: t('admin.place.name'),
            names: true,
            cell: (row) => (
              <Swatch hue={row.hue}>
                <a href={`/${row.slug}`}>{placeName(row, language)}</a>
              </Swatch>
            ),
          },
          {
            key: 'leads',
            sorts: 'leads',
            title: t('admin.leads'),
            cell: (row) => row.leads.join(', ') || t('admin.noLead'),
          },
          {
            key: 'joined',
            sorts: 'joined',
            title: t('admin.joined'),
            oneLine: true,
            cell: (row) => longDate(language, row.joinedAt),
          },
          {
            key: 'state',
            sorts: 'state',
            title: t('manage.awards.state'),
            cell: (row) =>
              row.closedAt ? (
                <StatusTag tone="warn">{t('admin.closed')}</StatusTag>
              ) : (
                <StatusTag tone="good">{t('admin.open')}</StatusTag>
              ),
          },
          {
            key: 'do',
            title: t('admin.close.button'),
            bare: true,
            cell: (row) =>
              row.closedAt ? (
                <form method="post">
                  <input type="hidden" name="place" value={row.slug} />
                  <Button small kind="quiet" name="do" value="open-again">
                    {t('admin.openAgain')}
                  </Button>
                </form>
              ) : (
                <a href={`/admin/places?close=${row.slug}`} aria-label={t('admin.close.one', { place: row.name })}>
                  {t('admin.close.button')}
                </a>
              ),
          },
        ]}
      />
    </DeskPage>
  )
}
