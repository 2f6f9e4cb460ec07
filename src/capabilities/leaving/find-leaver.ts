import { sql } from 'kysely'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { forgetAttempts, takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { leaverCodeHash, leaverPinOf, readLeaverLink } from './leaver-code.ts'
import { hasAnother } from './leaving-store.ts'

/** Whom a link or a card is about, as far as its bearer may know. */
export interface FoundLeaver {
  leaverId: string
  organisationId: string
  organisationName: string
  placeSlug: string | null
  /** The mail's link proves that its bearer reads the mail there; a card proves nothing until its PIN is typed. */
  proof: 'mail' | 'card'
  email: string
  fallsAt: Date
  calledOffAt: Date | null
  isOver: boolean
  /** They have an address that stays. */
  hasAnother: boolean
}

/** The leaver of a mail's link or of a card's code. Before an announcement, and for who is left out, there is none. */
export async function findLeaver(
  { code }: { code: string },
  { database, masterKey, now }: Pick<Services, 'database' | 'masterKey'> & { now: Date },
): Promise<FoundLeaver | undefined> {
  const linked = readLeaverLink(code, masterKey)
  if (linked && isId(linked)) return select(database, { by: sql`leavers.id = ${linked}`, proof: 'mail', now })
  const letters = readClaimCode(code)
  if (!letters) return undefined
  return select(database, { by: sql`code_hash = ${leaverCodeHash(letters)}`, proof: 'card', now })
}

async function select(
  database: Reader,
  { by, proof, now }: { by: ReturnType<typeof sql>; proof: FoundLeaver['proof']; now: Date },
): Promise<FoundLeaver | undefined> {
  const { rows } = await sql<FoundLeaver>`
    select leavers.id as leaver_id, leavers.organisation_id, organisations.name as organisation_name, email, falls_at,
      called_off_at, ${proof} as proof, (fell_at is not null or falls_at <= ${now}) as is_over,
      ${hasAnother} as has_another,
      (select places.slug from organisation_places join places on places.id = place_id
        where organisation_places.organisation_id = organisations.id order by places.slug limit 1) as place_slug
    from leavers join leavings on leavings.id = leaving_id join organisations on organisations.id = leavers.organisation_id
    where ${by} and left_out_at is null and confirmed_at is not null`.execute(database)
  return rows[0]
}

export type CheckLeaverPinOutcome =
  | { ok: true }
  | { ok: false; refusal: 'pin-is-wrong' }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

/** Whether the PIN belongs to the card. Each try is counted before it is looked at. */
export async function checkLeaverPin(
  { leaverId, pin }: { leaverId: string; pin: string },
  { database, masterKey, now }: Pick<Services, 'database' | 'masterKey'> & { now: Date },
): Promise<CheckLeaverPinOutcome> {
  const tries = { purpose: 'leaver-pin', subject: leaverId } as const
  const attempt = await takeAttempt(database, { ...tries, free: 5 }, now)
  if (!attempt.ok) return { ok: false, refusal: 'too-many-tries', waitMinutes: attempt.waitMinutes }
  if (pin.replace(/\s/g, '') !== leaverPinOf(leaverId, masterKey)) return { ok: false, refusal: 'pin-is-wrong' }
  await forgetAttempts(database, tries)
  return { ok: true }
}
