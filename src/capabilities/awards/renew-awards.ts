import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { runAsked } from './award-jobs.ts'
import type { PlacedLine } from './award-line.ts'
import type { BadgeRefusal } from './award-rules.ts'
import { answersFor, correctionWaits } from './award-store.ts'
import { issueRunPart } from './issue-award-run.ts'
import { noteRun } from './start-award-run.ts'
import { longestReason } from './suspension-store.ts'

export type RenewAwardsOutcome =
  | { ok: true; runId: string }
  | {
      ok: false
      refusal:
        | BadgeRefusal
        | 'nobody-is-chosen'
        | 'reason-is-missing'
        | 'reason-is-too-long'
        | 'none-can-be'
        | 'several-badges'
    }

interface RenewRequest {
  /** Of the form: the run that comes of it has it, so that ten equal posts are one. */
  requestId: string
  awardIds: string[]
  /** What shows that it was earned again. It stands in the new badge. */
  reason: string
}

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { issuer: Issuer; now: Date }

/** More are signed by a job with a progress page. */
const mostAtOnce = 200

/**
 * Gives a badge again to those who hold it for a time, as awards that follow theirs. It is a run: its mails wait ten minutes in
 * which all of it can be taken back. What they hold stays as it is, and runs out on its day. Badges of an organisation that has
 * closed are given again by the one that answers for them.
 */
export function renewAwards(
  { requestId, awardIds, reason }: RenewRequest,
  context: Context,
): Promise<RenewAwardsOutcome> {
  const { database, queue, issuer, now } = context
  return database.transaction().execute(async (tx): Promise<RenewAwardsOutcome> => {
    const said = reason.trim()
    if (awardIds.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
    if (!said) return { ok: false, refusal: 'reason-is-missing' }
    if (said.length > longestReason) return { ok: false, refusal: 'reason-is-too-long' }
    const { rows } = await sql<Row>`
      select awards.id, badge_id, recipients.name, recipients.email, recipients.locale
      from awards join recipients on recipients.id = recipient_id and recipients.erased_at is null
      where awards.id = any(${awardIds}::uuid[]) and awards.organisation_id in ${answersFor(issuer.organisationId)}
        and revoked_at is null and valid_until is not null
        and not exists (select from awards as next where next.renews = awards.id and next.revoked_at is null
          and next.run_id is distinct from ${requestId})
        and not ${correctionWaits(sql`awards.id`)}
      order by awards.id`.execute(tx)
    const [first] = rows
    if (!first) return { ok: false, refusal: 'none-can-be' }
    if (rows.some((row) => row.badgeId !== first.badgeId)) return { ok: false, refusal: 'several-badges' }
    const lines = rows.map((row, at) => lineOf(row, at + 1, said))
    const noted = await noteRun(
      {
        ...{ requestId, badgeId: first.badgeId, notify: true, lines },
        ...{ fileName: null, registerId: null, earningRuleId: null },
      },
      { tx, issuer, now },
    )
    if (!noted.ok) return noted
    if (!noted.isNew) return { ok: true, runId: noted.runId }
    if (lines.length > mostAtOnce) await queue.enqueue(tx, runAsked, [{ runId: requestId }])
    else await issueRunPart({ runId: requestId }, { ...context, tx })
    return { ok: true, runId: requestId }
  })
}

interface Row {
  id: string
  badgeId: string
  name: string | null
  email: string | null
  locale: string
}

function lineOf({ id, name, email, locale }: Row, position: number, said: string): PlacedLine {
  return {
    ...{ position, renews: id, evidence: [{ name: said }] },
    recipient: { ...(name && { name }), ...(email && { email }), ...(isLanguage(locale) && { language: locale }) },
  }
}
