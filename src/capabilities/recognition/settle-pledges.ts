import { sql } from 'kysely'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { Pledge } from './pledge.ts'
import { dueDays, dueTellings } from './pledge-rules.ts'
import { lockPledge, selectLive, selectPledges } from './pledge-store.ts'
import { type PledgeNews, pledgeMoved } from './recognition-jobs.ts'

const mostAtOnce = 200

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }

/**
 * By the clock: a pledge whose last day is over lapses; its managers are told 90 days before, and again 14; both sides are
 * told when it is shown no more, or again, because of what it rests on. Each under its row, so that renewing waits or wins.
 */
export async function settlePledges(powers: Powers): Promise<void> {
  const { database, now } = powers
  const today = localParts(now).date
  const soon = localParts(new Date(now.getTime() + dueDays * 86_400_000)).date
  const ending = await selectLive(database)
    .where('pledges.endsOn', '<=', soon)
    .where(sql<boolean>`(pledges.ends_on < ${today}::date or pledges.due_told < case
      when pledges.ends_on - ${today}::date <= 14 then 2 else 1 end)`)
    .orderBy('pledges.endsOn')
    .limit(mostAtOnce)
    .execute()
  for (const { id } of ending) await settle(id, powers)
  const { rows } = await sql<{ id: string }>`
    select live.id from (${selectLive(database)}) as live
    where live.missing is distinct from live.held_why order by live.id limit ${mostAtOnce}`.execute(database)
  for (const { id } of rows) await noteMissing(id, powers)
}

function settle(id: string, { database, queue, now }: Powers): Promise<void> {
  return database.transaction().execute(async (tx) => {
    const today = localParts(now).date
    const pledge = await lockPledge(tx, id)
    if (pledge?.state !== 'live') return
    const say = (news: PledgeNews) => queue.enqueue(tx, pledgeMoved, [{ pledgeId: id, news, at: now.toISOString() }])
    const change = (to: Partial<Omit<Pledge, 'id'>>) => tx.updateTable('pledges').set(to).where('id', '=', id).execute()
    if (pledge.endsOn < today) {
      await change({ state: 'lapsed', endedAt: now })
      const entry = { action: 'pledge.lapsed', subjectType: 'pledge', subjectId: id, placeId: pledge.placeId }
      await audit(tx, { actorId: undefined, ...entry }, now)
      return say('lapsed')
    }
    const dueTold = dueTellings(pledge.endsOn, today)
    if (dueTold <= pledge.dueTold) return
    await change({ dueTold })
    return say(dueTold === 2 ? 'due-again' : 'due')
  })
}

function noteMissing(id: string, { database, queue, now }: Powers): Promise<void> {
  return database.transaction().execute(async (tx) => {
    const locked = await lockPledge(tx, id)
    const read = await selectPledges(tx).where('pledges.id', '=', id).executeTakeFirst()
    if (locked?.state !== 'live' || !read || read.missing === locked.heldWhy) return
    const heldSince = read.missing ? (locked.heldSince ?? now) : null
    await tx.updateTable('pledges').set({ heldWhy: read.missing, heldSince }).where('id', '=', id).execute()
    const news = read.missing ? ('held' as const) : ('shown-again' as const)
    // Another reason beside the first is no news.
    if (news === 'held' && locked.heldWhy) return
    await queue.enqueue(tx, pledgeMoved, [{ pledgeId: id, news, at: now.toISOString() }])
  })
}
