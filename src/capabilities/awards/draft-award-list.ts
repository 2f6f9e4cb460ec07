import { createHash } from 'node:crypto'
import { findBadgeToIssue } from '#capabilities/badges/find-badge-to-issue.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import type { AwardList, ListRow } from './award-list.ts'
import { insertList, selectMapping } from './award-list-store.ts'
import { type BadgeRefusal, badgeRefusalOf } from './award-rules.ts'
import { selectRunPeople } from './award-run-store.ts'
import { findEarning } from './award-store.ts'
import { headingsKeyOf } from './list-column-rules.ts'
import { type NoListReason, noListReason } from './understand-list-rules.ts'

export type DraftListRefusal = BadgeRefusal | NoListReason | 'evidence-is-missing'

export type DraftListOutcome = { ok: true; listId: string } | { ok: false; refusal: DraftListRefusal }

type DraftListRequest = Omit<
  AwardList,
  | 'organisationId'
  | 'columns'
  | 'mended'
  | 'madeAt'
  | 'awardedAt'
  | 'fromRunId'
  | 'registerId'
  | 'earningRuleId'
  | 'rows'
> & { registerId?: string; earningRuleId?: string } & (
    | {
        rows: ListRow[]
        /** The rows come from a box that asks for names, not from a file that may be anything. */
        typed?: boolean
        fromRunId?: undefined
      }
    /** The people of an earlier run. */
    | { rows?: undefined; typed?: undefined; fromRunId: string }
  )

/** Keeps a list of people to be checked. Nothing is signed, and nobody is told. */
export function draftAwardList(
  { typed = false, ...request }: DraftListRequest,
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<DraftListOutcome> {
  return database.transaction().execute(async (tx): Promise<DraftListOutcome> => {
    const { id, badgeId, opportunityId, evidence, fromRunId = null, registerId = null, earningRuleId = null } = request
    const { organisationId, personId } = issuer
    const badge = await findBadgeToIssue({ badgeId, organisationId }, { database: tx })
    const opportunity = opportunityId ? await findEarning(tx, { opportunityId, badgeId }) : undefined
    const refusal = badgeRefusalOf({ badge, issuer, opportunity })
    if (refusal) return { ok: false, refusal }
    const rows = request.rows ?? (await rowsOfRun(tx, { runId: request.fromRunId, organisationId }))
    // A table may hold the evidence of each line: that is looked at when its columns are known.
    if (badge?.evidenceRequired && evidence.length === 0 && typed) return { ok: false, refusal: 'evidence-is-missing' }
    const reason = noListReason(rows, { typed })
    if (reason) return { ok: false, refusal: reason }
    const key = headingsKeyOf(rows)
    const headingsHash = key === undefined ? undefined : hashOfHeadings(key)
    const columns = headingsHash ? await selectMapping(tx, { organisationId, headingsHash }) : null
    const made = {
      organisationId,
      madeBy: personId ?? null,
      mended: {},
      madeAt: now,
      columns,
      fromRunId,
      registerId,
      earningRuleId,
      rows,
    }
    await insertList(tx, { ...request, ...made })
    return { ok: true, listId: id }
  })
}

/** Those to whom a run of the same organisation gave a badge, taken back or not, as a table. */
async function rowsOfRun(tx: Tx, whose: { runId: string; organisationId: string }): Promise<ListRow[]> {
  const people = await selectRunPeople(tx, whose)
  if (people.length === 0) return []
  return [
    { line: 1, cells: ['Name', 'E-mail'] },
    ...people.map(({ name, email }, index) => ({ line: index + 2, cells: [name, email] })),
  ]
}

/** Kept in place of the headings: no word of a file stays. */
export function hashOfHeadings(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
