import { findAwardRun, listAwardRunLines } from '#capabilities/awards/find-award-run.ts'
import { outcomeCsv } from '#capabilities/awards/outcome-format.ts'
import { isId } from '#infrastructure/ids.ts'
import { awardRefusalWords } from '#web/awards/award-refusals.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-run-results'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = issuerDesk({ context })
  const { t, services } = visit
  const run = isId(params.id)
    ? await findAwardRun({ id: params.id, organisationId: organisation.id }, { database: services.database })
    : undefined
  if (!run) throw new Response(null, { status: 404 })
  const headings = {
    line: t('manage.refused.line'),
    name: t('manage.awards.learner'),
    email: t('manage.bulk.email'),
    award: t('manage.bulk.award'),
    why: t('manage.refused.why'),
  }
  const words = { headings, refusal: (refusal: keyof typeof awardRefusalWords) => t(awardRefusalWords[refusal]) }
  const lines = await listAwardRunLines(run, { database: services.database })
  return new Response(outcomeCsv(lines, { words, origin: services.site.origin }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="awards.csv"',
      'cache-control': 'no-store',
    },
  })
}
