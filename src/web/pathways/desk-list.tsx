import { redirect } from 'react-router'
import type { AskedConsent } from '#capabilities/pathways/decide-milestone-badge.ts'
import { decideMilestoneBadge, listAskedConsents } from '#capabilities/pathways/decide-milestone-badge.ts'
import { listCuratedPathways } from '#capabilities/pathways/list-pathways.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame, type DeskOwner } from '#web/desks/desk-frame.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { noSuchPage } from '#web/site/no-such-page.ts'
import type { Route } from './+types/desk-list'
import { type Desk, pathwayDesk } from './pathway-desk.ts'

async function loadList({ visit, request, owner }: Desk) {
  const { database } = visit.services
  const { searchParams } = new URL(request.url)
  const whose = owner.organisation ? { organisationId: owner.organisation.id } : { placeId: owner.place?.id ?? '' }
  const view = listViewOf(request, { filters: ['q'], sorts: ['begun', 'title', 'status', 'problems'] })
  const [{ rows, next: older }, asked] = await Promise.all([
    listCuratedPathways({ owner: whose, ...stretchOf(view) }, { database }),
    owner.organisation ? listAskedConsents(owner.organisation.id, { database }) : [],
  ])
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (row) => `${row.title} ${row.titleCy ?? ''}`,
    by: {
      // As they were read: the latest first.
      begun: () => 0,
      title: (row) => row.title,
      status: (row) => row.status,
      problems: (row) => row.problems,
    },
  })
  return { owner, view, found, older, asked, saved: searchParams.has('saved') }
}

/** Answers another owner's request to award one of the organisation's badges. */
async function actOnList({ visit, request, curator, owner }: Desk) {
  const form = await request.formData()
  const [verb, pathwayId, badgeId] = String(form.get('do') ?? '').split(' ')
  if (verb !== 'agree' && verb !== 'refuse') throw new Response(null, { status: 400 })
  if (!isId(pathwayId) || !isId(badgeId) || !('organisationId' in curator)) throw new Response(null, { status: 400 })
  const outcome = await decideMilestoneBadge(
    { pathwayId, badgeId, agreed: verb === 'agree' },
    { ...visit.services, manager: curator, now: visit.now },
  )
  if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'nobody-asked')
  return redirect(`${owner.base}?saved`)
}

const tones = { draft: 'info', published: 'good', archived: 'plain' } as const

function DeskList({ owner, view, found, older, asked, saved }: Awaited<ReturnType<typeof loadList>>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = t('common.nav.pathways')
  return (
    <DeskFrame owner={owner} title={title}>
      {saved && <Notice tone="good" title={t('common.saved')} live />}
      <DeskTable
        title={title}
        lead={t('pathways.desk.lead')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        hasTable
        actions={
          <ButtonLink href={`${owner.base}/new`} icon="plus">
            {t('pathways.desk.begin')}
          </ButtonLink>
        }
        rows={found.rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pathways.desk.none')} level={2} icon="flag">
            {t('pathways.desk.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            sorts: 'title',
            title: t('pathways.desk.name'),
            cell: (row) => <a href={`${owner.base}/${row.id}`}>{inLanguage(language, row.title, row.titleCy)}</a>,
            names: true,
          },
          {
            key: 'place',
            title: t('manage.organisation.place'),
            cell: (row) => inLanguage(language, row.placeName, row.placeNameCy),
          },
          {
            key: 'status',
            sorts: 'status',
            title: t('manage.awards.state'),
            cell: (row) => <StatusTag tone={tones[row.status]}>{t(`manage.status.${row.status}`)}</StatusTag>,
          },
          {
            key: 'problems',
            sorts: 'problems',
            title: t('pathways.desk.problems'),
            cell: (row) =>
              row.problems > 0 ? (
                <StatusTag tone="warn">{t('pathways.desk.problemCount', { count: row.problems })}</StatusTag>
              ) : (
                '–'
              ),
          },
        ]}
      />
      {asked.length > 0 && <Asked asked={asked} owner={owner} />}
    </DeskFrame>
  )
}

const stateTones = { asked: 'warn', agreed: 'good', refused: 'plain' } as const

function Asked({ asked, owner }: { asked: AskedConsent[]; owner: DeskOwner }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className="stack">
      <h2>{t('pathways.desk.asked')}</h2>
      <p>{t('pathways.desk.askedText')}</p>
      <form method="post" action={owner.base}>
        <DataTable
          caption={t('pathways.desk.asked')}
          hideCaption
          rows={asked}
          rowKey={(row) => `${row.pathwayId} ${row.badgeId}`}
          columns={[
            {
              key: 'badge',
              title: t('opportunities.badgeLabel'),
              cell: (row) => inLanguage(language, row.badgeName, row.badgeNameCy),
              names: true,
            },
            {
              key: 'pathway',
              title: t('pathways.desk.name'),
              cell: (row) => <a href={row.pathwayHref}>{row.pathwayTitle}</a>,
            },
            { key: 'owner', title: t('pathways.owner'), cell: (row) => row.owner },
            { key: 'when', title: t('lead.asked'), cell: (row) => longDate(language, row.askedAt), oneLine: true },
            {
              key: 'state',
              title: t('manage.awards.state'),
              cell: (row) => (
                <StatusTag tone={stateTones[row.state]}>{t(`pathways.desk.consent.${row.state}`)}</StatusTag>
              ),
            },
            {
              key: 'decide',
              title: t('lead.decide'),
              bare: true,
              cell: (row) => <Answer row={row} />,
            },
          ]}
        />
      </form>
    </section>
  )
}

function Answer({ row }: { row: AskedConsent }) {
  const { t } = useTranslation()
  const what = { badge: row.badgeName, pathway: row.pathwayTitle }
  return (
    <ButtonGroup>
      {row.state !== 'agreed' && (
        <Button
          small
          name="do"
          value={`agree ${row.pathwayId} ${row.badgeId}`}
          aria-label={t('pathways.desk.agreeOne', what)}
        >
          {t('pathways.desk.agree')}
        </Button>
      )}
      {row.state !== 'refused' && (
        <Button
          small
          kind="plain"
          name="do"
          value={`refuse ${row.pathwayId} ${row.badgeId}`}
          aria-label={t('pathways.desk.refuseOne', what)}
        >
          {t('lead.refuse')}
        </Button>
      )}
    </ButtonGroup>
  )
}

export const loader = (asked: Pick<Route.LoaderArgs, 'context' | 'request'>) => loadList(pathwayDesk(asked))

export const action = (asked: Route.ActionArgs) => actOnList(pathwayDesk(asked))

export default function Page({ loaderData }: Route.ComponentProps) {
  return <DeskList {...loaderData} />
}
