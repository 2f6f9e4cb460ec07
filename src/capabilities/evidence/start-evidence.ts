import { findBadge } from '#capabilities/badges/find-badge.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'

export type StartEvidenceOutcome =
  | { ok: true; pieceId: string }
  | { ok: false; refusal: 'badge-takes-no-evidence' | 'age-is-not-known' }

/** Begins a piece of evidence for a badge that asks for it, or finds the one that is open. */
export function startEvidence(
  { badgeId }: { badgeId: string },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<StartEvidenceOutcome> {
  return database.transaction().execute(async (tx): Promise<StartEvidenceOutcome> => {
    const { personId } = signedIn
    const person = await findPerson({ id: personId }, { database: tx })
    // A child under 13 has no age band: guardians send for them, which is another way.
    if (!person?.ageBand) return { ok: false, refusal: 'age-is-not-known' }
    const badge = await findBadge({ id: badgeId }, { database: tx })
    if (!badge?.evidenceRequired || badge.status !== 'published')
      return { ok: false, refusal: 'badge-takes-no-evidence' }
    const { organisationId } = badge
    const made = await tx
      .insertInto('evidencePieces')
      .values({ id: newId(now), personId, badgeId, organisationId, changedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) return { ok: true, pieceId: made.id }
    const open = await tx
      .selectFrom('evidencePieces')
      .select('id')
      .where('personId', '=', personId)
      .where('badgeId', '=', badgeId)
      .where('state', 'in', ['draft', 'sent', 'returned'])
      .executeTakeFirstOrThrow()
    return { ok: true, pieceId: open.id }
  })
}
