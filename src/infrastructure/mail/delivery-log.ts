import { sql } from 'kysely'
import type { Reader, Reading, Tx } from '../database/database.ts'
import { newId } from '../ids.ts'
import { type Delivery, type DeliveryEntry, type DeliveryKind, deliveryOf } from './delivery-rules.ts'

/** Something that happened to a mail, or to a delivery as a whole. */
export interface NewDelivery {
  /** Names the delivery: what the mail brings. */
  about: string
  mailId: string | null
  organisationId: string | null
  kind: DeliveryKind
  /** What a mail server said; empty where none did. */
  reason: string
}

/**
 * Adds to the log and folds the state of each delivery that it names, one or ten thousand with a statement each. Two who
 * add to one delivery wait for each other at its state. What the log says already is not added again.
 */
export async function noteDeliveries(tx: Tx, entries: readonly NewDelivery[], now: Date): Promise<void> {
  if (entries.length === 0) return
  const named = [...new Map(entries.map((entry) => [entry.about, entry])).values()]
  // In one order: two batches that share deliveries wait instead of blocking each other.
  const inOrder = named.toSorted((a, b) => (a.about < b.about ? -1 : 1))
  const abouts = inOrder.map((entry) => entry.about)
  await sql`
    insert into delivery_states (about, organisation_id, state, since)
    select line.*, 'queued', ${now}
    from unnest(${abouts}::text[], ${inOrder.map((entry) => entry.organisationId)}::uuid[]) as line
    on conflict (about) do update set about = excluded.about`.execute(tx)
  await sql`
    insert into deliveries (at, id, about, mail_id, organisation_id, kind, reason)
    select ${now}, line.* from unnest(${entries.map(() => newId(now))}::uuid[], ${entries.map((one) => one.about)}::text[],
      ${entries.map((one) => one.mailId)}::uuid[], ${entries.map((one) => one.organisationId)}::uuid[],
      ${entries.map((one) => one.kind)}::text[], ${entries.map((one) => one.reason)}::text[])
      as line(id, about, mail_id, organisation_id, kind, reason)
    where not exists (select from deliveries where deliveries.mail_id = line.mail_id
      and deliveries.kind = line.kind and deliveries.reason = line.reason)`.execute(tx)
  await foldStates(tx, abouts)
}

async function foldStates(tx: Tx, abouts: string[]): Promise<void> {
  const { rows } = await sql<DeliveryEntry & { about: string }>`
    select about, at, kind, mail_id, reason from deliveries where about = any(${abouts}::text[])`.execute(tx)
  const folded = [...Map.groupBy(rows, (row) => row.about)].flatMap(([about, log]) => {
    const delivery = deliveryOf(log)
    return delivery ? [{ about, ...delivery }] : []
  })
  await sql`
    update delivery_states set state = line.state, since = line.since, reason = line.reason
    from unnest(${folded.map((one) => one.about)}::text[], ${folded.map((one) => one.state)}::text[],
      ${folded.map((one) => one.since)}::timestamptz[], ${folded.map((one) => one.reason)}::text[])
      as line(about, state, since, reason)
    where delivery_states.about = line.about`.execute(tx)
}

/** How far a delivery is; `undefined` where no mail was to be sent. */
export async function findDelivery(about: string, { database }: Reading): Promise<Delivery | undefined> {
  const { rows } = await sql<Delivery>`
    select state, since, reason from delivery_states where about = ${about}`.execute(database)
  return rows[0]
}

/** What happened to a delivery, the first entry first. */
export async function listDeliveryEntries(about: string, { database }: Reading): Promise<DeliveryEntry[]> {
  const { rows } = await sql<DeliveryEntry>`
    select at, kind, mail_id, reason from deliveries where about = ${about} order by at, id`.execute(database)
  return rows
}

/** A mail that was sent from here, by the id that only it carries. */
export async function findSentMail(
  mailId: string,
  database: Reader,
): Promise<{ about: string; organisationId: string | null; handedOverAt: Date | null } | undefined> {
  const { rows } = await sql<{ about: string; organisationId: string | null; handedOverAt: Date | null }>`
    select about, organisation_id, min(at) filter (where kind = 'handed-over') as handed_over_at
    from deliveries where mail_id = ${mailId} group by about, organisation_id limit 1`.execute(database)
  return rows[0]
}
