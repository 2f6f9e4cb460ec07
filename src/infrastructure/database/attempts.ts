import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Reader } from './database.ts'

export type AttemptOutcome = { ok: true } | { ok: false; waitMinutes: number }

/** What is tried. A person who is erased has their tries of each forgotten, so that no hash of an address stays. */
export const attemptPurposes = [
  ...(['enter-code', 'send-code', 'address-code', 'address-letter', 'erasure-code', 'erasure-letter'] as const),
  ...(['booking', 'card-pin', 'leaver-pin', 'guardian-code', 'handover-letter', 'interest', 'arrival'] as const),
  ...(['call-question', 'call-application', 'programme-interest', 'call-invitation', 'call-partner'] as const),
  ...(['collection-pin', 'collection-report', 'bring-badges', 'take-out'] as const),
] as const

interface Attempts {
  purpose: (typeof attemptPurposes)[number]
  /** By whom, or for what: an address, an account, a card. */
  subject: string
  /** How many come through before the first wait, and between two waits. */
  free: number
}

const longestWaitMinutes = 60
const forgottenAfterHours = 24

const keyOf = ({ purpose, subject }: Pick<Attempts, 'purpose' | 'subject'>) =>
  createHash('sha256').update(`${purpose}\n${subject.trim().toLowerCase()}`).digest('base64url')

/**
 * Counts a try before it is made, so that tries at the same moment count each. After so many a wait follows, twice as
 * long each time up to an hour; a day without tries forgets them. A wait longer than that was set by a clock that was
 * ahead, and is over.
 */
export async function takeAttempt(database: Reader, attempts: Attempts, now: Date): Promise<AttemptOutcome> {
  const key = keyOf(attempts)
  const { free } = attempts
  const { rows } = await sql<{ count: number }>`
    insert into attempt_limits as known (key, count, last_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      count = case when known.last_at < ${hoursBefore(now, forgottenAfterHours)} then 1 else known.count + 1 end,
      last_at = ${now},
      blocked_until = case
        when known.last_at >= ${hoursBefore(now, forgottenAfterHours)} and (known.count + 1) % ${free} = 0
        then ${now}::timestamptz + make_interval(mins => least(${longestWaitMinutes},
          (2 ^ least(10, (known.count + 1) / ${free} - 1))::int))
      end
    where known.blocked_until is null or known.blocked_until <= ${now}
      or known.blocked_until > ${now}::timestamptz + make_interval(mins => ${longestWaitMinutes})
    returning count`.execute(database)
  if (rows.length > 0) return { ok: true }
  const known = await database
    .selectFrom('attemptLimits')
    .select('blockedUntil')
    .where('key', '=', key)
    .executeTakeFirst()
  const waitMs = (known?.blockedUntil?.getTime() ?? now.getTime()) - now.getTime()
  return { ok: false, waitMinutes: Math.max(1, Math.ceil(waitMs / 60_000)) }
}

/** The try was right: earlier ones are forgotten. */
export async function forgetAttempts(database: Reader, attempts: Pick<Attempts, 'purpose' | 'subject'>): Promise<void> {
  await database.deleteFrom('attemptLimits').where('key', '=', keyOf(attempts)).execute()
}

/** Tries of every kind by these: addresses, accounts, cards. */
export async function forgetAllAttempts(database: Reader, subjects: readonly string[]): Promise<void> {
  const keys = subjects.flatMap((subject) => attemptPurposes.map((purpose) => keyOf({ purpose, subject })))
  if (keys.length > 0) await database.deleteFrom('attemptLimits').where('key', 'in', keys).execute()
}

/** What nobody has tried for long, and keys of mails that no job can ask for any more. */
export async function removeOldAttempts(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('attemptLimits')
    .where('lastAt', '<', hoursBefore(now, 2 * forgottenAfterHours))
    .execute()
  await database
    .deleteFrom('sentMails')
    .where('sentAt', '<', hoursBefore(now, 60 * 24))
    .execute()
}

const hoursBefore = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000)
