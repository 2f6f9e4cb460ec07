import { sql } from 'kysely'
import { forgetAttempts, takeAttempt } from '#infrastructure/database/attempts.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { noteKept } from './award-mail-store.ts'
import { cardPinOf, claimCodeHash } from './claim-code.ts'
import { lockRecipients } from './recipient-store.ts'

export type CardRefusal =
  | { ok: false; refusal: 'card-is-unknown' | 'pin-is-wrong' | 'award-is-kept' | 'name-is-too-long' }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

export type KeepByCardOutcome = { ok: true; awardId: string } | CardRefusal

export interface CardRequest {
  code: string
  pin: string
}

/** Whose card it is: of an organisation, and of the place where the badge was given. */
export interface CheckedCard {
  awardId: string
  keptByCard: boolean
  organisationId: string
  placeId: string
}

type Context = Pick<Services, 'database' | 'masterKey'> & { now: Date }

const longestName = 120
/** So many wrong PINs come through before the first wait. */
const freeTries = 5

/**
 * Whether the PIN belongs to the card. Each try is counted before it is looked at, for the card itself: a PIN of
 * six digits cannot be found by trying.
 */
export async function checkCard(
  { code, pin }: CardRequest,
  { database, masterKey, now }: Context,
): Promise<({ ok: true } & CheckedCard) | CardRefusal> {
  const award = await database
    .selectFrom('awards')
    .select(['id', 'claimedAt', 'keptByCard', 'organisationId', 'placeId'])
    .where('claimCodeHash', '=', claimCodeHash(code))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (!award) return { ok: false, refusal: 'card-is-unknown' }
  if (award.claimedAt && !award.keptByCard) return { ok: false, refusal: 'award-is-kept' }
  const tries = { purpose: 'card-pin', subject: award.id } as const
  const attempt = await takeAttempt(database, { ...tries, free: freeTries }, now)
  if (!attempt.ok) return { ok: false, refusal: 'too-many-tries', waitMinutes: attempt.waitMinutes }
  if (pin.replace(/\s/g, '') !== cardPinOf(award.id, masterKey)) return { ok: false, refusal: 'pin-is-wrong' }
  await forgetAttempts(database, tries)
  const { id: awardId, keptByCard, organisationId, placeId } = award
  return { ok: true, awardId, keptByCard, organisationId, placeId }
}

/** Holds a card's award until the transaction ends, where it still opens something: it was not erased or withdrawn meanwhile. */
export async function lockCard({ awardId }: { awardId: string }, { tx }: { tx: Tx }): Promise<boolean> {
  const held = await tx
    .selectFrom('awards')
    .select('id')
    .where('id', '=', awardId)
    .where('revokedAt', 'is', null)
    .where('claimCodeHash', 'is not', null)
    .where((where) => where.or([where('claimedAt', 'is', null), where('keptByCard', '=', true)]))
    .forShare()
    .executeTakeFirst()
  return held !== undefined
}

interface KeepRequest extends CardRequest {
  /** As the learner wants to be called; may be empty. */
  name: string
  nameShown: boolean
}

/** Keeps a badge with its card and PIN, without an address and without an account. */
export async function keepByCard(
  { name, nameShown, ...card }: KeepRequest,
  { database, masterKey, now }: Context,
): Promise<KeepByCardOutcome> {
  if (name.trim().length > longestName) return { ok: false, refusal: 'name-is-too-long' }
  const checked = await checkCard(card, { database, masterKey, now })
  if (!checked.ok) return checked
  const { awardId } = checked
  return database.transaction().execute(async (tx): Promise<KeepByCardOutcome> => {
    await lockRecipients(tx, sql`select recipient_id from awards where id = ${awardId}`)
    const kept = await tx
      .updateTable('awards')
      .set({
        claimedAt: now,
        keptByCard: true,
        cardName: name.trim() || null,
        nameShown: nameShown && name.trim() !== '',
      })
      .where('id', '=', awardId)
      .where('revokedAt', 'is', null)
      // Another learner's account may have kept it meanwhile.
      .where((where) => where.or([where('claimedAt', 'is', null), where('keptByCard', '=', true)]))
      .returning('id')
      .executeTakeFirst()
    if (!kept) return { ok: false, refusal: 'award-is-kept' }
    await noteKept(tx, [awardId], now)
    const entry = { actorId: undefined, action: 'award.kept-by-card', subjectType: 'award', subjectId: awardId }
    await audit(tx, entry, now)
    return { ok: true, awardId }
  })
}
