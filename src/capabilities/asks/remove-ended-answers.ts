import { deleteEnded } from '#infrastructure/database/delete-ended.ts'
import type { Services } from '#infrastructure/services.ts'

/**
 * By the clock: answers whose days are over are deleted, and requests that no wallet answered. Nobody read them in the
 * meantime, since every read asks for the time.
 */
export async function removeEndedAnswers({ database, now }: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  await deleteEnded(database, 'ask_answers', now)
  await deleteEnded(database, 'wallet_requests', now)
}
