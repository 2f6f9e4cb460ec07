import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { awaitPress, pressedSince } from '#infrastructure/database/double-press.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { PledgeContent } from './pledge.ts'
import { contentRefusalOf, type PledgeContentRefusal } from './pledge-rules.ts'
import { contentColumns, findPressedPledge, isAboutSomething, isApproved } from './pledge-store.ts'

export type DraftPledgeOutcome =
  | { ok: true; pledgeId: string }
  | { ok: false; refusal: PledgeContentRefusal | 'not-approved' | 'too-many' }

/** More than one organisation can keep; each is read by the City Lead. */
const mostPledges = 200

type Powers = Pick<Services, 'database'> & { manager: OrganisationManager; now: Date }

/** Begins a pledge that nobody else sees. */
export function draftPledge(
  { placeId, content }: { placeId: string; content: PledgeContent },
  { database, manager, now }: Powers,
): Promise<DraftPledgeOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<DraftPledgeOutcome> => {
    const refusal = contentRefusalOf(content, localParts(now).date)
    if (refusal) return { ok: false, refusal }
    if (!(await isApproved(tx, { organisationId, placeId }))) return { ok: false, refusal: 'not-approved' }
    if (!(await isAboutSomething(tx, content, placeId))) return { ok: false, refusal: 'about-is-missing' }
    // Two presses of one form make one pledge.
    await awaitPress(tx, `pledge ${organisationId}`)
    const since = pressedSince(now)
    const known = await findPressedPledge(tx, { organisationId, placeId, content, since })
    if (known) return { ok: true, pledgeId: known }
    const { count } = await tx
      .selectFrom('pledges')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow()
    if (count >= mostPledges) return { ok: false, refusal: 'too-many' }
    const pledgeId = newId(now)
    const begun = { id: pledgeId, placeId, organisationId, state: 'draft', createdAt: now, changedAt: now }
    await tx
      .insertInto('pledges')
      .values({ ...begun, ...contentColumns(content) })
      .execute()
    const entry = { action: 'pledge.drafted', subjectType: 'pledge', subjectId: pledgeId, placeId }
    await audit(tx, { actorId: personId, ...entry }, now)
    return { ok: true, pledgeId }
  })
}
