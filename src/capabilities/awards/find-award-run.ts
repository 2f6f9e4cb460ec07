import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { DeliveryState } from '#infrastructure/mail/delivery-rules.ts'
import { awardMailKey } from './award.ts'
import type { LineRefusal } from './award-rules.ts'
import type { AwardRun } from './award-run.ts'
import { selectRun } from './award-run-store.ts'

interface Whose {
  id: string
  organisationId: string
}

/** A run of this organisation. */
export function findAwardRun(whose: Whose, { database }: Reading): Promise<AwardRun | undefined> {
  return selectRun(database, whose)
}

/** What has become of the badges of a run by now. */
export interface RunCounts {
  kept: number
  /** Told by mail, not kept yet. */
  waiting: number
  /** They have a code, and have not used it. */
  withCode: number
  withdrawn: number
  /** Of those who wait: whose server refused the mail. */
  undelivered: number
}

export async function countRunAwards(runId: string, { database }: Reading): Promise<RunCounts> {
  const { rows } = await sql<RunCounts>`
    select count(*) filter (where revoked_at is null and claimed_at is not null) as kept,
      count(*) filter (where revoked_at is null and claimed_at is null and email is not null) as waiting,
      count(*) filter (where revoked_at is null and claimed_at is null and email is null) as with_code,
      count(*) filter (where revoked_at is not null) as withdrawn,
      count(delivery_states.about) filter (where revoked_at is null and claimed_at is null) as undelivered
    from awards join recipients on recipients.id = awards.recipient_id
      left join delivery_states on delivery_states.about = 'award ' || awards.id
        and delivery_states.state in ('bounced', 'interrupted', 'complained')
    where run_id = ${runId} and not never_sent`.execute(database)
  return rows[0] ?? { kept: 0, waiting: 0, withCode: 0, withdrawn: 0, undelivered: 0 }
}

/** How far the mails of a run came, each state that occurs with its number. */
export async function listRunDeliveries(
  runId: string,
  { database }: Reading,
): Promise<{ state: DeliveryState; awards: number }[]> {
  const { rows } = await sql<{ state: DeliveryState; awards: number }>`
    select state, count(*)::int as awards from awards join delivery_states on about = ${awardMailKey('')} || awards.id
    where run_id = ${runId} and not never_sent group by 1 order by 2 desc, 1`.execute(database)
  return rows
}

export interface AwardRunLine {
  /** The line of the file or box, as a person counts; of a run that a program asked for, its position from 0. */
  position: number
  name: string | null
  email: string | null
  awardId: string | null
  /** Neither award nor refusal: it still waits. */
  refusal: LineRefusal | null
}

/** The refused lines, in the order of the list. */
export function listRefusedLines(
  { id, limit }: { id: string; limit: number },
  { database }: Reading,
): Promise<AwardRunLine[]> {
  return sql<AwardRunLine>`
    select position, name, email, null as award_id, refusal from award_run_lines
    where run_id = ${id} and refusal is not null order by position limit ${limit}`
    .execute(database)
    .then(({ rows }) => rows)
}

/** What became of each line, in the order of the list. */
export async function listAwardRunLines({ id }: { id: string }, { database }: Reading): Promise<AwardRunLine[]> {
  const { rows } = await sql<AwardRunLine>`
    select split_part(request_line, ':', 2)::int as position, name, email, awards.id as award_id, null as refusal
    from awards join recipients on recipients.id = awards.recipient_id
    where run_id = ${id} and not never_sent
    union all
    select position, name, email, null, refusal from award_run_lines where run_id = ${id}
    order by position`.execute(database)
  return rows
}
