import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { cardPinOf, claimCodeOf, writeClaimCode } from './claim-code.ts'

/** A badge of a run that waits for its learner to come with the code. */
export interface RunCode {
  awardId: string
  name: string
  letters: string
  pin: string
}

interface Asked {
  runId: string
  organisationId: string
  /** Of these alone; left out, of all. */
  awardIds?: readonly string[]
}

/** The codes of a run that are not used yet, in the order of its list. */
export async function listRunCodes(
  { runId, organisationId, awardIds }: Asked,
  { database, masterKey }: Pick<Services, 'database' | 'masterKey'>,
): Promise<RunCode[]> {
  const { rows } = await sql<{ awardId: string; name: string }>`
    select awards.id as award_id, coalesce(name, '') as name
    from awards join recipients on recipients.id = recipient_id
    where run_id = ${runId} and organisation_id = ${organisationId} and claim_code_hash is not null
      and claimed_at is null and revoked_at is null
      and (${awardIds === undefined}::boolean or awards.id = any(${[...(awardIds ?? [])]}::uuid[]))
    order by split_part(request_line, ':', 2)::int`.execute(database)
  return rows.map((row) => ({
    ...row,
    letters: writeClaimCode(claimCodeOf(row.awardId, masterKey)),
    pin: cardPinOf(row.awardId, masterKey),
  }))
}
