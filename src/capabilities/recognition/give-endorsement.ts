import { issueStatement } from '#capabilities/awards/issue-statement.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockEndorsed } from './endorsed-store.ts'
import { endorsedOf } from './endorsement.ts'
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
  /** What was read (`badgeRevision` of a badge): these very words are endorsed. */
  basedOn: string
}

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { manager: OrganisationManager; now: Date }

/** Signs what an organisation says of something, in the words that it read, with its own key. */
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
      .select(['badgeId', 'pathwayId', 'aboutId', 'placeId'])
      .where('id', '=', endorsementId)
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    const subject = asked && (await lockEndorsed(tx, endorsedOf(asked), asked.placeId))
    if (!subject) return { ok: false, refusal: 'not-asked' }
    // Of two who answer at once the second finds what the first said.
    const endorsement = await lockEndorsement(tx, endorsementId)
    if (endorsement?.state !== 'asked') return { ok: false, refusal: 'not-asked' }
    if (subject.revision !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    const { kind, name, versionId, placeId } = subject
    const { isGiven } = await standingOf(tx, { endorsed: subject, organisationId })
    const refusal = askRefusalOf({
      subject,
      endorser: await endorserOf(tx, { organisationId, endorsed: subject }),
      standing: { isAsked: false, isGiven },
    })
    if (refusal && refusal !== 'already-asked') return { ok: false, refusal }
    const signed = await issueStatement(
      {
        organisationId,
        build: (parts) =>
          endorsementCredential({
            ...{ id: endorsementId, name, about: subject.aboutAt(site.origin), text, origin: site.origin, now },
            ...parts,
          }),
      },
      { tx, masterKey, site, now },
    )
    await tx
      .updateTable('endorsements')
      .set({
        ...{ state: 'given', answeredBy: personId ?? null, answeredAt: now, ...signed },
        ...(kind === 'badge' && { badgeVersionId: versionId }),
        ...(kind === 'pathway' && { pathwayVersionId: versionId }),
        comment: text.comment.trim() || null,
        commentCy: text.commentCy.trim() || null,
      })
      .where('id', '=', endorsementId)
      .execute()
    await queue.enqueue(tx, endorsementMoved, [{ endorsementId, state: 'given' }])
    const entry = { action: 'endorsement.given', subjectType: kind, subjectId: subject.id, placeId }
    await audit(tx, { actorId: personId, ...entry, detail: { endorserId: organisationId } }, now)
    return { ok: true }
  })
}
