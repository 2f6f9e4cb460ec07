import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { RecipientRequest } from './award.ts'
import { type KnownRecipient, matchRecipient, nameKeyOf } from './recipient-rules.ts'

/** Finds or records whom each request means, in the order given. Requests without an address are always somebody new. */
export async function resolveRecipients(tx: Tx, requests: RecipientRequest[], now: Date): Promise<string[]> {
  const tidy = requests.map((request) => ({
    ...request,
    name: request.name?.trim() || undefined,
    email: request.email?.trim().toLowerCase() || undefined,
  }))
  const emails = [...new Set(tidy.flatMap((request) => request.email ?? []))]
  let known = await knownUnder(tx, emails)
  const missing = tidy.filter((request) => request.email && !matchRecipient(request, known.get(request.email) ?? []))
  await insertRecipients(tx, missing, now)
  if (missing.length > 0) known = await knownUnder(tx, emails)
  const nameless = tidy.map((request) => (request.email ? undefined : { ...request, id: newId(now) }))
  await insertRecipients(
    tx,
    nameless.filter((request) => request !== undefined),
    now,
  )
  return tidy.map((request, index) => {
    const id = nameless[index]?.id ?? matchRecipient(request, known.get(request.email ?? '') ?? [])?.id
    if (!id) throw new Error('a recipient was neither found nor recorded')
    return id
  })
}

async function knownUnder(tx: Tx, emails: string[]): Promise<Map<string, KnownRecipient[]>> {
  if (emails.length === 0) return new Map()
  const rows = await tx
    .selectFrom('recipients')
    .select(['id', 'email', 'nameKey'])
    .where('email', 'in', emails)
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, (row) => row.email ?? '')
}

async function insertRecipients(tx: Tx, requests: (RecipientRequest & { id?: string })[], now: Date) {
  if (requests.length === 0) return
  // Always in the same order: two lists that share learners wait for each other instead of blocking each other.
  const inOrder = [...requests].sort(
    (a, b) =>
      (a.email ?? '').localeCompare(b.email ?? '', 'en') || nameKeyOf(a.name).localeCompare(nameKeyOf(b.name), 'en'),
  )
  await tx
    .insertInto('recipients')
    .values(
      inOrder.map((request) => ({
        id: request.id ?? newId(now),
        email: request.email ?? null,
        name: request.name ?? null,
        nameKey: nameKeyOf(request.name),
        locale: request.language ?? 'en',
        createdAt: now,
      })),
    )
    // Somebody else may record the same learner at this moment: theirs is as good as ours.
    .onConflict((conflict) => conflict.columns(['email', 'nameKey']).doNothing())
    .execute()
}

/** Which of these recipients hold the badge now, under this or another address of the same person. */
export async function holdersOf(
  database: Reader,
  { badgeId, recipientIds, now }: { badgeId: string; recipientIds: string[]; now: Date },
): Promise<Set<string>> {
  if (recipientIds.length === 0) return new Set()
  const rows = await database
    .selectFrom('recipients as asked')
    .innerJoin('recipients as same', (join) =>
      join.on((on) =>
        on.or([on('same.id', '=', on.ref('asked.id')), on('same.personId', '=', on.ref('asked.personId'))]),
      ),
    )
    .innerJoin('awards', 'awards.recipientId', 'same.id')
    .select('asked.id')
    .distinct()
    .where('asked.id', 'in', recipientIds)
    .where('awards.badgeId', '=', badgeId)
    .where('awards.revokedAt', 'is', null)
    .where((where) => where.or([where('awards.validUntil', 'is', null), where('awards.validUntil', '>', now)]))
    .execute()
  return new Set(rows.map((row) => row.id))
}
