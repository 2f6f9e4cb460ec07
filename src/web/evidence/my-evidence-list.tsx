import { findBadge } from '#capabilities/badges/find-badge.ts'
import { listOwnEvidence } from '#capabilities/evidence/list-waiting-evidence.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-evidence-list'
import { EvidenceStateTag } from './evidence-state.tsx'

const mostShown = 50

export async function loader({ context }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { person } = signedInDesk({ context })
  const pieces = await listOwnEvidence({ personId: person.id, limit: mostShown }, { database })
  const ids = [...new Set(pieces.map((one) => one.badgeId))]
  const badges = new Map(
    (await Promise.all(ids.map((id) => findBadge({ id }, { database })))).flatMap((one) =>
      one ? [[one.id, one]] : [],
    ),
  )
  return {
    pieces: pieces.map(({ id, title, state, changedAt, badgeId }) => {
      const { name = '', nameCy = null } = badges.get(badgeId) ?? {}
      return { id, title, state, changedAt, badge: { name, nameCy } }
    }),
  }
}

export default function MyEvidenceListPage({ loaderData: { pieces } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  return (
    <SitePage title={t('evidence.mine')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          <PageHead title={t('evidence.mine')} lead={t('evidence.mineLead')} />
          <DataTable
            caption={t('evidence.mine')}
            hideCaption
            rows={pieces}
            rowKey={(one) => one.id}
            empty={
              <EmptyState title={t('evidence.mineNone')} level={2} icon="paperclip">
                {t('evidence.mineNoneText')}
              </EmptyState>
            }
            columns={[
              {
                key: 'badge',
                title: t('check.name'),
                cell: (one) => (
                  <a href={`/me/evidence/${one.id}`}>{inLanguage(language, one.badge.name, one.badge.nameCy)}</a>
                ),
                names: true,
              },
              { key: 'title', title: t('evidence.title'), cell: (one) => <bdi>{one.title}</bdi> },
              {
                key: 'state',
                title: t('registers.state.label'),
                cell: (one) => <EvidenceStateTag state={one.state} />,
              },
              { key: 'when', title: t('evidence.changed'), cell: (one) => longDate(language, one.changedAt) },
            ]}
          />
        </div>
      </Wrap>
    </SitePage>
  )
}
