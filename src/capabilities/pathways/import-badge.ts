import type { VerificationReport } from '@waymark/open-badges'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { isGivenTo, isIssuersOwn } from './brought-badge-rules.ts'
import { goalsChanged } from './pathway-jobs.ts'

export type ImportBadgeRefusal =
  | 'not-genuine'
  | 'cannot-be-checked'
  | 'no-longer-valid'
  | 'names-somebody-else'
  | 'achievement-is-not-its-issuers'
  | 'no-step-asks-for-it'

export type ImportBadgeOutcome = { ok: true; name: string } | { ok: false; refusal: ImportBadgeRefusal }

/** Lets a badge from elsewhere count on the pathways that name its achievement: genuine, still valid, given to this person. */
export async function importBadge(
  { report }: { report: VerificationReport },
  { database, queue, signedIn, now }: Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date },
): Promise<ImportBadgeOutcome> {
  const { achievementId, issuerId, validUntil } = report.summary
  const refusal = refusalOf(report, signedIn.emails)
  if (refusal) return { ok: false, refusal }
  if (!achievementId || !issuerId) return { ok: false, refusal: 'no-step-asks-for-it' }
  if (!isIssuersOwn({ achievementId, issuerId })) return { ok: false, refusal: 'achievement-is-not-its-issuers' }
  const { name = achievementId, issuerName = issuerId } = report.summary
  return database.transaction().execute(async (tx): Promise<ImportBadgeOutcome> => {
    const asked = await tx
      .selectFrom('pathwayOptions')
      .select('versionId')
      .where('target', '=', achievementId)
      .where('kind', '=', 'elsewhere')
      .limit(1)
      .executeTakeFirst()
    // Nothing is kept of a badge that counts nowhere.
    if (!asked) return { ok: false, refusal: 'no-step-asks-for-it' }
    const brought = {
      name: name.slice(0, 200),
      issuerName: issuerName.slice(0, 200),
      validUntil: validUntil ? new Date(validUntil) : null,
      broughtAt: now,
    }
    await tx
      .insertInto('pathwayBroughtBadges')
      .values({ personId: signedIn.personId, achievementId, ...brought })
      .onConflict((conflict) => conflict.columns(['personId', 'achievementId']).doUpdateSet(brought))
      .execute()
    await queue.enqueue(tx, goalsChanged, [{ personIds: [signedIn.personId] }])
    await audit(
      tx,
      {
        actorId: signedIn.personId,
        action: 'badge.brought',
        subjectType: 'person',
        subjectId: signedIn.personId,
        detail: { achievementId },
      },
      now,
    )
    return { ok: true, name: brought.name }
  })
}

function refusalOf(
  { verdict, credential }: VerificationReport,
  emails: readonly string[],
): ImportBadgeRefusal | undefined {
  if (verdict === 'not-genuine') return 'not-genuine'
  if (verdict === 'genuine-but-no-longer-valid' || verdict === 'genuine-but-suspended') return 'no-longer-valid'
  if (verdict === 'cannot-tell' || !credential) return 'cannot-be-checked'
  return emails.some((email) => isGivenTo(credential, email)) ? undefined : 'names-somebody-else'
}
