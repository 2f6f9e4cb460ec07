import { listOwnBadges } from '#capabilities/badges/list-own-badges.ts'
import { levelKeys } from '#capabilities/places/badge-standard.ts'
import { csvAnswer, mostCsvLines } from '#web/desks/csv-answer.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-badge-table'
import { badgeViewOf } from './desk-badge-view.ts'

/** An organisation's own badges as a table, drafts too: all that the address narrows them to. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, t } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const asked = { ...badgeViewOf(request).filter, organisationId: organisation.id, limit: mostCsvLines }
  const { rows } = await listOwnBadges(asked, { database: services.database })
  return csvAnswer(
    `badges-${organisation.slug}`,
    [
      t('manage.badge.name'),
      t('manage.badge.nameCy'),
      t('badges.level'),
      t('manage.badge.version'),
      t('manage.awards.state'),
    ],
    rows.map((row) => [
      row.name,
      row.nameCy,
      t(`badges.levelName.${levelKeys[row.level]}`),
      row.versionNumber,
      t(`manage.status.${row.status}`),
    ]),
  )
}
