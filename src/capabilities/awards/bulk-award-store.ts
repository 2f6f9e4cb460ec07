import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { Evidence } from './award.ts'
import type { AwardLine, PlacedLine } from './award-line.ts'
import type { LineRefusal } from './award-rules.ts'

export interface NewBulkAward {
  id: string
  organisationId: string
  badgeId: string
  opportunityId: string | null
  askedBy: string | null
  askedAt: Date
  notify: boolean
  total: number
}

/** Keeps the list; false where this very form was sent before. */
export async function insertBulkAward(tx: Tx, bulkAward: NewBulkAward, lines: AwardLine[]): Promise<boolean> {
  const made = await tx
    .insertInto('bulkAwards')
    .values(bulkAward)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  const recipients = lines.map((line) => line.recipient)
  await sql`
    insert into bulk_award_lines (bulk_award_id, position, name, email, locale, evidence)
    select ${bulkAward.id}, line.*
    from unnest(${lines.map((_, position) => position)}::int[], ${recipients.map((one) => one.name ?? null)}::text[],
      ${recipients.map((one) => one.email ?? null)}::text[], ${recipients.map((one) => one.language ?? 'en')}::text[],
      ${lines.map((line) => JSON.stringify(line.evidence))}::jsonb[]) as line`.execute(tx)
  return true
}

/** The list, held until the transaction ends: a second worker waits and then finds the next part. */
export function lockUnfinishedBulkAward(tx: Tx, id: string) {
  return tx
    .selectFrom('bulkAwards')
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
}

export async function selectWaitingLines(tx: Tx, id: string, limit: number): Promise<PlacedLine[]> {
  const { rows } = await sql<WaitingLine>`
    select position, name, email, locale, evidence from bulk_award_lines
    where bulk_award_id = ${id} and refusal is null order by position limit ${limit}`.execute(tx)
  return rows.map(({ position, name, email, locale, evidence }) => ({
    position,
    evidence,
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
      delete from bulk_award_lines where bulk_award_id = ${id} and position = any(${given}::int[])`.execute(tx)
  if (refused.length > 0)
    await sql`
      update bulk_award_lines set refusal = line.refusal
      from unnest(${refused.map((one) => one.position)}::int[], ${refused.map((one) => one.refusal)}::text[])
        as line(position, refusal)
      where bulk_award_id = ${id} and bulk_award_lines.position = line.position`.execute(tx)
}
