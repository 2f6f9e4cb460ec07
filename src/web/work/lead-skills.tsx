import { listSkillGaps } from '#capabilities/work/list-skill-gaps.ts'
import { Dotted } from '#design/cards/dotted.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf } from '#web/desks/list-view.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-skills'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { place } = leadDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['must', 'roles', 'name'], isLatestFirst: true })
  const gaps = await listSkillGaps({ placeId: place.id }, services)
  const found = arrangeRows(gaps, view, {
    pageLength: rowsAPage,
    text: ({ skill, named }) => [skill.name, skill.nameCy, ...named.map(({ title }) => title)].join(' '),
    by: { must: (one) => one.must, roles: (one) => one.roles, name: (one) => one.skill.name },
  })
  return { place: { slug: place.slug }, view, found }
}

/** What employers of a place ask for and nobody there teaches. */
export default function LeadSkillsPage({ loaderData: { place, view, found } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('work.gaps.title')
  return (
    <DeskPage title={title}>
      <BackLink href={`/${place.slug}/lead/recognition`} label={t('desk.nav.recognition')} />
      <DeskTable
        title={title}
        lead={t('work.gaps.lead')}
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={({ skill }) => skill.uri ?? skill.name}
        search={t('desk.list.search')}
        empty={
          <EmptyState title={t('work.gaps.none')} level={2} icon="award">
            {t('work.gaps.noneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'skill', sorts: 'name', title: t('work.gaps.skill'), names: true },
            cell: ({ skill }) => inLanguage(language, skill.name, skill.nameCy),
          },
          { key: 'must', sorts: 'must', title: t('work.skills.must'), oneLine: true, cell: (one) => one.must },
          { key: 'roles', sorts: 'roles', title: t('desk.nav.roles'), oneLine: true, cell: (one) => one.roles },
          {
            key: 'by',
            title: t('work.gaps.askedBy'),
            cell: ({ named }) => (
              <Dotted>
                {named.map(({ id, title: role, titleCy, organisationName }) => (
                  <span key={id}>
                    <a href={`/${place.slug}/roles/${id}`}>{inLanguage(language, role, titleCy)}</a>
                    {` (${organisationName})`}
                  </span>
                ))}
              </Dotted>
            ),
          },
        ]}
      />
    </DeskPage>
  )
}
