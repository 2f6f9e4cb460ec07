import { sql } from 'kysely'
import { holdingsChanged } from '#capabilities/awards/award-jobs.ts'
import { mostAddresses } from '#capabilities/people/add-address.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { type CheckMailboxOutcome, checkMailbox } from '#capabilities/people/check-mailbox.ts'
import { findOwner } from '#capabilities/people/find-owner.ts'
import { listAddresses } from '#capabilities/people/list-addresses.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import { moveAddresses } from '#capabilities/people/move-addresses.ts'
import { addressChanged } from '#capabilities/people/people-jobs.ts'
import { isAgeBand } from '#capabilities/people/person.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { type JoinRefusal, joinRefusalOf } from './join-rules.ts'
import { hasDuty, hasEvidenceTwice, isJoinedLately, moveHoldings } from './join-store.ts'

export type JoinAccountsOutcome =
  | { ok: true }
  | Extract<CheckMailboxOutcome, { ok: false }>
  | { ok: false; refusal: JoinRefusal | 'no-other-account' | 'changed-meanwhile' }

type Powers = Pick<Services, 'database' | 'masterKey' | 'queue'> & { signedIn: SignedIn; now: Date }

interface Proof {
  /** An address of the other account, and the code that was sent there. */
  email: string
  code: string
}

/**
 * Makes one of two accounts of one person: what the other one holds comes along, its addresses open this one, its sessions
 * end. Both were proven: this one by being signed in, the other by its mail. Every address of the two is told.
 */
export async function joinAccounts(
  { email, code }: Proof,
  { database, masterKey, queue, signedIn, now }: Powers,
): Promise<JoinAccountsOutcome> {
  const checked = await checkMailbox({ email, code }, { database, masterKey, signedIn, now })
  if (!checked.ok) return checked
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<JoinAccountsOutcome> => {
    const both = await lockBoth(tx, { personId, email })
    // Pressed twice: it was done once.
    if (!both.ok) return (await isJoinedBy(tx, { personId, email })) ? { ok: true } : both
    const { formerId, refusal, stays, goes } = both
    if (refusal) return { ok: false, refusal }
    const way = { fromId: formerId, toId: personId }
    const moved = await moveHoldings(tx, way)
    const [told, emails] = [
      await listAddresses({ personId }, { database: tx }),
      await listAddresses({ personId: formerId }, { database: tx }),
    ]
    // What this one has not said is taken from the other.
    const said = { name: stays.name || goes.name, ageBand: stays.ageBand ?? goes.ageBand }
    await moveAddresses({ ...way, ...said }, { tx, now })
    await tx
      .insertInto('accountJoins')
      .values({
        ...{ id: newId(now), personId, formerId, joinedAt: now, personMain: stays.email, formerMain: goes.email },
        ...{ emails, moved: JSON.stringify(moved) },
      })
      .execute()
    const entry = { action: 'person.accounts-joined', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: personId, ...entry, detail: { formerId } }, now)
    await queue.enqueue(tx, holdingsChanged, [{ personIds: [personId, formerId] }])
    const language = isLanguage(stays.locale) ? stays.locale : 'en'
    const news = { personId, language, at: now.toISOString(), change: 'joined' as const }
    await queue.enqueue(
      tx,
      addressChanged,
      [...told, ...emails].map((former) => ({ ...news, former })),
    )
    return { ok: true }
  })
}

export interface OtherAccount {
  name: string
  emails: string[]
  badges: number
  collections: number
  /** Why the two are not made one. */
  refusal: JoinRefusal | undefined
}

export type TryJoinOutcome = { ok: true; other: OtherAccount } | Extract<JoinAccountsOutcome, { ok: false }>

/** What would come along, for who has proven both accounts; nothing is done. */
export async function tryJoin({ email, code }: Proof, powers: Omit<Powers, 'queue'>): Promise<TryJoinOutcome> {
  const { database, masterKey, signedIn, now } = powers
  const checked = await checkMailbox({ email, code }, { database, masterKey, signedIn, now })
  if (!checked.ok) return checked
  return database.transaction().execute(async (tx): Promise<TryJoinOutcome> => {
    const both = await lockBoth(tx, { personId: signedIn.personId, email })
    if (!both.ok) return both
    const { formerId, refusal, goes } = both
    const { badges } = await tx
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .select(({ fn }) => fn.countAll<number>().as('badges'))
      .where('personId', '=', formerId)
      .where('claimedAt', 'is not', null)
      .executeTakeFirstOrThrow()
    const { collections } = await tx
      .selectFrom('collections')
      .select(({ fn }) => fn.countAll<number>().as('collections'))
      .where('personId', '=', formerId)
      .executeTakeFirstOrThrow()
    const emails = await listAddresses({ personId: formerId }, { database: tx })
    return {
      ok: true,
      other: { name: goes.name, emails, badges: Number(badges), collections: Number(collections), refusal },
    }
  })
}

/** Holds both people, in the order of their ids: two joins that meet take turns. */
async function lockBoth(tx: Tx, { personId, email }: { personId: string; email: string }) {
  const address = email.trim().toLowerCase()
  const formerId = await findOwner({ email: address }, { tx })
  if (!formerId || formerId === personId) return { ok: false as const, refusal: 'no-other-account' as const }
  for (const id of [personId, formerId].sort())
    if (!(await lockPersonAlone({ personId: id }, { tx })))
      return { ok: false as const, refusal: 'changed-meanwhile' as const }
  // It may have gone to another account while this one was waited for.
  if ((await findOwner({ email: address }, { tx })) !== formerId)
    return { ok: false as const, refusal: 'changed-meanwhile' as const }
  const [stays, goes] = [await readOne(tx, personId), await readOne(tx, formerId)]
  if (!stays || !goes) return { ok: false as const, refusal: 'changed-meanwhile' as const }
  const way = { fromId: formerId, toId: personId }
  const refusal = joinRefusalOf({ stays, goes, mostAddresses, hasEvidenceTwice: await hasEvidenceTwice(tx, way) })
  return { ok: true as const, formerId, stays, goes, refusal }
}

async function readOne(tx: Tx, personId: string) {
  const person = await tx
    .selectFrom('people')
    .select(['name', 'email', 'locale', 'ageBand'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person?.email) return undefined
  return {
    ...{ name: person.name, email: person.email, locale: person.locale },
    ageBand: isAgeBand(person.ageBand) ? person.ageBand : undefined,
    hasRole: await hasDuty(tx, personId),
    isJoined: await isJoinedLately(tx, personId),
    addresses: (await listAddresses({ personId }, { database: tx })).length,
  }
}

/** Whether an address came along when this account took in the one that it opened. */
async function isJoinedBy(tx: Tx, { personId, email }: { personId: string; email: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('accountJoins')
    .select('id')
    .where('personId', '=', personId)
    .where('partedAt', 'is', null)
    .where('settledAt', 'is', null)
    .where(sql<boolean>`${email.trim().toLowerCase()} = any(emails)`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
