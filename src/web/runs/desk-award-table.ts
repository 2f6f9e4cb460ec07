import { listAwards } from '#capabilities/awards/list-awards.ts'
import { holderName } from '#web/awards/holder-name.ts'
import { csvAnswer, mostCsvLines } from '#web/desks/csv-answer.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-award-table'
import { awardViewOf } from './desk-award-view.ts'
import { runsOf, sourceInWords } from './run-source.ts'

/** An organisation's awards as a table: the latest of all that the address narrows them to. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now, t, language } = visitOf({ context })
  const { organisation } = issuerDesk({ context })
  const asked = { ...awardViewOf(request, now).filter, organisationId: organisation.id, limit: mostCsvLines }
  const { rows } = await listAwards(asked, { database: services.database })
  const runs = await runsOf({ organisationId: organisation.id, awards: rows }, { database: services.database })
  return csvAnswer(
    `awards-${organisation.slug}`,
    [t('manage.awards.learner'), t('check.name'), t('awards.awarded'), t('manage.awards.state'), t('runs.from')],
    rows.map((row) => {
      const run = row.runId ? runs[row.runId] : undefined
      return [
        holderName(row, t),
        row.badgeName,
        row.awardedAt.toISOString().slice(0, 10),
        row.revokedAt
          ? t('manage.awards.stateName.withdrawn')
          : row.suspendedAt
            ? t('manage.hold.state')
            : t(`manage.awards.stateName.${row.claimedAt ? 'kept' : 'notKept'}`),
        run && sourceInWords(run, t, language),
      ]
    }),
  )
}
