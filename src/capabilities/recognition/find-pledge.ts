import type { Reading } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { PledgeOnDesk } from './pledge.ts'
import { pledgeRevision, selectPledges } from './pledge-store.ts'
import { type PledgeUse, shownUse } from './pledge-use-rules.ts'
import { type PublicPledge, publicPledge } from './public-pledge.ts'

export interface PledgeRead {
  pledge: PledgeOnDesk
  /** What a form is based on. */
  revision: string
  uses: PledgeUse[]
}

/** One pledge as desks see it, with how often it was used, the latest quarter first. */
export async function findPledge({ id }: { id: string }, { database }: Reading): Promise<PledgeRead | undefined> {
  const pledge = await selectPledges(database).where('pledges.id', '=', id).executeTakeFirst()
  if (!pledge) return undefined
  return { pledge, revision: pledgeRevision(pledge), uses: await usesOf(id, { database }) }
}

/** One pledge as everybody sees it. */
export async function findPublicPledge(
  { id }: { id: string },
  { database, now }: Reading & { now: Date },
): Promise<PublicPledge | undefined> {
  const found = await findPledge({ id }, { database })
  return found && publicPledge(found.pledge, { use: shownUse(found.uses, localParts(now).date), now })
}

/** What was signed of a pledge last, also where that holds no more: its status list says so. */
export async function findPledgeCredential({ id }: { id: string }, { database }: Reading): Promise<string | undefined> {
  const found = await database.selectFrom('pledges').select('credential').where('id', '=', id).executeTakeFirst()
  return found?.credential ?? undefined
}

function usesOf(pledgeId: string, { database }: Reading): Promise<PledgeUse[]> {
  return database
    .selectFrom('pledgeUses')
    .select(['quarter', 'asked', 'met'])
    .where('pledgeId', '=', pledgeId)
    .orderBy('quarter', 'desc')
    .execute()
}
