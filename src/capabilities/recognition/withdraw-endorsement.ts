import { withdrawStatement } from '#capabilities/awards/withdraw-statement.ts'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { type Endorsement, type EndorsementState, endorsedOf } from './endorsement.ts'
import { lockEndorsement } from './endorsement-store.ts'
import { endorsementMoved } from './recognition-jobs.ts'

export type EndEndorsementOutcome = { ok: true } | { ok: false; refusal: 'not-asked' | 'not-given' }

type Powers = Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date }

/** Takes an endorsement back: its status list says so at once, and no page shows it. */
export function withdrawEndorsement({ endorsementId }: { endorsementId: string }, powers: Powers) {
  return end(endorsementId, { as: 'revoked', by: powers.manager }, powers)
}

/** Says no to the question. */
export function declineEndorsement({ endorsementId }: { endorsementId: string }, powers: Powers) {
  return end(endorsementId, { as: 'declined', by: powers.manager }, powers)
}

/** Takes a question back that nobody has answered: the badge's own organisation, or who leads the place. */
export function cancelEndorsement(
  { endorsementId }: { endorsementId: string },
  { by, ...powers }: Pick<Services, 'database' | 'queue'> & { by: OrganisationManager | CityLead; now: Date },
) {
  return end(endorsementId, { as: 'cancelled', by }, powers)
}

interface Ending {
  as: Exclude<EndorsementState, 'asked' | 'given'>
  by: OrganisationManager | CityLead
}

function end(
  id: string,
  { as, by }: Ending,
  { database, queue, now }: Pick<Services, 'database' | 'queue'> & { now: Date },
): Promise<EndEndorsementOutcome> {
  const refused = { ok: false, refusal: as === 'revoked' ? 'not-given' : 'not-asked' } as const
  return database.transaction().execute(async (tx): Promise<EndEndorsementOutcome> => {
    const endorsement = await lockEndorsement(tx, id)
    if (!endorsement || !(await mayEnd(tx, endorsement, { as, by }))) return refused
    if (endorsement.state !== (as === 'revoked' ? 'given' : 'asked')) return refused
    const answered = { answeredBy: by.personId ?? null, answeredAt: now }
    await tx
      .updateTable('endorsements')
      .set({ state: as, ...(as === 'revoked' ? { revokedAt: now } : answered) })
      .where('id', '=', id)
      .execute()
    if (as === 'revoked') {
      const place = await tx
        .selectFrom('endorsements')
        .select(['statusListId', 'statusIndex'])
        .where('id', '=', id)
        .$narrowType<{ statusListId: string; statusIndex: number }>()
        .executeTakeFirstOrThrow()
      await withdrawStatement(place, { tx, now })
    }
    await queue.enqueue(tx, endorsementMoved, [{ endorsementId: id, state: as }])
    const { placeId, organisationId: endorserId } = endorsement
    const { kind: subjectType, id: subjectId } = endorsedOf(endorsement)
    const entry = { action: `endorsement.${as}`, subjectType, subjectId, placeId, detail: { endorserId } }
    await audit(tx, { actorId: by.personId, ...entry }, now)
    return { ok: true }
  })
}

async function mayEnd(tx: Tx, { organisationId, badgeId, placeId }: Endorsement, { as, by }: Ending): Promise<boolean> {
  if (as !== 'cancelled') return 'organisationId' in by && by.organisationId === organisationId
  if ('placeId' in by) return by.placeId === placeId
  if (!badgeId) return false
  const owner = await tx.selectFrom('badges').select('organisationId').where('id', '=', badgeId).executeTakeFirst()
  return owner?.organisationId === by.organisationId
}
