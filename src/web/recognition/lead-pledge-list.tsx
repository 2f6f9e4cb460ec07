import { listQuietEmployers } from '#capabilities/recognition/list-employers.ts'
import { listPledges } from '#capabilities/recognition/list-pledges.ts'
import { phaseOf } from '#capabilities/recognition/pledge-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-pledge-list'
import { pledgeTones, subjectOf } from './pledge-words.ts'

const states = ['waiting', 'live', 'due', 'reported'] as const
const mostQuiet = 30

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const view = listViewOf(request, { filters: ['q', 'state'], sorts: ['ends', 'who', 'about'] })
  const [{ rows, next: older }, quiet] = await Promise.all([
    listPledges({ lead, ...stretchOf(view) }, services),
    listQuietEmployers({ placeId: place.id, limit: mostQuiet }, { ...services, now }),
  ])
  const today = localParts(now).date
  const all = rows.map((row) => ({ ...row, phase: phaseOf(row, today) }))
  const fits = {
    waiting: ({ phase }: (typeof all)[number]) => phase === 'offered',
    live: ({ phase }: (typeof all)[number]) => phase === 'live' || phase === 'due',
    due: ({ phase }: (typeof all)[number]) => phase === 'due',
    reported: ({ reports }: (typeof all)[number]) => reports > 0,
  }
  const state = states.find((one) => one === view.filters.state)
  const found = arrangeRows(state ? all.filter(fits[state]) : all, view, {
    pageLength: rowsAPage,
    text: (one) => [one.organisationName, subjectOf(one, 'en'), subjectOf(one, 'cy')].join(' '),
    by: {
      ends: (one) => one.endsOn,
      who: (one) => one.organisationName,
      about: (one) => subjectOf(one, 'en'),
    },
  })
  const counts = Object.fromEntries(states.map((one) => [one, all.filter(fits[one]).length]))
  return { place: { slug: place.slug }, view, found, older, quiet, counts, total: all.length }
}

/** What is promised in a place: what waits for its City Lead, what ends soon, what was reported, and who is quiet. */
export default function LeadPledgeListPage({ loaderData }: Route.ComponentProps) {
  const { place, view, found, older, quiet, counts, total } = loaderData
  const { t, language } = useTranslation()
  const title = t('pledges.lead.title')
  const base = `/${place.slug}/lead/recognition`
  return (
    <DeskPage title={title}>
      <BackLink href={base} label={t('desk.nav.recognition')} />
      <DeskTable
        title={title}
        lead={t('pledges.lead.lead')}
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={(one) => one.id}
        search={t('desk.list.search')}
        older={older}
        states={{
          filter: 'state',
          label: t('pledges.desk.state'),
          of: [
            { value: undefined, label: t('pledges.lead.all'), count: total },
            ...states.map((value) => ({ value, label: t(`pledges.lead.${value}`), count: counts[value] ?? 0 })),
          ],
        }}
        empty={
          <EmptyState title={t('pledges.lead.none')} level={2} icon="award">
            {t('pledges.lead.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'what',
            title: t('pledges.desk.what'),
            names: true,
            cell: (one) => <a href={`${base}/pledges/${one.id}`}>{t(`pledges.act.${one.act}`)}</a>,
          },
          { key: 'who', sorts: 'who', title: t('recognition.ask.endorser'), cell: (one) => one.organisationName },
          { key: 'about', sorts: 'about', title: t('pledges.desk.about'), cell: (one) => subjectOf(one, language) },
          {
            key: 'state',
            title: t('pledges.desk.state'),
            cell: (one) => (
              <>
                <StatusTag tone={pledgeTones[one.phase]}>{t(`pledges.state.${one.phase}`)}</StatusTag>
                {one.reports > 0 && <StatusTag tone="bad">{`${t('pledges.lead.reported')}: ${one.reports}`}</StatusTag>}
              </>
            ),
          },
          {
            ...{ key: 'ends', sorts: 'ends', title: t('pledges.desk.ends'), oneLine: true },
            cell: (one) => longDate(language, new Date(one.endsOn)),
          },
        ]}
      />
      <Section title={t('pledges.lead.quiet')} more={{ href: base, label: t('recognition.ask.title') }}>
        {quiet.length > 0 ? (
          <>
            <p className="muted">{t('pledges.lead.quietText')}</p>
            <ul>
              {quiet.map(({ slug, name }) => (
                <li key={slug}>
                  <a href={`/${place.slug}/lead/organisations/${slug}`}>{name}</a>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t('pledges.lead.quietNone')}</p>
        )}
      </Section>
    </DeskPage>
  )
}
