import type { Services } from '#infrastructure/services.ts'
import { tellOfApplication } from './tell-of-application.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

const atOnce = 100

/** Writes to everybody who has begun or sent an application that there is longer, each once for this deadline. */
export async function tellOfExtension(
  { callId, until }: { callId: string; until: string },
  powers: Powers,
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const batch = await powers.database
      .selectFrom('callApplications')
      .select('id')
      .where('callId', '=', callId)
      .where('state', 'in', ['draft', 'submitted'])
      .where('email', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    for (const { id: applicationId } of batch)
      await tellOfApplication({ applicationId, mail: 'extended-for-all', revision: 0, until }, powers)
    after = batch.at(-1)?.id ?? after
    if (batch.length < atOnce) return
  }
}
