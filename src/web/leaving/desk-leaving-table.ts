import { mostLeavers } from '#capabilities/leaving/leaving.ts'
import { listLeavers } from '#capabilities/leaving/list-leavers.ts'
import { csvLine } from '#infrastructure/files/csv-line.ts'
import type { Route } from './+types/desk-leaving-table'
import { leavingDesk } from './leaving-desk.ts'

/** Everybody of a leaving as a table. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { visit, organisation, leaving } = await leavingDesk({ context, params })
  const { t, services } = visit
  const asked = { leavingId: leaving.id, organisationId: organisation.id, limit: mostLeavers * 2 }
  const leavers = await listLeavers(asked, services)
  const headings = (['name', 'email', 'badges', 'another', 'mails'] as const).map((key) => t(`leaving.csv.${key}`))
  const lines = leavers.map((one) =>
    csvLine([
      ...[one.name ?? '', one.email, one.badges],
      one.leftOutAt ? t('leaving.csv.leftOut') : t(one.hasAnother ? 'leaving.csv.yes' : 'leaving.csv.no'),
      one.invitedAt ? one.reminders + 1 : 0,
    ]),
  )
  return new Response(`\uFEFF${csvLine(headings)}${lines.join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="leavers.csv"',
      'cache-control': 'no-store',
    },
  })
}
