import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'

interface Held {
  table: string
  /** What names a row among those of one person. */
  key: string
  /** Two that agree in these are not both one person's: the second stays behind. */
  once?: readonly string[]
}

/** What a person holds: it comes along. The tables of `person_id`; a test finds one that is named nowhere. */
export const held: readonly Held[] = [
  { table: 'recipients', key: 'id' },
  { table: 'award_offer_uses', key: 'award_offer_id', once: ['award_offer_id'] },
  { table: 'evidence_pieces', key: 'id' },
  { table: 'experiences', key: 'id' },
  { table: 'collections', key: 'id' },
  { table: 'brought_badges', key: 'id', once: ['credential_id'] },
  { table: 'ask_answers', key: 'id', once: ['ask_id'] },
  { table: 'introductions', key: 'id', once: ['organisation_id'] },
  { table: 'pathway_goals', key: 'pathway_id', once: ['pathway_id'] },
  { table: 'pathway_arrivals', key: "pathway_id || ' ' || milestone", once: ['pathway_id', 'milestone'] },
  { table: 'pathway_brought_badges', key: 'achievement_id', once: ['achievement_id'] },
  { table: 'follows', key: 'id', once: ['place_id', 'filters'] },
  { table: 'saved_opportunities', key: 'opportunity_id', once: ['opportunity_id'] },
  { table: 'saved_views', key: 'id', once: ['path', 'lower(name)'] },
  { table: 'stopped_mails', key: 'kind', once: ['kind'] },
  { table: 'bookings', key: 'id' },
  { table: 'pledge_reports', key: 'id', once: ['pledge_id'] },
  { table: 'applications', key: 'id' },
  { table: 'auth_passkeys', key: 'id' },
  { table: 'auth_accounts', key: 'id' },
]

/** What ties an account to work here or to a child: one that has any does not go into another one. */
export const duties: readonly (readonly [table: string, column: string])[] = [
  ['organisation_members', 'person_id'],
  ['place_leads', 'person_id'],
  ['programme_team', 'person_id'],
  ['guardianships', 'guardian_id'],
  ['guardianships', 'child_id'],
  ...(
    [
      'call_assessors',
      'call_conflicts',
      'call_scores',
      'call_profiles',
      'call_broken_seals',
      'call_votes',
      'call_sheet_drafts',
      'call_namesakes',
      'placement_voices',
      'placement_ledger',
      'growth_rounds',
      'gathering_people',
      'library_reports',
      'pair_words',
    ] as const
  ).map((table) => [table, 'person_id'] as const),
  ['pairs', 'one_id'],
  ['pairs', 'other_id'],
  ['placement_actions', 'owner_id'],
  ['placement_exits', 'owner_id'],
  ['growth_rounds', 'peer_id'],
  ['placement_notes', 'about_id'],
  ['placement_notes', 'author_id'],
  ['network_organisations', 'next_step_owner_id'],
  ['network_entries', 'by_id'],
]

/** What stays: sessions end, digests are planned anew, and what was done to many at once is no holding. */
export const staysBehind: readonly string[] = [
  'auth_sessions',
  'digests',
  'bulk_acts',
  // Written by the join itself.
  'person_addresses',
  'account_joins',
]

interface Way {
  fromId: string
  toId: string
}

export type Moved = Record<string, string[]>

/** Gives what one person holds to another; answers, by table, the keys of the rows that moved. */
export async function moveHoldings(tx: Tx, { fromId, toId }: Way): Promise<Moved> {
  const moved: Moved = {}
  for (const { table, key, once } of held) {
    const [name, keyOf] = [sql.table(table), sql.raw(key)]
    const same =
      once &&
      sql.join(
        once.map((one) => sql`${sql.raw(qualified('theirs', one))} = ${sql.raw(qualified('mine', one))}`),
        sql` and `,
      )
    const { rows } = await sql<{ key: string }>`
      update ${name} as mine set person_id = ${toId} where person_id = ${fromId}
        ${same ? sql`and not exists (select from ${name} as theirs where theirs.person_id = ${toId} and ${same})` : sql``}
      returning (${keyOf})::text as key`.execute(tx)
    if (rows.length > 0) moved[table] = rows.map((row) => row.key)
  }
  return moved
}

const qualified = (alias: string, expression: string) =>
  expression.endsWith(')') ? expression.replace('(', `(${alias}.`) : `${alias}.${expression}`

/** Gives back what came along then and is still there; what has gone in the meantime stays gone. */
export async function returnHoldings(tx: Tx, { fromId, toId, moved }: Way & { moved: Moved }): Promise<void> {
  for (const { table, key } of held) {
    const keys = moved[table] ?? []
    if (keys.length === 0) continue
    await sql`
      update ${sql.table(table)} set person_id = ${toId}
      where person_id = ${fromId} and (${sql.raw(key)})::text = any(${keys}::text[])`.execute(tx)
  }
}

/** Whether an account is tied to work here or to a child. */
export async function hasDuty(tx: Tx, personId: string): Promise<boolean> {
  const any = duties.map(
    ([table, column]) => sql`exists (select from ${sql.table(table)} where ${sql.ref(column)} = ${personId})`,
  )
  const { rows } = await sql<{ has: boolean }>`
    select ${sql.join(any, sql` or `)} or exists (
      select from people where id = ${personId} and is_platform_administrator) as has`.execute(tx)
  return rows[0]?.has ?? true
}

/** Whether both are writing evidence for one badge: of that there is one piece at a time. */
export async function hasEvidenceTwice(tx: Tx, { fromId, toId }: Way): Promise<boolean> {
  const open = ['draft', 'sent', 'returned']
  const { rows } = await sql`
    select from evidence_pieces as mine join evidence_pieces as theirs using (badge_id)
    where mine.person_id = ${fromId} and theirs.person_id = ${toId}
      and mine.state = any(${open}::text[]) and theirs.state = any(${open}::text[]) limit 1`.execute(tx)
  return rows.length > 0
}

/** Whether an account has taken in another one that can still go its own way, or is such a one. */
export async function isJoinedLately(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('accountJoins')
    .select('id')
    .where((where) => where.or([where('personId', '=', personId), where('formerId', '=', personId)]))
    .where('partedAt', 'is', null)
    .where('settledAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
