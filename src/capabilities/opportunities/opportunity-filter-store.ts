import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '#database/types.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { takesPlace } from './upcoming-store.ts'

/** The narrowing as a condition on `opportunities`; says nothing of what is published. */
export function fits(narrowing: OpportunityNarrowing): Expression<SqlBool> {
  const where = expressionBuilder<DB, 'opportunities'>()
  const { placeId, organisationId, badgeId, kind, theme, age, freeOnly, mode, access, terms, during } = narrowing
  const conditions: Expression<SqlBool>[] = []
  if (placeId) conditions.push(where('opportunities.placeId', '=', placeId))
  if (organisationId) conditions.push(where('opportunities.organisationId', '=', organisationId))
  if (kind) conditions.push(where('opportunities.kind', '=', kind))
  if (theme) conditions.push(where('opportunities.theme', '=', theme))
  if (age !== undefined)
    conditions.push(where('opportunities.ageMin', '<=', age), where('opportunities.ageMax', '>=', age))
  if (freeOnly) conditions.push(where('opportunities.costPence', '=', 0))
  if (mode) conditions.push(where('opportunities.mode', 'in', [mode, 'both']))
  if (access) conditions.push(sql<boolean>`opportunities.access @> array[${access}]`)
  if (terms) conditions.push(sql<boolean>`opportunities.search @@ ${searchTerms(terms)}`)
  if (during)
    conditions.push(
      sql<boolean>`exists (select from opportunity_sessions where opportunity_id = opportunities.id
        and starts_at >= ${during.from} and starts_at < ${during.until} and ${takesPlace})`,
    )
  if (badgeId)
    conditions.push(
      where('opportunities.id', 'in', (from) =>
        from.selectFrom('opportunityBadges').select('opportunityId').where('badgeId', '=', badgeId),
      ),
    )
  return where.and(conditions)
}

/** Whether anything but the place narrows. */
export function isNarrowed({ placeId: _, ...rest }: OpportunityNarrowing): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== false && value !== '')
}
