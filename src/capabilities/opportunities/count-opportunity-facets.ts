import type { Reading } from '#infrastructure/database/database.ts'
import { countFacets, type FacetCounts, type FacetRow } from './facet-rules.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'

/** Beyond this nobody is helped by a number, and counting would cost more than the list. */
const mostCounted = 1000

/** How many each choice of the filters would find; undefined where there are too many to count at every view. */
export async function countOpportunityFacets(
  { narrowing, ages }: { narrowing: OpportunityNarrowing; ages: number[] },
  { database }: Reading,
): Promise<FacetCounts | undefined> {
  const { placeId, organisationId, badgeId, terms, during } = narrowing
  const rows = await database
    .selectFrom('opportunities')
    .select(['kind', 'theme', 'mode', 'costPence', 'ageMin', 'ageMax', 'access'])
    .where('status', '=', 'published')
    .where(fits({ placeId, organisationId, badgeId, terms, during }))
    .limit(mostCounted + 1)
    .$castTo<FacetRow>()
    .execute()
  return rows.length > mostCounted ? undefined : countFacets(rows, narrowing, ages)
}
