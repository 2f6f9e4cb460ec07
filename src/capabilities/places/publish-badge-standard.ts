import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { LevelWording } from './badge-standard.ts'
import { findBadgeStandard } from './find-place.ts'

export type PublishStandardOutcome =
  | { ok: true; version: number }
  | { ok: false; refusal: 'nothing-changed' | 'standard-was-changed' }

/**
 * Words the levels anew. Badges made from now on stand on the new version; those that were made before keep theirs.
 *
 * @param basedOn the version that was in force when the wording was begun
 */
export async function publishBadgeStandard(
  { levels, basedOn }: { levels: LevelWording[]; basedOn: number },
  { database, lead, now }: { database: Database; lead: CityLead; now: Date },
): Promise<PublishStandardOutcome> {
  return database.transaction().execute(async (tx): Promise<PublishStandardOutcome> => {
    // Two leads who publish at once wait for each other here, and the second one is told.
    await tx.selectFrom('places').select('id').where('id', '=', lead.placeId).forUpdate().executeTakeFirstOrThrow()
    const current = await findBadgeStandard({ placeId: lead.placeId }, { database: tx })
    if (current && current.version !== basedOn) return { ok: false, refusal: 'standard-was-changed' }
    if (current && sameWording(current.levels, levels)) return { ok: false, refusal: 'nothing-changed' }
    const version = basedOn + 1
    const id = newId(now)
    await tx
      .insertInto('badgeStandards')
      .values({ id, placeId: lead.placeId, version, levels: JSON.stringify(levels), publishedAt: now })
      .execute()
    await audit(
      tx,
      {
        actorId: lead.personId,
        action: 'badge-standard.published',
        subjectType: 'badge-standard',
        subjectId: id,
        placeId: lead.placeId,
        detail: { version },
      },
      now,
    )
    return { ok: true, version }
  })
}

function sameWording(before: LevelWording[], after: LevelWording[]): boolean {
  return after.every((wording) => {
    const old = before.find((one) => one.level === wording.level)
    return (['name', 'nameCy', 'expects', 'expectsCy'] as const).every((part) => old?.[part] === wording[part])
  })
}
