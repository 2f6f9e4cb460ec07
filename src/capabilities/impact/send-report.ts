import { sql } from 'kysely'
import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { findOpenReport } from './find-report.ts'
import { reportSent } from './impact-jobs.ts'
import type { PeriodFigures } from './measure-period.ts'

interface Words {
  note: string
  noteCy: string
}

/** Keeps the City Lead's words while the report is being written. Two leads write one report: the later words stay. */
export async function updateReport(
  { note, noteCy }: Words,
  { database, lead, now }: { database: Database; lead: CityLead; now: Date },
): Promise<void> {
  const { from } = await findOpenReport(lead, { database, now })
  const kept = { note, noteCy, savedBy: lead.personId ?? null, savedAt: now }
  await database
    .insertInto('placeReports')
    .values({ id: newId(now), placeId: lead.placeId, fromAt: from, ...kept })
    .onConflict((conflict) => conflict.column('placeId').where('sentAt', 'is', null).doUpdateSet(kept))
    .execute()
}

export type SendReportOutcome =
  | { ok: true; reportId: string }
  | { ok: false; refusal: 'sent-meanwhile' | 'too-many-addresses' }

const mostAddresses = 20

/**
 * Freezes the report and sends it, each address one mail. `from` is where the report began that was looked at: where it
 * begins later by now, another City Lead has sent it.
 */
export function sendReport(
  {
    words,
    figures,
    from,
    to,
    locale,
  }: { words: Words; figures: PeriodFigures; from: Date; to: string[]; locale: Language },
  { database, queue, lead, now }: Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date },
): Promise<SendReportOutcome> {
  const { placeId, personId: actorId } = lead
  return database.transaction().execute(async (tx): Promise<SendReportOutcome> => {
    const addresses = [...new Set(to.map((email) => email.trim().toLowerCase()))]
    if (addresses.length > mostAddresses) return { ok: false, refusal: 'too-many-addresses' }
    await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${placeId}`}, 0))`.execute(tx)
    const open = await findOpenReport({ placeId }, { database: tx, now })
    // A first report begins a fortnight ago, whenever one looks: minutes are no difference.
    if (open.from.getTime() - from.getTime() > 3_600_000) return { ok: false, refusal: 'sent-meanwhile' }
    await tx.deleteFrom('placeReports').where('placeId', '=', placeId).where('sentAt', 'is', null).execute()
    const reportId = newId(now)
    await tx
      .insertInto('placeReports')
      .values({
        id: reportId,
        placeId,
        fromAt: from,
        untilAt: now,
        ...words,
        figures: JSON.stringify(figures),
        savedBy: actorId ?? null,
        savedAt: now,
        sentAt: now,
        sentTo: addresses,
      })
      .execute()
    await queue.enqueue(
      tx,
      reportSent,
      addresses.map((email) => ({ reportId, email, locale })),
    )
    await audit(tx, { actorId, action: 'report.sent', subjectType: 'report', subjectId: reportId, placeId }, now)
    return { ok: true, reportId }
  })
}
