import { type RawBuilder, sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { RecipientRequest } from './award.ts'
import { type KnownRecipient, matchRecipient, nameKeyOf } from './recipient-rules.ts'

/** With the id of one who is known already. */
type WantedRecipient = RecipientRequest & { id?: string | undefined }

/**
 * Finds or inserts the recipient of each request, in the given order, and holds their rows. A request without an address
 * always makes a new recipient. `areKept`: the caller gives them an account in the same transaction.
 */
export async function resolveRecipients(
  tx: Tx,
  { requests, areKept = false }: { requests: WantedRecipient[]; areKept?: boolean },
  now: Date,
): Promise<string[]> {
  const tidy = requests.map((request) => ({
    ...request,
    name: request.name?.trim() || undefined,
    email: request.email?.trim().toLowerCase() || undefined,
  }))
  const emails = [...new Set(tidy.flatMap((request) => request.email ?? []))]
  let known = await knownUnder(tx, emails)
  const missing = tidy.filter(
    (request) => !request.id && request.email && !matchRecipient(request, known.get(request.email) ?? []),
  )
  const nameless = tidy.map((request) => (request.id || request.email ? undefined : { ...request, id: newId(now) }))
  const made = await insertRecipients(tx, [...missing, ...nameless.filter((request) => request !== undefined)], now)
  known = made.complete ? joined(known, made.rows) : await knownUnder(tx, emails)
  const ids = tidy.map((request, index) => {
    const id =
      request.id ??
      nameless[index]?.id ??
      matchRecipient(request, (request.email && known.get(request.email)) || [])?.id
    if (!id) throw new Error('a recipient was neither found nor recorded')
    return id
  })
  await lockAndUpdate(tx, { ids, requests: tidy, areKept })
  return ids
}

/**
 * The language chosen last is the one that they are written to in, until they have an account and choose themselves. All of
 * the list is held from here on, in one order: as much as the award itself will need, and more where their rows change.
 */
async function lockAndUpdate(
  tx: Tx,
  { ids, requests, areKept }: { ids: string[]; requests: RecipientRequest[]; areKept: boolean },
) {
  const chosen = requests.flatMap(({ language }, index) => (language ? [{ id: ids[index], language }] : []))
  const lines = sql`unnest(${chosen.map((one) => one.id)}::uuid[], ${chosen.map((one) => one.language)}::text[])
    as chosen(id, locale)`
  const differing = sql`recipients.id = chosen.id and recipients.locale <> chosen.locale and recipients.person_id is null`
  const { rows } =
    chosen.length > 0
      ? await sql`select from recipients, ${lines} where ${differing} limit 1`.execute(tx)
      : { rows: [] }
  const isChanging = areKept || rows.length > 0
  await lockRecipients(tx, sql`select unnest(${ids}::uuid[])`, isChanging ? 'no key update' : 'share')
  if (rows.length > 0)
    await sql`update recipients set locale = chosen.locale from ${lines} where ${differing}`.execute(tx)
}

async function knownUnder(tx: Tx, emails: string[]): Promise<Map<string, KnownRecipient[]>> {
  if (emails.length === 0) return new Map()
  const { rows } = await sql<KnownRecipient>`
    select id, email, name_key from recipients where email = any(${emails}::text[]) order by id`.execute(tx)
  return Map.groupBy(rows, (row) => needed(row.email, 'the address that was asked for'))
}

function joined(known: Map<string, KnownRecipient[]>, made: KnownRecipient[]): Map<string, KnownRecipient[]> {
  for (const one of made) if (one.email) known.set(one.email, [...(known.get(one.email) ?? []), one])
  return known
}

interface MadeRecipients {
  rows: KnownRecipient[]
  /** False where a concurrent transaction inserted one of them first: that row is read and used. */
  complete: boolean
}

async function insertRecipients(
  tx: Tx,
  requests: (RecipientRequest & { id?: string })[],
  now: Date,
): Promise<MadeRecipients> {
  const keyed = new Map<string, (typeof requests)[number]>()
  for (const one of requests) {
    const key = one.email ? `${one.email}\n${nameKeyOf(one.name)}` : `\n${one.id}`
    if (!keyed.has(key)) keyed.set(key, one)
  }
  if (keyed.size === 0) return { rows: [], complete: true }
  // Always in the same order: two lists that share learners wait for each other instead of blocking each other.
  const inOrder = [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, request]) => request)
  const { rows } = await sql<KnownRecipient>`
    insert into recipients (id, email, name, name_key, locale, created_at)
    select line.*, ${now}
    from unnest(${inOrder.map((one) => one.id ?? newId(now))}::uuid[], ${inOrder.map((one) => one.email ?? null)}::text[],
      ${inOrder.map((one) => one.name ?? null)}::text[], ${inOrder.map((one) => nameKeyOf(one.name))}::text[],
      ${inOrder.map((one) => one.language ?? 'en')}::text[]) as line
    on conflict (email, name_key) do nothing
    returning id, email, name_key`.execute(tx)
  return { rows, complete: rows.length === keyed.size }
}

/**
 * Who this person is to organisations: at the addresses of the account, and wherever else they have kept a badge before, as at
 * an address that they had earlier. What was given to another account at the same address is not theirs.
 */
export const recipientsOf = ({
  personId,
  emails,
}: {
  personId: string
  emails: readonly string[]
}): RawBuilder<string> => recipientsOfMany({ personIds: [personId], emails })

/** The same for several people at once. */
export const recipientsOfMany = ({
  personIds,
  emails,
}: {
  personIds: string[]
  emails: readonly string[]
}): RawBuilder<string> => sql<string>`
  (select id from recipients where email = any(${[...emails]}::text[]) and person_id is null
    union all select id from recipients where person_id = any(${personIds}::uuid[]))`

/**
 * What a person and the children in their care keep leaves an address that is the person's no more: what is given there from
 * now on is its next reader's, also under the same name.
 */
export async function releaseAddress(tx: Tx, { email, personId }: { email: string; personId: string }): Promise<void> {
  await sql`
    update recipients set email = null where id in (
      select id from recipients
      where email = ${email}
        and (person_id = ${personId} or person_id in (select child_id from guardianships where guardian_id = ${personId}))
      order by id for update)`.execute(tx)
}

/** The people among these recipients for whom it matters elsewhere what they hold. */
export async function followedAmong(tx: Tx, recipientIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct recipients.person_id from recipients join people on people.id = recipients.person_id
    where recipients.id = any(${recipientIds}::uuid[]) and people.holdings_followed`.execute(tx)
  return rows.map((row) => row.personId)
}

interface Holding {
  badgeId: string
  recipientIds: string[]
  /** Awards that do not count. */
  besides?: string[] | undefined
  now: Date
}

/** Which of these recipients hold the badge now, under any address of the same person, and by which request's line. */
export async function holdingsOf(
  database: Reader,
  { badgeId, recipientIds, besides = [], now }: Holding,
): Promise<Map<string, string | null>> {
  if (recipientIds.length === 0) return new Map()
  // One learner at a time, each by index: joined as a whole, the plan depends on statistics that a first list outruns.
  const { rows } = await sql<{ id: string; requestLine: string | null }>`
    select asked.id, held.request_line
    from unnest(${recipientIds}::uuid[]) as asked(id) cross join lateral (
      select awards.request_line
      from (
        select asked.id union all
        select other.id from recipients as me join recipients as other on other.person_id = me.person_id
        where me.id = asked.id
      ) as same join awards on awards.recipient_id = same.id
      where awards.badge_id = ${badgeId} and awards.revoked_at is null and awards.id <> all(${besides}::uuid[])
        and (awards.valid_until is null or awards.valid_until > ${now})
      limit 1) as held`.execute(database)
  return new Map(rows.map((row) => [row.id, row.requestLine]))
}

/** Those at these addresses to whom the organisation has given anything before. */
export async function selectKnownTo(
  database: Reader,
  { organisationId, emails }: { organisationId: string; emails: string[] },
): Promise<Map<string, (KnownRecipient & { name: string | null })[]>> {
  if (emails.length === 0) return new Map()
  const { rows } = await sql<KnownRecipient & { name: string | null }>`
    select id, email, name, name_key from recipients
    where email = any(${emails}::text[]) and exists (select from awards
      where recipient_id = recipients.id and organisation_id = ${organisationId} and not never_sent)
    order by id`.execute(database)
  return Map.groupBy(rows, (row) => needed(row.email, 'the address that was asked for'))
}

/** Which of these recipients hold the badge now, and since when. */
export async function selectHoldersSince(
  database: Reader,
  { badgeId, recipientIds, now }: { badgeId: string; recipientIds: string[]; now: Date },
): Promise<Map<string, Date>> {
  const { rows } = await sql<{ recipientId: string; since: Date }>`
    select recipient_id, min(awarded_at) as since from awards
    where badge_id = ${badgeId} and recipient_id = any(${recipientIds}::uuid[]) and revoked_at is null
      and (valid_until is null or valid_until > ${now})
    group by 1`.execute(database)
  return new Map(rows.map((row) => [row.recipientId, row.since]))
}

/**
 * Holds recipients' rows until the transaction ends. Everything that changes awards locks in one order, so that two of them
 * never wait for each other in a circle: the badge, the organisation’s addresses (`lockAddresses`), then recipients in the order of their ids, then awards in the order of
 * theirs. Recipients belong to it even where awards alone are changed, since counting for impact shares their rows
 * (`note_awards`). `share` is enough to change awards, `no key update` to change recipients too.
 */
export async function lockRecipients(
  tx: Tx,
  recipientIds: RawBuilder<unknown>,
  strength: 'share' | 'no key update' = 'share',
): Promise<void> {
  await sql`
    select from recipients where id in (${recipientIds}) order by id for ${sql.raw(strength)}`.execute(tx)
}

/**
 * Held by each giving of an organisation’s badges, before recipients are looked for: while one of its addresses is being
 * stopped, nobody new appears there. Stopping holds it alone.
 */
export async function lockAddresses(
  tx: Tx,
  { organisationId, alone = false }: { organisationId: string; alone?: boolean },
): Promise<void> {
  const lock = sql.raw(alone ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
  await sql`select ${lock}(7239122, hashtext(${organisationId}))`.execute(tx)
}

/** Which of these recipients stand at an address that the organisation has stopped. The caller holds its addresses. */
export async function stoppedAmong(
  { organisationId, recipientIds }: { organisationId: string; recipientIds: string[] },
  { tx }: { tx: Tx },
): Promise<Set<string>> {
  if (recipientIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select recipients.id from recipients join stopped_addresses using (email)
    where recipients.id = any(${recipientIds}::uuid[]) and organisation_id = ${organisationId}`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Which of these addresses the organisation has stopped. */
export async function listStoppedAmong(
  { organisationId, emails }: { organisationId: string; emails: string[] },
  { database }: { database: Reader },
): Promise<Set<string>> {
  if (emails.length === 0) return new Set()
  const { rows } = await sql<{ email: string }>`
    select email from stopped_addresses
    where organisation_id = ${organisationId} and email = any(${emails}::text[])`.execute(database)
  return new Set(rows.map(({ email }) => email))
}
