import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { PledgeContent } from './pledge.ts'
import { canMove, contentRefusalOf, type PledgeContentRefusal } from './pledge-rules.ts'
import { contentColumns, isAboutSomething, lockPledge, pledgeRevision } from './pledge-store.ts'

export type RevisePledgeOutcome =
  | { ok: true }
  | { ok: false; refusal: PledgeContentRefusal | 'not-here' | 'not-now' | 'changed-meanwhile' }

interface Request {
  pledgeId: string
  content: PledgeContent
  /** What the form was filled from (`pledgeRevision`). */
  basedOn: string | undefined
}

type Powers = Pick<Services, 'database'> & { manager: OrganisationManager; now: Date }

/** Changes a pledge that nobody else sees yet, or that was refused: it is a draft again. */
export function revisePledge(
  { pledgeId, content, basedOn }: Request,
  { database, manager, now }: Powers,
): Promise<RevisePledgeOutcome> {
  return database.transaction().execute(async (tx): Promise<RevisePledgeOutcome> => {
    const today = localParts(now).date
    const pledge = await lockPledge(tx, pledgeId)
    if (pledge?.organisationId !== manager.organisationId) return { ok: false, refusal: 'not-here' }
    if (!canMove(pledge, 'revise', today)) return { ok: false, refusal: 'not-now' }
    if (basedOn !== undefined && basedOn !== pledgeRevision(pledge)) return { ok: false, refusal: 'changed-meanwhile' }
    const refusal = contentRefusalOf(content, today)
    if (refusal) return { ok: false, refusal }
    const { placeId } = pledge
    if (!(await isAboutSomething(tx, content, placeId))) return { ok: false, refusal: 'about-is-missing' }
    await tx
      .updateTable('pledges')
      .set({ ...contentColumns(content), state: 'draft', note: null, changedAt: now })
      .where('id', '=', pledgeId)
      .execute()
    const entry = { action: 'pledge.revised', subjectType: 'pledge', subjectId: pledgeId, placeId }
    await audit(tx, { actorId: manager.personId, ...entry }, now)
    return { ok: true }
  })
}
