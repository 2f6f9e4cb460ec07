import { countStandings, listNetwork } from '#capabilities/organisations/list-network.ts'
import { organisationKinds, standings } from '#capabilities/organisations/organisation.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { answerBulk, bulkResultOf } from '#web/desks/bulk-form.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/organisation-list'
import { networkActs, networkFilterOf, networkRefusal, networkSubjects } from './network-view.ts'
import { StandingTag } from './standing-tag.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const { view, filter } = networkFilterOf(request)
  const powers = { database: visit.services.database, queue: visit.queue, lead, now: visit.now }
  const [found, counts, result] = await Promise.all([
    listNetwork({ ...filter, placeId: place.id, limit: rowsAPage }, powers),
    countStandings(place.id, powers),
    bulkResultOf(request, networkActs(powers), { ...powers, authority: lead }),
  ])
  return { place, view, filter, found, counts, result }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, queue, now } = visitOf({ context })
  const { lead } = leadDesk({ context })
  const powers = { database: services.database, queue, lead, now }
  return answerBulk(
    request,
    { acts: networkActs(powers), subjectsOf: networkSubjects(request, powers) },
    { ...powers, authority: lead },
  )
}

export default function OrganisationsPage({
  loaderData: { place, view, filter, found, counts, result },
  actionData,
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const path = `/${place.slug}/lead/organisations`
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <DeskPage title={t('desk.nav.organisations')}>
      <DeskTable
        title={t('desk.nav.organisations')}
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={(row) => row.id}
        search={t('lead.organisations.search')}
        hasTable
        states={{
          filter: 'standing',
          label: t('lead.organisations.standing'),
          of: [
            { value: undefined, label: t('lead.organisations.all'), count: all },
            ...standings
              .filter((standing) => counts[standing])
              .map((standing) => ({
                value: standing,
                label: t(`organisations.standing.${standing}`),
                count: counts[standing] ?? 0,
              })),
          ],
        }}
        more={
          <>
            <label>
              {t('organisations.kindLabel')}
              <select name="kind" defaultValue={filter.kind ?? ''}>
                <option value="">{t('lead.organisations.anyKind')}</option>
                {organisationKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`organisations.kind.${kind}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('lead.organisations.show')}
              <select name="show" defaultValue={filter.show ?? ''}>
                <option value="">{t('lead.organisations.showAll')}</option>
                <option value="unsafe">{t('lead.organisations.unsafe')}</option>
                <option value="stale">{t('lead.organisations.stale')}</option>
              </select>
            </label>
          </>
        }
        tables={{
          nameOf: (row) => row.name,
          label: t('lead.organisations.exportChosen'),
        }}
        bulk={{
          nameOf: (row) => row.name,
          answer: actionData,
          result,
          refusal: (refusal) => t(networkRefusal(refusal)),
          acts: { remind: { label: t('desk.list.remind'), text: t('desk.list.remindText') } },
        }}
        empty={
          <EmptyState title={t('lead.organisations.none')} level={2}>
            {t('lead.organisations.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('lead.organisations.name'),
            names: true,
            sorts: 'name',
            cell: (row) => <a href={`${path}/${row.slug}`}>{row.name}</a>,
          },
          { key: 'kind', title: t('organisations.kindLabel'), cell: (row) => t(`organisations.kind.${row.kind}`) },
          {
            key: 'standing',
            oneLine: true,
            title: t('lead.organisations.standing'),
            cell: (row) =>
              row.standing === 'approved' && !row.isSafe ? (
                <StatusTag tone="warn">{t('lead.organisations.unsafeTag')}</StatusTag>
              ) : (
                <StandingTag standing={row.standing} />
              ),
          },
          {
            key: 'since',
            title: t('lead.organisations.since'),
            sorts: 'since',
            oneLine: true,
            cell: (row) => longDate(language, row.since),
          },
          {
            key: 'opportunities',
            wide: true,
            title: t('desk.nav.opportunities'),
            align: 'end',
            cell: (row) => wholeNumber(language, row.opportunities),
          },
          {
            key: 'badges',
            wide: true,
            title: t('desk.nav.badges'),
            align: 'end',
            cell: (row) => wholeNumber(language, row.badges),
          },
          {
            key: 'awards',
            wide: true,
            title: t('lead.organisations.awards'),
            align: 'end',
            cell: (row) => wholeNumber(language, row.awardsOfLate),
          },
        ]}
      />
    </DeskPage>
  )
}
