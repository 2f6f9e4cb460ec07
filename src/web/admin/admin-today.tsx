import { redirect } from 'react-router'
import { findPerson } from '#capabilities/people/find-person.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { findPlace, listPlaces } from '#capabilities/places/find-place.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { administratorDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/admin-today'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const [places, dead, jobs] = await Promise.all([
    listPlaces({ database: visit.services.database }),
    visit.queue.deadLetters(50),
    visit.queue.counts(),
  ])
  return { places, dead, jobs, done: new URL(request.url).searchParams.has('done') }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { administrator } = administratorDesk({ context })
  const { database } = visit.services
  const form = await request.formData()
  const retried = String(form.get('retry') ?? '')
  if (isId(retried)) {
    await visit.queue.retryDeadLetter(retried)
    return redirect('/admin?done')
  }
  if (form.get('do') === 'retry-all') {
    await visit.queue.retryDeadLetters()
    return redirect('/admin?done')
  }
  const email = String(form.get('email') ?? '').trim()
  const [person, place] = await Promise.all([
    findPerson({ email }, { database }),
    findPlace({ slug: String(form.get('place') ?? '') }, { database }),
  ])
  if (!person || !place)
    return {
      field: place ? 'email' : 'place',
      message: visit.t(place ? 'admin.unknownPerson' : 'forms.choose'),
      email,
    }
  await appointCityLead({ placeId: place.id, personId: person.id }, { database, administrator, now: visit.now })
  return redirect('/admin?done')
}

export default function AdminPage({ loaderData: { places, dead, jobs, done }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const error = (field: string) => (actionData?.field === field ? actionData.message : undefined)
  return (
    <SitePage title={t('admin.title')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          {actionData && <ErrorSummary title={t('common.errorSummary')} errors={[actionData]} />}
          {done && !actionData && <Notice tone="good" title={t('common.saved')} live />}
          <PageHead title={t('admin.title')} lead={t('admin.jobs', { waiting: jobs.waiting, dead: jobs.dead })} />
        </div>
        <Section title={t('admin.dead')}>
          <form method="post">
            <DataTable
              caption={t('admin.dead')}
              hideCaption
              rows={dead}
              rowKey={(row) => row.id}
              empty={
                <EmptyState title={t('admin.deadNone')} icon="check">
                  {t('admin.deadNoneText')}
                </EmptyState>
              }
              columns={[
                { key: 'job', title: t('admin.job'), cell: (row) => row.job, names: true },
                { key: 'why', title: t('manage.refused.why'), cell: (row) => row.reason || '–' },
                { key: 'when', title: t('opportunities.when'), cell: (row) => longDate(language, row.failedAt) },
                {
                  key: 'retry',
                  title: t('admin.retry'),
                  bare: true,
                  cell: (row) => (
                    <Button small kind="quiet" name="retry" value={row.id}>
                      {t('admin.retry')}
                    </Button>
                  ),
                },
              ]}
            />
            {jobs.dead > 1 && (
              <p>
                <Button kind="quiet" name="do" value="retry-all">
                  {t('admin.retryAll', { count: jobs.dead })}
                </Button>
              </p>
            )}
          </form>
        </Section>
        <Section title={t('places.title')}>
          <div className="stack">
            <ul>
              {places.map((place) => (
                <li key={place.slug}>
                  <a href={`/${place.slug}`}>{placeName(place, language)}</a>
                </li>
              ))}
            </ul>
            <p>
              <ButtonLink kind="quiet" icon="plus" href="/admin/places/new">
                {t('admin.place.title')}
              </ButtonLink>
            </p>
          </div>
        </Section>
        <Section title={t('admin.leads')}>
          <Form>
            <Select
              name="place"
              label={t('manage.organisation.place')}
              error={error('place')}
              options={[
                { value: '', label: t('forms.choose') },
                ...places.map((place) => ({ value: place.slug, label: placeName(place, language) })),
              ]}
            />
            <TextInput
              name="email"
              type="email"
              label={t('admin.leadEmail')}
              hint={t('manage.members.addHint')}
              value={actionData?.email}
              error={error('email')}
              autoComplete="off"
            />
            <Button kind="quiet">{t('admin.appoint')}</Button>
          </Form>
        </Section>
      </Wrap>
    </SitePage>
  )
}
