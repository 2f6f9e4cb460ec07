import { findBulkAward, listBulkAwardLines } from '#capabilities/awards/find-bulk-award.ts'
import { outcomeCsv } from '#capabilities/awards/outcome-csv.ts'
import { isId } from '#infrastructure/ids.ts'
import type { RouteHandle } from '../access.ts'
import { awardRefusalWords } from '../forms/award-refusals.ts'
import { requireIssuer } from '../session-gate.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/organisations.$slug.manage.bulk-awards.$id_.results[.]csv'

export const handle: RouteHandle = { access: 'organisation-issuer' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = await requireIssuer(visit, request, params.slug)
  const { t, services } = visit
  const bulkAward = isId(params.id)
    ? await findBulkAward(services.database, { id: params.id, organisationId: organisation.id })
    : undefined
  if (!bulkAward) throw new Response(null, { status: 404 })
  const headings = {
    line: t('manage.refused.line'),
    name: t('manage.awards.learner'),
    email: t('manage.bulk.email'),
    award: t('manage.bulk.award'),
    why: t('manage.refused.why'),
  }
  const words = { headings, refusal: (refusal: keyof typeof awardRefusalWords) => t(awardRefusalWords[refusal]) }
  const lines = await listBulkAwardLines(services.database, bulkAward)
  return new Response(outcomeCsv(lines, { words, origin: services.site.origin }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="awards.csv"',
      'cache-control': 'no-store',
    },
  })
}
