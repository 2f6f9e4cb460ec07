import { holdingsChanged } from '#capabilities/awards/award-jobs.ts'
import { moveRecipients } from '#capabilities/awards/move-recipients.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { listAddresses } from '#capabilities/people/list-addresses.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import { addressChanged } from '#capabilities/people/people-jobs.ts'
import { restoreAddresses } from '#capabilities/people/restore-addresses.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { partedUntil } from './account-join.ts'
import { type Moved, returnHoldings } from './join-store.ts'

export type UndoJoinOutcome = { ok: true } | { ok: false; refusal: 'no-such-join' | 'too-late' | 'no-address-left' }

type Powers = Pick<Services, 'database' | 'queue'> & {
  signedIn: SignedIn
  /** The session in which this is done stays. */
  sessionId: string
  now: Date
}

/**
 * Makes two of two accounts that were joined: what came along and is still there goes back, with what was given to its
 * addresses since; what began after that stays. Every other session ends. Every address of the two is told.
 */
export function undoJoin(
  { joinId }: { joinId: string },
  { database, queue, signedIn, sessionId, now }: Powers,
): Promise<UndoJoinOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<UndoJoinOutcome> => {
    const found = await selectOpen(tx, { joinId, personId })
    if (!found) return { ok: false, refusal: 'no-such-join' }
    const { formerId } = found
    for (const id of [personId, formerId].sort())
      if (!(await lockPersonAlone({ personId: id }, { tx }))) return { ok: false, refusal: 'no-such-join' }
    // Pressed twice at once: the second finds it done.
    const join = await selectOpen(tx, { joinId, personId })
    if (!join) return { ok: true }
    if (now >= partedUntil(join)) return { ok: false, refusal: 'too-late' }
    const own = await listAddresses({ personId }, { database: tx })
    const back = own.filter((one) => join.emails.includes(one))
    const left = own.filter((one) => !join.emails.includes(one))
    const main = left.find((one) => one === join.personMain.toLowerCase()) ?? left[0]
    const formerMain = back.find((one) => one === join.formerMain.toLowerCase()) ?? back[0]
    if (!main || !formerMain) return { ok: false, refusal: 'no-address-left' }
    const way = { fromId: personId, toId: formerId }
    await returnHoldings(tx, { ...way, moved: join.moved as Moved })
    // What came to its addresses since is its own as well.
    await moveRecipients({ ...way, emails: back }, { tx })
    await restoreAddresses({ personId, main, formerId, formerMain, emails: back, sessionId }, { tx, now })
    await tx
      .updateTable('accountJoins')
      .set({ partedAt: now, emails: [], moved: '{}', personMain: '', formerMain: '' })
      .where('id', '=', joinId)
      .execute()
    const entry = { action: 'person.accounts-parted', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: personId, ...entry, detail: { formerId } }, now)
    await queue.enqueue(tx, holdingsChanged, [{ personIds: [personId, formerId] }])
    const person = await tx.selectFrom('people').select('locale').where('id', '=', personId).executeTakeFirst()
    const language = isLanguage(person?.locale) ? person.locale : 'en'
    const news = { personId, language, at: now.toISOString(), change: 'parted' as const }
    await queue.enqueue(
      tx,
      addressChanged,
      own.map((former) => ({ ...news, former })),
    )
    return { ok: true }
  })
}

const selectOpen = (tx: Tx, { joinId, personId }: { joinId: string; personId: string }) =>
  tx
    .selectFrom('accountJoins')
    .select(['formerId', 'joinedAt', 'personMain', 'formerMain', 'emails', 'moved'])
    .where('id', '=', joinId)
    .where('personId', '=', personId)
    .where('partedAt', 'is', null)
    .where('settledAt', 'is', null)
    .executeTakeFirst()
