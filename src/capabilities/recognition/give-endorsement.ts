import { issueStatement } from '#capabilities/awards/issue-statement.ts'
import { badgeRevision } from '#capabilities/badges/find-badge.ts'
import { lockPublishedBadge } from '#capabilities/badges/lock-published-badge.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { endorsementCredential } from './endorsement-format.ts'
import {
  type AskEndorsementRefusal,
  askRefusalOf,
  type EndorsementText,
  type EndorsementTextRefusal,
  textRefusalOf,
} from './endorsement-rules.ts'
import { endorserOf, lockEndorsement, standingOf } from './endorsement-store.ts'
import { endorsementMoved } from './recognition-jobs.ts'

export type GiveEndorsementOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | EndorsementTextRefusal
        | Exclude<AskEndorsementRefusal, 'already-asked'>
        | 'not-asked'
        | 'changed-meanwhile'
    }

interface Request {
  endorsementId: string
  text: EndorsementText
  /** What was read (`badgeRevision`): these very words are endorsed. */
  basedOn: string
}

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { manager: OrganisationManager; now: Date }

/** Signs what an organisation says of a badge, about the version that it read, with its own key. */
export function giveEndorsement(
  { endorsementId, text, basedOn }: Request,
  { database, queue, masterKey, site, manager, now }: Powers,
): Promise<GiveEndorsementOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<GiveEndorsementOutcome> => {
    const worded = textRefusalOf(text)
    if (worded) return { ok: false, refusal: worded }
    const asked = await tx
      .selectFrom('endorsements')
      .select('badgeId')
      .where('id', '=', endorsementId)
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    const badge = asked && (await lockPublishedBadge({ badgeId: asked.badgeId }, { tx }))
    if (!badge) return { ok: false, refusal: 'not-asked' }
    // Of two who answer at once the second finds what the first said.
    const endorsement = await lockEndorsement(tx, endorsementId)
    if (endorsement?.state !== 'asked') return { ok: false, refusal: 'not-asked' }
    if (badgeRevision(badge) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    const { placeId, id: badgeId, versionId } = badge
    const { isGiven } = await standingOf(tx, { badgeId, organisationId, versionId })
    const refusal = askRefusalOf({
      badge,
      endorser: await endorserOf(tx, { organisationId, placeId, badgeId }),
      standing: { isAsked: false, isGiven },
    })
    if (refusal && refusal !== 'already-asked') return { ok: false, refusal }
    const signed = await issueStatement(
      {
        organisationId,
        build: (parts) => endorsementCredential({ id: endorsementId, badge, text, origin: site.origin, now, ...parts }),
      },
      { tx, masterKey, site, now },
    )
    await tx
      .updateTable('endorsements')
      .set({
        ...{ state: 'given', answeredBy: personId ?? null, answeredAt: now, badgeVersionId: versionId, ...signed },
        comment: text.comment.trim() || null,
        commentCy: text.commentCy.trim() || null,
      })
      .where('id', '=', endorsementId)
      .execute()
    await queue.enqueue(tx, endorsementMoved, [{ endorsementId, state: 'given' }])
    const entry = { action: 'endorsement.given', subjectType: 'badge', subjectId: badgeId, placeId }
    await audit(tx, { actorId: personId, ...entry, detail: { endorserId: organisationId } }, now)
    return { ok: true }
  })
}
