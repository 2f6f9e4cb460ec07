import { heldMailKey, restoredMailKey } from './award.ts'
import { type TellingPowers, tellOfChange } from './tell-of-change.ts'

/** Tells learners that a badge was put on hold, or counts again. Where the first was not sent, nor is the second. */
export async function tellHeld(
  { awards, isOver }: { awards: { awardId: string; since: string }[]; isOver: boolean },
  powers: TellingPowers,
): Promise<void> {
  for (const { awardId, since } of awards) {
    const held = heldMailKey(awardId, since)
    if (!isOver)
      await tellOfChange(
        {
          ...{ awardId, kind: 'held', key: held },
          // Taken off hold meanwhile, or put on hold once more: then another mail speaks of it.
          isTrue: (award) => award.suspendedAt?.toISOString() === since,
          reason: await reasonOf(awardId, powers),
        },
        powers,
      )
    else if (await wasSent(held, powers)) {
      const key = restoredMailKey(awardId, since)
      await tellOfChange({ awardId, kind: 'restored', key, isTrue: (award) => award.suspendedAt === null }, powers)
    }
  }
}

async function reasonOf(awardId: string, { database }: TellingPowers): Promise<string | undefined> {
  const row = await database
    .selectFrom('awards')
    .select('suspensionReason')
    .where('id', '=', awardId)
    .executeTakeFirst()
  return row?.suspensionReason ?? undefined
}

async function wasSent(key: string, { database }: TellingPowers): Promise<boolean> {
  const row = await database.selectFrom('sentMails').select('key').where('key', '=', key).executeTakeFirst()
  return row !== undefined
}
