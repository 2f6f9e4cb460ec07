import { eraseAnswers } from '#capabilities/asks/erase-answers.ts'
import { eraseBroughtBadges } from '#capabilities/brought/erase-brought-badges.ts'
import { eraseFollows } from '#capabilities/following/erase-follows.ts'
import { eraseIntroductions } from '#capabilities/introductions/erase-introductions.ts'
import { eraseGoals } from '#capabilities/pathways/erase-goals.ts'
import { erasePerson, eraseTraces } from '#capabilities/people/erase-person.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import { erasePledgeReports } from '#capabilities/recognition/erase-pledge-reports.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { partedWithinDays } from './account-join.ts'

const mostAtOnce = 100

/** By the clock: accounts that were joined for longer than they can be parted stay one. The empty one is erased. */
export async function settleJoins({ database, now }: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  const due = await database
    .selectFrom('accountJoins')
    .select(['id', 'formerId'])
    .where('partedAt', 'is', null)
    .where('settledAt', 'is', null)
    .where('joinedAt', '<=', new Date(now.getTime() - partedWithinDays * 86_400_000))
    .orderBy('joinedAt')
    .orderBy('id')
    .limit(mostAtOnce)
    .execute()
  for (const { id, formerId } of due)
    await database.transaction().execute(async (tx) => {
      if (!(await lockPersonAlone({ personId: formerId }, { tx }))) return
      const settled = await tx
        .updateTable('accountJoins')
        .set({ settledAt: now, emails: [], moved: '{}', personMain: '', formerMain: '' })
        .where('id', '=', id)
        .where('partedAt', 'is', null)
        .where('settledAt', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (settled) await eraseFormer({ formerId }, { tx, now })
    })
}

/** What both had is left with the empty account; it goes with it. */
export async function eraseFormer(
  { formerId: personId }: { formerId: string },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await eraseFollows({ personId }, { tx })
  await eraseGoals({ personId }, { tx })
  await erasePledgeReports({ personId }, { tx })
  await eraseAnswers({ personId }, { tx })
  await eraseIntroductions({ personId, emails: [] }, { tx })
  await eraseBroughtBadges({ personId }, { tx })
  await eraseTraces({ personId, emails: [], subjects: [], awardIds: [] }, { tx })
  await erasePerson({ personId }, { tx, now })
}
