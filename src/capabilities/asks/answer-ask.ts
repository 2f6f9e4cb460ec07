import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import { checkWords } from '#capabilities/portfolio/check-words.ts'
import { mostItems } from '#capabilities/portfolio/collection.ts'
import { findOwnThings, type OwnThing } from '#capabilities/portfolio/find-own-things.ts'
import { listToldWords } from '#capabilities/portfolio/list-told-words.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { type AnswerContent, mostAnswers } from './ask.ts'
import { keptDays, longestSaid, mayBeAnsweredBy } from './ask-rules.ts'
import { findOpenAsk } from './find-ask.ts'

export type AnswerAskOutcome = { ok: true; answerId: string } | { ok: false; refusal: AnswerRefusal }

export type AnswerRefusal =
  | 'not-open'
  | 'changed-meanwhile'
  | 'nothing-in-it'
  | 'too-many-items'
  | 'too-long'
  | 'too-many'
  | 'age-is-missing'
  | 'not-at-your-age'
  | 'name-is-missing'
  | 'reaches-a-child'
  | 'not-yours'

interface Answering {
  askId: string
  content: AnswerContent
  /** The ask as it was read: another one is not answered. */
  basedOn: string
}

/** What an answer would show: the things that are its owner's, or why it cannot be sent. */
export type AnswerCheck = { ok: true; things: OwnThing[]; days: number } | { ok: false; refusal: AnswerRefusal }

interface AnswerPowers {
  database: Database
  signedIn: SignedIn
  now: Date
}

/** Shows who asked what was chosen, until the days are over that were named. Answered again, the former answer is gone. */
export function answerAsk(answering: Answering, { database, signedIn, now }: AnswerPowers): Promise<AnswerAskOutcome> {
  const { askId, content } = answering
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<AnswerAskOutcome> => {
    const check = await checkAnswer(tx, answering, { signedIn, now })
    if (!check.ok) return check
    await tx.deleteFrom('askAnswers').where('askId', '=', askId).where('personId', '=', personId).execute()
    const { count } = await tx
      .selectFrom('askAnswers')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('personId', '=', personId)
      .where('endsAt', '>', now)
      .executeTakeFirstOrThrow()
    if (count >= mostAnswers) return { ok: false, refusal: 'too-many' }
    const answerId = newId(now)
    await tx
      .insertInto('askAnswers')
      .values({
        ...{ id: answerId, askId, personId, said: content.said.trim(), nameShown: content.nameShown },
        ...{ sentAt: now, endsAt: new Date(now.getTime() + check.days * 86_400_000) },
      })
      .execute()
    await tx
      .insertInto('askAnswerItems')
      .values(check.things.map((one, position) => ({ ...one, id: newId(now), answerId, position })))
      .execute()
    const entry = { action: 'person.ask-answered', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: personId, ...entry, detail: { askId, days: check.days } }, now)
    return { ok: true, answerId }
  })
}

/** The same checks without sending: for the look before. */
export function tryAnswer(answering: Answering, { database, signedIn, now }: AnswerPowers): Promise<AnswerCheck> {
  return database.transaction().execute((tx) => checkAnswer(tx, answering, { signedIn, now }))
}

async function checkAnswer(
  tx: Tx,
  { askId, content, basedOn }: Answering,
  { signedIn, now }: Omit<AnswerPowers, 'database'>,
): Promise<AnswerCheck> {
  const { personId, guardianId } = signedIn
  // What is kept for a child is shown to nobody.
  const person = guardianId ? undefined : await lockPersonAlone({ personId }, { tx })
  if (!person) return { ok: false, refusal: 'not-yours' }
  const found = await findOpenAsk({ id: askId }, { database: tx, now })
  if (!found) return { ok: false, refusal: 'not-open' }
  if (found.revision !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
  const { ageBand } = person
  if (!ageBand) return { ok: false, refusal: 'age-is-missing' }
  if (!mayBeAnsweredBy(found.ask, ageBand)) return { ok: false, refusal: 'not-at-your-age' }
  if (content.nameShown && !signedIn.name) return { ok: false, refusal: 'name-is-missing' }
  if (content.said.trim().length > longestSaid) return { ok: false, refusal: 'too-long' }
  const things = await findOwnThings({ personId, ...content }, { database: tx })
  if (things.length === 0) return { ok: false, refusal: 'nothing-in-it' }
  if (things.length > mostItems) return { ok: false, refusal: 'too-many-items' }
  const told = await listToldWords({ ids: things.flatMap(({ experienceId }) => experienceId ?? []) }, { database: tx })
  const unkept = await checkWords({ personId, text: [content.said, ...told].join('\n') }, { tx })
  if (unkept) return { ok: false, refusal: unkept }
  return { ok: true, things, days: keptDays(found.ask.keepDays, ageBand) }
}
