import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { VerificationReport } from '@waymark/open-badges'
import { sql } from 'kysely'
import { type CheckingPowers, checkBadge } from '#capabilities/awards/check-badge.ts'
import { isGivenTo, namesAddress } from '#capabilities/pathways/brought-badge-rules.ts'
import { importBadge } from '#capabilities/pathways/import-badge.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { printable } from '#infrastructure/words/printable.ts'
import { type HandedIn, mostBrought, mostBroughtBytes, type Naming } from './brought-badge.ts'
import {
  type BroughtRefusal,
  type BroughtSummary,
  broughtSummary,
  keepable,
  type Standing,
  standingOf,
  verdictRefusalOf,
} from './brought-badge-rules.ts'
import { drawBroughtPicture } from './draw-brought-picture.ts'

/** What became of one badge that was handed in. */
export type BroughtLine = { from: string } & (
  | { ok: true; id: string; name: string; verdict: VerificationReport['verdict']; standing: Standing; counts: boolean }
  | {
      ok: false
      refusal: BroughtRefusal | 'already-here' | 'unreachable' | 'no-time' | 'too-many' | 'too-tangled'
      name?: string
    }
)

export type BringBadgesOutcome = { ok: true; lines: BroughtLine[] } | { ok: false; refusal: 'not-yours' }

type Powers = Services & CheckingPowers & { signedIn: SignedIn }

/** So many are checked at a time; each may ask its issuer, who may be slow. */
const atATime = 4
/** A badge that is too tangled to check costs a good part of a second before that is known: after a few no further is tried. */
const mostTangled = 3
/** The learner waits no longer than this for an answer. */
const longestMs = 40_000

/**
 * Checks badges from elsewhere and keeps those that hold, byte for byte, for the person who brought them. One whose issuer
 * does not answer is kept too, and says so. One that names an address which is not theirs is not kept.
 */
export async function bringBadges({ handed }: { handed: HandedIn[] }, powers: Powers): Promise<BringBadgesOutcome> {
  if (powers.signedIn.guardianId) return { ok: false, refusal: 'not-yours' }
  const ends = performance.now() + longestMs
  const lines: (BroughtLine | Checked)[] = []
  const waiting = [...handed.entries()]
  let tangled = 0
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, one] = next
      // Other visitors' requests come between two checks.
      await setImmediate()
      const isLate = performance.now() > ends || tangled >= mostTangled
      const line = isLate ? refused(one, 'no-time') : await checked(one, powers)
      if ('ok' in line && !line.ok && line.refusal === 'too-tangled') tangled += 1
      lines[at] = line
    }
  }
  await Promise.all(Array.from({ length: atATime }, work))
  const kept = await keep(lines, powers)
  if (!kept) return { ok: false, refusal: 'not-yours' }
  const told: BroughtLine[] = []
  for (const line of kept) told.push('ok' in line ? line : await countedOnPathways(line, powers))
  return { ok: true, lines: told }
}

async function countedOnPathways(
  { from, id, summary, report }: Checked & { id: string },
  powers: Powers,
): Promise<BroughtLine> {
  const counted = await importBadge({ report }, powers)
  const { verdict } = report
  const standing = standingOf({ ...summary, verdict, genuineAt: null }, powers.now)
  return { ...{ from, ok: true, id }, name: summary.name, verdict, standing, counts: counted.ok }
}

interface Checked {
  from: string
  document: Buffer
  credentialId: string
  summary: BroughtSummary
  naming: Naming
  report: VerificationReport
  picture: Buffer | null
}

type Refusal = Extract<BroughtLine, { ok: false }>['refusal']

const refused = ({ from }: { from: string }, refusal: Refusal, name?: string): BroughtLine => ({
  ...{ from, ok: false, refusal },
  ...(name && { name }),
})

async function checked(handed: HandedIn, powers: Powers): Promise<BroughtLine | Checked> {
  const { askOutside = guardedFetch, signedIn } = powers
  let { badge } = handed
  if (typeof badge === 'string' && /^https?:\/\//i.test(badge)) {
    const fetched = await askOutside(badge)
    if (!fetched.ok) return refused(handed, 'unreachable')
    badge = new Uint8Array(fetched.body)
  }
  const { report, issuedHere } = await checkBadge(badge, powers)
  const name = keepable(report.summary.name)?.slice(0, 200)
  const refusal = verdictRefusalOf(report.verdict)
  if (refusal) return refused(handed, refusal, name)
  if (report.checks.some(({ reason }) => reason === 'document-too-tangled')) return refused(handed, 'too-tangled', name)
  if (issuedHere) return refused(handed, 'given-here', name)
  const { credential } = report
  if (!credential) return refused(handed, 'no-badge')
  if ([credential.type].flat().includes('EndorsementCredential')) return refused(handed, 'is-an-endorsement', name)
  const isTheirs = signedIn.emails.some((email) => isGivenTo(credential, email))
  if (!isTheirs && namesAddress(credential)) return refused(handed, 'names-somebody-else', name)
  const summary = broughtSummary(report)
  if (!summary) return refused(handed, report.verdict === 'cannot-tell' ? 'unreachable' : 'says-too-little', name)
  const document = Buffer.from(badge)
  const { id } = credential
  return {
    ...{ from: handed.from, document, summary, report, naming: isTheirs ? 'theirs' : 'nobody' },
    credentialId: ownIdOf(id) ?? createHash('sha256').update(document).digest('hex'),
    picture: await drawBroughtPicture(
      { badge, report },
      { fetchPicture: (address) => askOutside(address, { accept: 'image/*' }) },
    ),
  }
}

/** As the credential calls itself, where that can be kept. */
const ownIdOf = (id: unknown): string | undefined =>
  typeof id === 'string' && id.length <= 500 && keepable(id) === id && id !== '' ? id : undefined

/** Keeps what was checked, within what one person may keep; `undefined` where nothing is done for them any more. */
function keep(
  lines: (BroughtLine | Checked)[],
  { database, signedIn: { personId }, now }: Powers,
): Promise<(BroughtLine | (Checked & { id: string }))[] | undefined> {
  return database.transaction().execute(async (tx) => {
    if (!(await lockPersonAlone({ personId }, { tx }))) return undefined
    const held = await heldBy(personId, tx)
    const kept: (BroughtLine | (Checked & { id: string }))[] = []
    for (const line of lines) {
      if ('ok' in line) {
        kept.push(line)
        continue
      }
      const isFull = held.count >= mostBrought || held.bytes + line.document.length > mostBroughtBytes
      const id = isFull ? undefined : await insert(line, { tx, personId, now })
      if (!id) {
        kept.push(refused(line, isFull ? 'too-many' : 'already-here', line.summary.name))
        continue
      }
      held.count += 1
      held.bytes += line.document.length
      kept.push({ ...line, id })
    }
    return kept
  })
}

async function heldBy(personId: string, tx: Tx): Promise<{ count: number; bytes: number }> {
  return tx
    .selectFrom('broughtBadges')
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<number>`coalesce(sum(octet_length(document)), 0)::float8`.as('bytes'),
    ])
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
}

async function insert(
  { from, document, credentialId, summary, naming, report, picture }: Checked,
  { tx, personId, now }: { tx: Tx; personId: string; now: Date },
): Promise<string | undefined> {
  const { verdict } = report
  const row = await tx
    .insertInto('broughtBadges')
    .values({
      ...{
        id: newId(now),
        personId,
        document,
        source: printable(from).slice(0, 500),
        credentialId,
        naming,
        verdict,
        picture,
      },
      ...{ ...summary, skills: JSON.stringify(summary.skills) },
      ...{ checkedAt: now, genuineAt: verdict === 'genuine' ? now : null, broughtAt: now },
    })
    .onConflict((conflict) => conflict.columns(['personId', 'credentialId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}
