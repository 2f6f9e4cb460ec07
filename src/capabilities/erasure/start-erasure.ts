import { stopShowing } from '#capabilities/awards/stop-showing.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { startErasing } from '#capabilities/people/start-erasing.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { type CheckErasureOutcome, checkErasure } from './check-erasure.ts'
import { erasureAsked } from './erasure-jobs.ts'
import { dueAfter } from './erasure-rules.ts'
import { selectErasures } from './erasure-store.ts'
import { type Duties, hasDuties, listDuties } from './list-duties.ts'

export type StartErasureOutcome =
  | { ok: true; dueAt: Date }
  | Extract<CheckErasureOutcome, { ok: false }>
  | { ok: false; refusal: 'must-hand-over'; duties: Duties }
  | { ok: false; refusal: 'no-such-account' }

type Powers = Pick<Services, 'database' | 'masterKey' | 'queue'> & { signedIn: SignedIn; now: Date }

/**
 * A person asks for everything to be erased. From this moment nothing of them is public and nobody is signed in to the
 * account; for a day it can be taken back. Organisations, places and the person are held in this order.
 */
export async function startErasure(
  { code, language }: { code: string; language: Language },
  { database, masterKey, queue, signedIn, now }: Powers,
): Promise<StartErasureOutcome> {
  const { personId, email } = signedIn
  const checked = await checkErasure({ code }, { database, masterKey, signedIn, now })
  if (!checked.ok) return checked
  return database.transaction().execute(async (tx): Promise<StartErasureOutcome> => {
    const duties = await listDuties({ personId }, { tx })
    if (hasDuties(duties)) return { ok: false, refusal: 'must-hand-over', duties }
    const started = await startErasing({ personId }, { tx, now })
    if (!started.ok) {
      switch (started.refusal) {
        case 'no-such-account':
          return { ok: false, refusal: 'no-such-account' }
        case 'last-administrator':
          return { ok: false, refusal: 'must-hand-over', duties: { ...duties, isLastAdministrator: true } }
        case 'erasing-already': {
          // Pressed twice: it was asked for once.
          const asked = await selectErasures(tx).where('personId', '=', personId).executeTakeFirstOrThrow()
          return { ok: true, dueAt: asked.dueAt }
        }
      }
    }
    const { listed, named } = await stopShowing({ personId }, { tx })
    const [id, dueAt] = [newId(now), dueAfter(now)]
    await tx
      .insertInto('erasures')
      .values({
        ...{ id, personId, askedAt: now, dueAt, email: email.toLowerCase(), language },
        ...{ listedAwards: listed, namedAwards: named },
      })
      .execute()
    await queue.enqueue(tx, erasureAsked, [{ erasureId: id }])
    const entry = { actorId: personId, action: 'person.erasure-asked', subjectType: 'person', subjectId: personId }
    await audit(tx, entry, now)
    return { ok: true, dueAt }
  })
}
