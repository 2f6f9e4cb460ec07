import { createHmac, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, openDatabase } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { DemoSite } from '#tests/support/demo-site.ts'
import type { Figure } from './figure.ts'

const crowd = 500
const withinMs = 60_000

/** Five hundred people follow the link of their mail within a minute, press to keep their badge and see it among their own. */
export async function benchKeeping(site: DemoSite, secret: string): Promise<Figure> {
  const { database, close } = openDatabase(site.databaseUrl)
  const people = await crowdWithAwards(database, secret)
  await close()
  const tookMs: number[] = []
  await Promise.all(
    people.map(async ({ awardId, cookie }, number) => {
      await sleep((number / crowd) * withinMs)
      const page = `/awards/${awardId}`
      const steps = [
        { path: page },
        // "Keep this badge" is pressed.
        { path: page, method: 'POST', leadsTo: `${page}/keep` },
        { path: `${page}/keep`, pressed: awardId, leadsTo: '/me?kept=1' },
        { path: '/me?kept=1' },
      ]
      for (const { path, method = 'GET', pressed, leadsTo } of steps) {
        const began = performance.now()
        const cookies = pressed ? `${cookie}; waymark-keeping=${pressed}` : cookie
        const answer = await fetch(`${site.origin}${path}`, {
          method,
          headers: { cookie: cookies, origin: site.origin },
          redirect: 'manual',
          ...(method === 'POST' && { body: new URLSearchParams() }),
        })
        await answer.text()
        tookMs.push(performance.now() - began)
        if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`)
        if (leadsTo && answer.headers.get('location') !== leadsTo) throw new Error(`${path} did not lead to ${leadsTo}`)
      }
    }),
  )
  tookMs.sort((a, b) => a - b)
  const ours = Math.round(tookMs[Math.floor(tookMs.length * 0.99)] ?? 0)
  return {
    name: 'claims.500-in-a-minute',
    ours,
    peer: 1000,
    unit: 'ms (p99)',
    against: 'the bound that we set ourselves',
  }
}

interface KeepingLearner {
  awardId: string
  cookie: string
}

/** People who are signed in, each with one award that waits: copies of one that the demonstration has. */
async function crowdWithAwards(database: Database, secret: string): Promise<KeepingLearner[]> {
  const now = new Date()
  const { id: pattern } = await database
    .selectFrom('awards')
    .select('id')
    .where('revokedAt', 'is', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  const learners: KeepingLearner[] = []
  for (let number = 0; number < crowd; number++) {
    const [personId, recipientId, awardId] = [newId(now), newId(now), newId(now)]
    const email = `claimant${number}@learner.example`
    const token = randomBytes(24).toString('hex')
    const person = { id: personId, name: 'Learner', email, ageBand: '25-plus', createdAt: now, updatedAt: now }
    await database.insertInto('people').values(person).execute()
    const expiresAt = new Date(now.getTime() + 30 * 86_400_000)
    await database
      .insertInto('authSessions')
      .values({ id: newId(now), personId, token, expiresAt, createdAt: now, updatedAt: now })
      .execute()
    await database
      .insertInto('recipients')
      .values({ id: recipientId, email, name: 'Learner', createdAt: now })
      .execute()
    await sql`
      insert into awards (id, recipient_id, status_index, badge_id, badge_version_id, organisation_id, place_id,
        awarded_at, status_list_id, created_at)
      select ${awardId}, ${recipientId}, free.index, badge_id, badge_version_id, organisation_id, place_id, now(),
        status_list_id, now()
      from awards as pattern cross join lateral (
        select index from generate_series(${number * 250}::int, ${number * 250 + 249}::int) as index
        where not exists (select from awards where status_list_id = pattern.status_list_id and status_index = index)
        limit 1) as free
      where pattern.id = ${pattern}`.execute(database)
    await sql`
      insert into award_credentials (award_id, frame_id, proof_value, credential)
      select ${awardId}, frame_id, proof_value, credential from award_credentials where award_id = ${pattern}`.execute(
      database,
    )
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    learners.push({ awardId, cookie: `waymark.session_token=${encodeURIComponent(`${token}.${signature}`)}` })
  }
  return learners
}
