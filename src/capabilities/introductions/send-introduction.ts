import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import { checkWords } from '#capabilities/portfolio/check-words.ts'
import { findCollection } from '#capabilities/portfolio/find-collection.ts'
import { findOwnThings, type OwnThing } from '#capabilities/portfolio/find-own-things.ts'
import { listToldWords } from '#capabilities/portfolio/list-told-words.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { pressedSince } from '#infrastructure/database/double-press.ts'
import { newId } from '#infrastructure/ids.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Services } from '#infrastructure/services.ts'
import { findReceiver, type ReceiverAsked } from './find-receiver.ts'
import type { IntroductionContent, Receiver } from './introduction.ts'
import { introductionMoved } from './introduction-jobs.ts'
import {
  asksGuardian,
  dayBefore,
  endOf,
  longestSaid,
  mostADay,
  mostOut,
  mostWaiting,
  type ReceiverClosed,
  receiverClosedBy,
  type SenderRefusal,
  senderRefusalOf,
} from './introduction-rules.ts'
import { countOne } from './introduction-store.ts'

export type SendIntroductionOutcome = { ok: true; introductionId: string } | { ok: false; refusal: SendRefusal }

export type SendRefusal =
  | ReceiverClosed
  | SenderRefusal
  | 'not-open'
  | 'nothing-in-it'
  | 'too-long'
  | 'reaches-a-child'
  | 'changed-meanwhile'
  | 'sent-already'
  | 'too-many-today'
  | 'too-many'
  | 'too-many-wait'
  | 'not-yours'

interface Sending {
  to: ReceiverAsked
  collectionId: string
  content: IntroductionContent
}

/** What an introduction would show, with a fingerprint of it; or why it cannot be sent. */
export type IntroductionCheck =
  | {
      ok: true
      receiver: Receiver
      title: string
      about: string
      things: OwnThing[]
      isWaiting: boolean
      revision: string
    }
  | { ok: false; refusal: SendRefusal }

interface SendPowers {
  database: Database
  signedIn: SignedIn
  now: Date
}

/**
 * Sends one of a learner's collections to an employer, as it is now; or lays it before a guardian first. `basedOn` is what
 * its sender looked at: something else is not sent. Pressed twice, it is one.
 */
export function sendIntroduction(
  { basedOn, ...sending }: Sending & { basedOn: string },
  { database, queue, signedIn, now }: SendPowers & Pick<Services, 'queue'>,
): Promise<SendIntroductionOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<SendIntroductionOutcome> => {
    const check = await checkIntroduction(tx, sending, { signedIn, now })
    if (!check.ok) return check
    const { receiver, title, about, things, isWaiting } = check
    const { placeId, organisationId } = receiver
    const known = await findKnown(tx, { personId, organisationId, now })
    if (known) {
      if (known.createdAt > pressedSince(now) && known.revision === basedOn)
        return { ok: true, introductionId: known.id }
      return { ok: false, refusal: 'sent-already' }
    }
    if (check.revision !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    const refusal = await limitsOf(tx, { personId, organisationId, now })
    if (refusal) return { ok: false, refusal }
    const { said, nameShown, addressShown, guardianEmail } = sending.content
    const introductionId = newId(now)
    // What is over and not deleted yet is in nobody's way.
    await sentBefore(tx, { personId, organisationId }).where('endsAt', '<=', now).execute()
    await tx
      .insertInto('introductions')
      .values({
        ...{ id: introductionId, placeId, organisationId, vacancyId: receiver.vacancy?.id ?? null, personId },
        ...{ state: isWaiting ? 'waiting' : 'sent', title, about, said: said.trim(), nameShown, addressShown },
        ...{ createdAt: now, endsAt: endOf(now, { isWaiting }), revision: basedOn },
        ...(isWaiting
          ? { guardianEmail: guardianEmail?.trim().toLowerCase() ?? null, guardianAskedAt: now }
          : { sentAt: now }),
      })
      .execute()
    await tx
      .insertInto('introductionItems')
      .values(things.map((one, position) => ({ ...one, id: newId(now), introductionId, position })))
      .execute()
    if (!isWaiting) await countOne(tx, { placeId, organisationId, what: 'sent' }, now)
    await queue.enqueue(tx, introductionMoved, [{ introductionId, news: isWaiting ? 'guardian-asked' : 'sent' }])
    const entry = { action: 'person.introduced', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: personId, ...entry, detail: { introductionId } }, now)
    return { ok: true, introductionId }
  })
}

/** The same checks without sending: for the look before. */
export function tryIntroduction(sending: Sending, { database, signedIn, now }: SendPowers): Promise<IntroductionCheck> {
  return database.transaction().execute(async (tx): Promise<IntroductionCheck> => {
    const check = await checkIntroduction(tx, sending, { signedIn, now })
    if (!check.ok) return check
    const asked = { personId: signedIn.personId, organisationId: check.receiver.organisationId, now }
    const refusal = (await findKnown(tx, asked)) ? 'sent-already' : await limitsOf(tx, asked)
    return refusal ? { ok: false, refusal } : check
  })
}

async function checkIntroduction(
  tx: Tx,
  { to, collectionId, content }: Sending,
  { signedIn, now }: Omit<SendPowers, 'database'>,
): Promise<IntroductionCheck> {
  const { personId, guardianId, name, emails } = signedIn
  // What is kept for a child is shown to nobody.
  const person = guardianId ? undefined : await lockPersonAlone({ personId }, { tx })
  if (!person) return { ok: false, refusal: 'not-yours' }
  const receiver = await findReceiver(to, { database: tx, now })
  if (!receiver) return { ok: false, refusal: 'not-open' }
  const closed = receiverClosedBy(receiver)
  if (closed) return { ok: false, refusal: closed }
  const { ageBand: age } = person
  const refusal = senderRefusalOf({ age, name, emails }, { ...content, consent: receiver.consent })
  if (refusal) return { ok: false, refusal }
  if (content.said.trim().length > longestSaid) return { ok: false, refusal: 'too-long' }
  const own = await findCollection({ id: collectionId, personId }, { database: tx, now })
  if (!own) return { ok: false, refusal: 'nothing-in-it' }
  const things = await findOwnThings({ personId, ...idsOf(own.items) }, { database: tx })
  if (things.length === 0) return { ok: false, refusal: 'nothing-in-it' }
  const { title, about } = own.collection
  const told = await listToldWords({ ids: things.flatMap(({ experienceId }) => experienceId ?? []) }, { database: tx })
  const unkept = await checkWords({ personId, text: [title, about, content.said, ...told].join('\n') }, { tx })
  if (unkept) return { ok: false, refusal: unkept }
  const isWaiting = asksGuardian(receiver, age)
  const { organisationId, vacancy } = receiver
  const revision = revisionOf({ organisationId, vacancy, title, about, things, told, ...content, isWaiting })
  return { ok: true, receiver, title, about, things, isWaiting, revision }
}

const idsOf = (items: OwnThing[]) => ({
  awardIds: items.flatMap(({ awardId }) => awardId ?? []),
  broughtBadgeIds: items.flatMap(({ broughtBadgeId }) => broughtBadgeId ?? []),
  experienceIds: items.flatMap(({ experienceId }) => experienceId ?? []),
})

interface Pair {
  personId: string
  organisationId: string
}

const sentBefore = (tx: Tx, { personId, organisationId }: Pair) =>
  tx.deleteFrom('introductions').where('personId', '=', personId).where('organisationId', '=', organisationId)

/** What this employer has of this person already. */
function findKnown(tx: Tx, { personId, organisationId, now }: Pair & { now: Date }) {
  return tx
    .selectFrom('introductions')
    .select(['id', 'createdAt', 'revision'])
    .where('personId', '=', personId)
    .where('organisationId', '=', organisationId)
    .where('endsAt', '>', now)
    .where((where) => where.or([where('takenBackAt', 'is', null), where('answeredAt', 'is not', null)]))
    .executeTakeFirst()
}

async function limitsOf(
  tx: Tx,
  { personId, organisationId, now }: Pair & { now: Date },
): Promise<SendRefusal | undefined> {
  const { today, out } = await tx
    .selectFrom('introductions')
    .select((select) => [
      select.fn.countAll<number>().filterWhere('createdAt', '>', dayBefore(now)).as('today'),
      select.fn.countAll<number>().filterWhere('takenBackAt', 'is', null).as('out'),
    ])
    .where('personId', '=', personId)
    .where('endsAt', '>', now)
    .executeTakeFirstOrThrow()
  if (today >= mostADay) return 'too-many-today'
  if (out >= mostOut) return 'too-many'
  const { count } = await tx
    .selectFrom('introductions')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisationId', '=', organisationId)
    .where('state', 'in', ['waiting', 'sent'])
    .where('takenBackAt', 'is', null)
    .where('endsAt', '>', now)
    .executeTakeFirstOrThrow()
  return count >= mostWaiting ? 'too-many-wait' : undefined
}
