import { randomBytes } from 'node:crypto'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { freeSlug } from '#infrastructure/database/free-slug.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Queue } from '#infrastructure/jobs/queue.ts'
import type { CheckLevel, OrganisationStep } from './organisation.ts'
import { organisationStepTaken } from './organisation-jobs.ts'
import { newReference } from './organisation-rules.ts'

export function freeOrganisationSlug(tx: Tx, wanted: string): Promise<string> {
  return freeSlug(tx, {
    wanted,
    space: 'organisations',
    taken: (numbered) =>
      tx
        .selectFrom('organisations')
        .select('slug')
        .where((where) => where.or([where('slug', '=', wanted), where('slug', 'like', numbered)]))
        .execute(),
  })
}

export async function insertMembership(
  tx: Tx,
  membership: { organisationId: string; personId: string; role: 'manager' | 'issuer'; joinedAt: Date },
) {
  await tx
    .insertInto('organisationMembers')
    .values(membership)
    .onConflict((conflict) => conflict.columns(['organisationId', 'personId']).doUpdateSet({ role: membership.role }))
    .execute()
}

export async function deleteMembership(tx: Tx, membership: { organisationId: string; personId: string }) {
  await tx
    .deleteFrom('organisationMembers')
    .where('organisationId', '=', membership.organisationId)
    .where('personId', '=', membership.personId)
    .execute()
}

/**
 * Who may act for the organisation, while nobody else changes that: two managers who take each other out wait for one
 * another, and the second, who manages it no longer, takes out nobody. Who asks without a person is the platform.
 */
export async function lockMembers(
  tx: Tx,
  { organisationId, personId: askerId }: { organisationId: string; personId: string | undefined },
) {
  await tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  const rows = await tx
    .selectFrom('organisationMembers')
    .innerJoin('people', 'people.id', 'organisationMembers.personId')
    .select(['personId', 'role', 'erasingAt'])
    .where('organisationId', '=', organisationId)
    .execute()
  const roles = new Map(rows.map(({ personId, role }) => [personId, role]))
  // Who is about to be erased manages nothing any more.
  const managers = rows.filter(({ role, erasingAt }) => role === 'manager' && erasingAt === null)
  return {
    roles,
    isManagedByAsker: askerId === undefined || roles.get(askerId) === 'manager',
    isLastManager: (personId: string) => managers.length === 1 && managers[0]?.personId === personId,
  }
}

/** Asks a place to let an organisation in; asking again changes nothing. */
export async function askPlace(
  tx: Tx,
  {
    organisationId,
    placeId,
    reference = newReference(randomBytes(5)),
    actorId,
    queue,
    now,
  }: {
    organisationId: string
    placeId: string
    reference?: string | undefined
    actorId: string | undefined
    queue: Queue
    now: Date
  },
) {
  const asked = await tx
    .insertInto('organisationPlaces')
    .values({ organisationId, placeId, status: 'waiting', askedAt: now, reference })
    .onConflict((conflict) => conflict.columns(['organisationId', 'placeId']).doNothing())
    .returning('organisationId')
    .executeTakeFirst()
  if (asked) await insertStep(tx, { organisationId, placeId, step: 'asked', note: null, actorId, queue, now })
}

/** Keeps what happened, and has the other side told of it. */
export async function insertStep(
  tx: Tx,
  {
    queue,
    now,
    actorId,
    ...step
  }: Pick<OrganisationStep, 'step' | 'note'> & {
    organisationId: string
    placeId: string
    actorId: string | undefined
    queue: Queue
    now: Date
  },
) {
  const id = newId(now)
  await tx
    .insertInto('organisationSteps')
    .values({ id, at: now, actorId: actorId ?? null, ...step })
    .execute()
  await queue.enqueue(tx, organisationStepTaken, [{ stepId: id }])
}

/** The organisation of this name that the person manages already. */
export async function findManagedByName(
  tx: Tx,
  { personId, name }: { personId: string; name: string },
): Promise<{ organisationId: string; slug: string } | undefined> {
  return tx
    .selectFrom('organisationMembers')
    .innerJoin('organisations', 'organisations.id', 'organisationMembers.organisationId')
    .select(['organisations.id as organisationId', 'organisations.slug'])
    .where('organisationMembers.personId', '=', personId)
    .where('organisationMembers.role', '=', 'manager')
    .where((where) => where(where.fn('lower', ['organisations.name']), '=', name.toLowerCase()))
    .executeTakeFirst()
}

export async function insertChecks(
  tx: Tx,
  {
    organisationId,
    checks,
    actorId,
    now,
  }: {
    organisationId: string
    checks: { role: string; level: CheckLevel; seenOn: string }[]
    actorId: string | undefined
    now: Date
  },
) {
  if (checks.length === 0) return
  const recorded = { organisationId, recordedBy: actorId ?? null, recordedAt: now }
  await tx
    .insertInto('organisationChecks')
    .values(checks.map((check) => ({ id: newId(now), ...check, ...recorded })))
    .execute()
}

interface MembershipOf {
  organisationId: string
  placeId: string
}

/** An organisation's standing in a place, held until the transaction ends: of two reminders at once one is sent. */
export const lockMembership = (tx: Tx, { organisationId, placeId }: MembershipOf) =>
  tx
    .selectFrom('organisationPlaces')
    .select('remindedAt')
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .forUpdate()
    .executeTakeFirst()

export async function setReminded(
  tx: Tx,
  { organisationId, placeId, remindedAt }: MembershipOf & { remindedAt: Date | null },
) {
  await tx
    .updateTable('organisationPlaces')
    .set({ remindedAt })
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .execute()
}

export async function selectReminded(reader: Reader, { organisationId, placeId }: MembershipOf): Promise<Date | null> {
  const found = await reader
    .selectFrom('organisationPlaces')
    .select('remindedAt')
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .executeTakeFirst()
  return found?.remindedAt ?? null
}
