import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Evidence } from './award.ts'
import { type CodeClosed, closedReason } from './award-offer-rules.ts'
import { countInRun, lockAwardOffer, selectByLetters } from './award-offer-store.ts'
import { issueAwardLines } from './issue-award-lines.ts'
import { keepLocked } from './keep-awards.ts'

export type KeepByCodeRefusal =
  | CodeClosed
  | 'code-is-unknown'
  | 'not-on-the-list'
  | 'used-it-already'
  | 'holds-it-already'
  | 'badge-is-gone'
  | 'address-is-stopped'

export type KeepByCodeOutcome = { ok: true; awardIds: string[] } | { ok: false; refusal: KeepByCodeRefusal }

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { signedIn: SignedIn; now: Date }

/**
 * Gives the badge of an offer to the learner who is signed in, and keeps it. The code's row is locked: of five hundred
 * learners at once no more get it than it has uses, and each gets it once.
 */
export async function keepOfferedAward(
  { letters }: { letters: string },
  { database, ...context }: Context,
): Promise<KeepByCodeOutcome> {
  const found = await selectByLetters(database, letters)
  if (!found) return { ok: false, refusal: 'code-is-unknown' }
  return database.transaction().execute((tx) => give(tx, { codeId: found.id, isFormer: found.isFormer, context }))
}

interface Giving {
  codeId: string
  isFormer: boolean
  context: Omit<Context, 'database'>
}

async function give(tx: Tx, { codeId, isFormer, context }: Giving): Promise<KeepByCodeOutcome> {
  const { queue, signedIn, now } = context
  if (!(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'badge-is-gone' }
  const code = needed(await lockAwardOffer(tx, codeId), 'a code that was found')
  if (await hasUsed(tx, { codeId, personId: signedIn.personId })) return { ok: false, refusal: 'used-it-already' }
  // Whether the badge can be given is decided below, under its lock.
  const closed = closedReason({ ...code, isFormer, isGivable: true }, now)
  if (closed) return { ok: false, refusal: closed }
  const email = signedIn.email.toLowerCase()
  if (code.listedOnly && !(await isListed(tx, { codeId, email }))) return { ok: false, refusal: 'not-on-the-list' }
  const { badgeId, opportunityId } = code
  const position = code.uses + 1
  const recipient = { email, ...(signedIn.name && { name: signedIn.name }) }
  const line = { position, recipient, evidence: code.evidence as unknown as Evidence[] }
  const asked = {
    badgeId,
    ...(opportunityId && { opportunityId }),
    requestId: codeId,
    runId: codeId,
    notify: false,
    areKept: true,
  }
  const issuer = { organisationId: code.organisationId, personId: code.madeBy ?? undefined }
  const outcome = await issueAwardLines({ ...asked, lines: [line] }, { ...context, tx, issuer })
  if (!outcome.ok) return { ok: false, refusal: 'badge-is-gone' }
  const given = needed(outcome.lines[0], 'the outcome of a line')
  if (!given.ok)
    return { ok: false, refusal: given.refusal === 'address-is-stopped' ? given.refusal : 'holds-it-already' }
  const { awardId, recipientId } = given
  await tx.updateTable('awardOffers').set({ uses: position }).where('id', '=', codeId).execute()
  await tx
    .insertInto('awardOfferUses')
    .values({ awardOfferId: codeId, personId: signedIn.personId, awardId, usedAt: now })
    .execute()
  await countInRun(tx, { code, now })
  return keepLocked({ awards: [{ id: awardId, recipientId }] }, { tx, queue, signedIn, now })
}

async function hasUsed(tx: Tx, use: { codeId: string; personId: string }): Promise<boolean> {
  const found = await tx
    .selectFrom('awardOfferUses')
    .select('awardId')
    .where('awardOfferId', '=', use.codeId)
    .where('personId', '=', use.personId)
    .executeTakeFirst()
  return found !== undefined
}

async function isListed(tx: Tx, { codeId, email }: { codeId: string; email: string }): Promise<boolean> {
  const found = await tx
    .selectFrom('awardOfferPeople')
    .select('email')
    .where('awardOfferId', '=', codeId)
    .where('email', '=', email)
    .executeTakeFirst()
  return found !== undefined
}
