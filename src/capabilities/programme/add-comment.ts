import type { Reading } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Topic } from './application.ts'
import { lockApplication } from './application-store.ts'
import { mayStill } from './coapplicant-store.ts'

export type AddCommentOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'not-allowed' | 'nothing-is-said' | 'too-many-comments' }

interface AddCommentRequest {
  applicationId: string
  /** Absent where the applicant writes. */
  coapplicantId?: string | undefined
  requestId: string
  topic: Topic
  text: string
}

type Context = Pick<Services, 'database'> & { now: Date }

const mostComments = 300

/** Says something about one part of an application to the others who write it. */
export function addComment(
  { applicationId, coapplicantId, requestId, topic, text }: AddCommentRequest,
  { database, now }: Context,
): Promise<AddCommentOutcome> {
  return database.transaction().execute(async (tx): Promise<AddCommentOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    if (!(await mayStill(tx, { applicationId, coapplicantId, right: 'comment' })))
      return { ok: false, refusal: 'not-allowed' }
    if (text.trim() === '') return { ok: false, refusal: 'nothing-is-said' }
    const { count } = await tx
      .selectFrom('callComments')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('applicationId', '=', applicationId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostComments) return { ok: false, refusal: 'too-many-comments' }
    const { callId } = held.application
    await tx
      .insertInto('callComments')
      .values({
        ...{ id: newId(now), callId, applicationId, coapplicantId: coapplicantId ?? null },
        ...{ topic, text, requestId, madeAt: now },
      })
      .onConflict((conflict) => conflict.columns(['applicationId', 'requestId']).doNothing())
      .execute()
    return { ok: true }
  })
}

export interface Comment {
  id: string
  topic: string
  text: string
  madeAt: Date
  /** Empty where the applicant wrote it. */
  by: string | null
}

/** What those who write an application have said to each other: nobody else reads it. */
export function listComments({ applicationId }: { applicationId: string }, { database }: Reading): Promise<Comment[]> {
  return database
    .selectFrom('callComments')
    .leftJoin('callCoapplicants', 'callCoapplicants.id', 'coapplicantId')
    .select(['callComments.id', 'topic', 'text', 'madeAt', 'callCoapplicants.name as by'])
    .where('callComments.applicationId', '=', applicationId)
    .orderBy('madeAt')
    .execute()
}
