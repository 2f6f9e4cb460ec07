import { findBadgeToIssue } from '#capabilities/badges/find-badge-to-issue.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Evidence } from './award.ts'
import { lettersOf } from './award-offer-store.ts'
import { type BadgeRefusal, badgeRefusalOf } from './award-rules.ts'
import { findEarning } from './award-store.ts'
import { claimCodeHash } from './claim-code.ts'
import { isEmail } from './listed-person-rules.ts'

export interface AwardOfferRequest {
  badgeId: string
  opportunityId: string | null
  evidence: Evidence[]
  startsAt: Date | null
  endsAt: Date | null
  mostUses: number | null
  /** Only learners with one of these addresses; `undefined` for every learner who has the code. */
  emails: string[] | undefined
}

export type StartCodeRefusal =
  | BadgeRefusal
  | 'evidence-is-missing'
  | 'end-before-start'
  | 'end-is-past'
  | 'nobody-listed'
  | 'an-address-is-wrong'

export type StartCodeOutcome = { ok: true; codeId: string } | { ok: false; refusal: StartCodeRefusal }

type Context = Pick<Services, 'database' | 'masterKey'> & { issuer: Issuer; now: Date }

/** Makes a code by which many learners can keep a badge, each once. */
export function startAwardOffer(
  request: AwardOfferRequest,
  { database, masterKey, issuer, now }: Context,
): Promise<StartCodeOutcome> {
  const { badgeId, opportunityId, evidence, startsAt, endsAt, mostUses, emails } = request
  return database.transaction().execute(async (tx): Promise<StartCodeOutcome> => {
    const { organisationId, personId } = issuer
    const badge = await findBadgeToIssue({ badgeId, organisationId }, { database: tx })
    const opportunity = opportunityId ? await findEarning(tx, { opportunityId, badgeId }) : undefined
    const refusal = badgeRefusalOf({ badge, issuer, opportunity }) ?? refusalOf(request, now)
    if (refusal) return { ok: false, refusal }
    if (badge?.evidenceRequired && evidence.length === 0) return { ok: false, refusal: 'evidence-is-missing' }
    const id = newId(now)
    const codeHash = claimCodeHash(lettersOf({ id, turn: 1 }, masterKey))
    await tx
      .insertInto('awardOffers')
      .values({
        ...{ id, organisationId, badgeId, opportunityId, evidence: JSON.stringify(evidence), codeHash },
        ...{ startsAt, endsAt, mostUses, listedOnly: emails !== undefined, madeBy: personId ?? null, madeAt: now },
      })
      .execute()
    const listed = [...new Set(emails?.map((email) => email.toLowerCase()))]
    if (listed.length > 0)
      await tx
        .insertInto('awardOfferPeople')
        .values(listed.map((email) => ({ awardOfferId: id, email })))
        .execute()
    const entry = { actorId: personId, action: 'award-offer.started', subjectType: 'award-offer', subjectId: id }
    await audit(tx, { ...entry, placeId: badge?.placeId, detail: { badgeId } }, now)
    return { ok: true, codeId: id }
  })
}

function refusalOf(request: AwardOfferRequest, now: Date): StartCodeRefusal | undefined {
  const { startsAt, endsAt, emails } = request
  if (endsAt && endsAt <= now) return 'end-is-past'
  if (startsAt && endsAt && endsAt <= startsAt) return 'end-before-start'
  if (emails?.length === 0) return 'nobody-listed'
  return emails?.some((email) => !isEmail(email)) ? 'an-address-is-wrong' : undefined
}
