import type { Reading } from '#infrastructure/database/database.ts'
import { listNeedAnswers } from './list-need-answers.ts'
import type { Need, NeedAnswer } from './need.ts'
import { needRevision, selectNeeds } from './need-store.ts'
import { type PublicNeed, publicNeed } from './public-need.ts'

export interface FoundNeed {
  need: Need
  answers: NeedAnswer[]
  /** What a form is based on. */
  revision: string
}

interface Asked {
  needId: string
  placeId: string
}

/** One need of a place, with what answers it, as those who lead the place see it. */
export async function findNeed(
  { needId, placeId }: Asked,
  { database, now }: Reading & { now: Date },
): Promise<FoundNeed | undefined> {
  const need = await selectNeeds(database).where('id', '=', needId).where('placeId', '=', placeId).executeTakeFirst()
  return need && { need, answers: await listNeedAnswers({ needId }, { database, now }), revision: needRevision(need) }
}

/** One need that everybody may read. */
export async function findPublicNeed(
  asked: Asked,
  powers: Reading & { now: Date },
): Promise<{ need: PublicNeed; answers: NeedAnswer[] } | undefined> {
  const found = await findNeed(asked, powers)
  const need = found && publicNeed(found.need)
  return need && { need, answers: found.answers }
}
