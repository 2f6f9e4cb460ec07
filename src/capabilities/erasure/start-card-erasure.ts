import { type CardRefusal, checkCard } from '#capabilities/awards/keep-by-card.ts'
import { stopShowingCard } from '#capabilities/awards/stop-showing.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { dueAfter } from './erasure-rules.ts'
import { selectErasures } from './erasure-store.ts'

export type StartCardErasureOutcome =
  | { ok: true; dueAt: Date }
  | CardRefusal
  | { ok: false; refusal: 'card-is-not-kept' }

interface Request {
  code: string
  pin: string
  language: Language
}

/** Who keeps a badge by its card alone has it erased by code and PIN: no page shows a name from now on, and a day later it is nobody's. */
export async function startCardErasure(
  { code, pin, language }: Request,
  { database, masterKey, now }: Pick<Services, 'database' | 'masterKey'> & { now: Date },
): Promise<StartCardErasureOutcome> {
  const checked = await checkCard({ code, pin }, { database, masterKey, now })
  if (!checked.ok) return checked
  if (!checked.keptByCard) return { ok: false, refusal: 'card-is-not-kept' }
  const { awardId } = checked
  return database.transaction().execute(async (tx): Promise<StartCardErasureOutcome> => {
    const shown = await stopShowingCard({ awardId }, { tx })
    if (!shown) return { ok: false, refusal: 'card-is-not-kept' }
    const asked = await selectErasures(tx).where('awardId', '=', awardId).executeTakeFirst()
    if (asked) return { ok: true, dueAt: asked.dueAt }
    const dueAt = dueAfter(now)
    await tx
      .insertInto('erasures')
      .values({ id: newId(now), awardId, askedAt: now, dueAt, language, namedAwards: shown.wasNamed ? [awardId] : [] })
      .execute()
    return { ok: true, dueAt }
  })
}
