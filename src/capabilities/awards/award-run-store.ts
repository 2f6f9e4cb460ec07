import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { Evidence } from './award.ts'
import type { PlacedLine } from './award-line.ts'
import type { LineRefusal } from './award-rules.ts'
import type { AwardRun } from './award-run.ts'

export interface NewAwardRun {
  id: string
  organisationId: string
  badgeId: string
  opportunityId: string | null
  askedBy: string | null
  askedAt: Date
  notify: boolean
  fileName: string | null
  /** Of which session those who were there are given it. */
  registerId: string | null
  /** By which rule they had earned it. */
  earningRuleId: string | null
  total: number
}

/** With the names that a page needs. */
export function selectRuns(reader: Reader) {
  return reader
    .selectFrom('awardRuns')
    .innerJoin('badges', 'badges.id', 'awardRuns.badgeId')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .leftJoin('people', 'people.id', 'awardRuns.askedBy')
    .leftJoin('registers', 'registers.id', 'awardRuns.registerId')
    .select([
      'awardRuns.id',
      'awardRuns.organisationId',
      'awardRuns.badgeId',
      'badgeVersions.name as badgeName',
      'badgeVersions.nameCy as badgeNameCy',
      'people.name as askedByName',
      'askedAt',
      'fileName',
      'awardRuns.registerId',
      'awardRuns.earningRuleId',
      'registers.title as registerTitle',
      'registers.titleCy as registerTitleCy',
      'notify',
      'total',
      'given',
      'refused',
      'refusal',
      'finishedAt',
      'undoUntil',
      'mailsBegunAt',
      'undoneAt',
      'mistakenAt',
      'mistakenNote',
    ])
    .$castTo<AwardRun>()
}

export function selectRun(
  reader: Reader,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<AwardRun | undefined> {
  return selectRuns(reader)
    .where('awardRuns.id', '=', id)
    .where('awardRuns.organisationId', '=', organisationId)
    .executeTakeFirst()
}

/**
 * The run with the place of its badge, held until the transaction ends: whether it is taken back, goes on or lets its
 * mails go is decided by one at a time.
 */
export async function lockRun(tx: Tx, id: string) {
  return tx
    .selectFrom('awardRuns')
    .innerJoin('badges', 'badges.id', 'awardRuns.badgeId')
    .selectAll('awardRuns')
    .select('badges.placeId')
    .where('awardRuns.id', '=', id)
    .forUpdate('awardRuns')
    .executeTakeFirst()
}

/** Keeps the list; false where this very form was sent before. */
export async function insertAwardRun(tx: Tx, run: NewAwardRun, lines: PlacedLine[]): Promise<boolean> {
  const made = await tx
    .insertInto('awardRuns')
    .values(run)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  const recipients = lines.map((line) => line.recipient)
  await sql`
    insert into award_run_lines (run_id, position, name, email, locale, evidence, note, earned_on, renews)
    select ${run.id}, line.*
    from unnest(${lines.map((line) => line.position)}::int[], ${recipients.map((one) => one.name ?? null)}::text[],
      ${recipients.map((one) => one.email ?? null)}::text[], ${recipients.map((one) => one.language ?? 'en')}::text[],
      ${lines.map((line) => JSON.stringify(line.evidence))}::jsonb[], ${lines.map((line) => line.note ?? null)}::text[],
      ${lines.map((line) => line.earnedOn ?? null)}::date[], ${lines.map((line) => line.renews ?? null)}::uuid[])
      as line`.execute(tx)
  return true
}

/** The same where something of it is left to do: a second worker waits and then finds the next part. */
export function lockUnfinishedAwardRun(tx: Tx, id: string) {
  return tx
    .selectFrom('awardRuns')
    .select(['id', 'organisationId', 'badgeId', 'opportunityId', 'askedBy', 'notify', 'total', 'given', 'refused'])
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

interface WaitingLine {
  position: number
  name: string | null
  email: string | null
  locale: Language
  evidence: Evidence[]
  note: string | null
  earnedOn: string | null
  renews: string | null
}

export async function selectWaitingLines(tx: Tx, id: string, limit: number): Promise<PlacedLine[]> {
  const { rows } = await sql<WaitingLine>`
    select position, name, email, locale, evidence, note, earned_on, renews from award_run_lines
    where run_id = ${id} and refusal is null order by position limit ${limit}`.execute(tx)
  return rows.map(({ position, name, email, locale, evidence, note, earnedOn, renews }) => ({
    position,
    evidence,
    ...(note && { note }),
    ...(earnedOn && { earnedOn }),
    ...(renews && { renews }),
    recipient: { ...(name && { name }), ...(email && { email }), language: locale },
  }))
}

/** Lets go of the lines that were given, and writes on each refused one why. */
export async function settleLines(
  tx: Tx,
  id: string,
  { given, refused }: { given: number[]; refused: { position: number; refusal: LineRefusal }[] },
) {
  if (given.length > 0)
    await sql`
      delete from award_run_lines where run_id = ${id} and position = any(${given}::int[])`.execute(tx)
  if (refused.length > 0)
    await sql`
      update award_run_lines set refusal = line.refusal
      from unnest(${refused.map((one) => one.position)}::int[], ${refused.map((one) => one.refusal)}::text[])
        as line(position, refusal)
      where run_id = ${id} and award_run_lines.position = line.position`.execute(tx)
}

/** Whom a run of this organisation gave a badge, in the order of its list. */
export async function selectRunPeople(
  reader: Reader,
  { runId, organisationId }: { runId: string; organisationId: string },
): Promise<{ name: string; email: string }[]> {
  const { rows } = await sql<{ name: string; email: string }>`
    select coalesce(name, '') as name, coalesce(email, '') as email from awards join recipients on recipients.id = recipient_id
    where run_id = ${runId} and organisation_id = ${organisationId} and recipients.erased_at is null
    order by split_part(request_line, ':', 2)::int`.execute(reader)
  return rows
}
