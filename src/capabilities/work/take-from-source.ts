import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { VacancyContent } from './vacancy.ts'
import type { VacancyRecordRead } from './vacancy-record-rules.ts'
import type { VacancyRecordProblem } from './vacancy-source.ts'
import { listedAsOf, lockSource } from './vacancy-source-store.ts'
import { lockOfSource, type SourcedVacancy, vacancyColumns } from './vacancy-store.ts'

/** What a source says of one vacancy with its skills, or what of it could not be used. */
export type SourceRecord =
  | { ok: true; reference: string; content: VacancyContent }
  | Extract<VacancyRecordRead, { ok: false }>

export interface SourceTaken {
  found: number
  problems: VacancyRecordProblem[]
  emptyReadings: number
}

const mostProblems = 100
/** Of one organisation, as with what it writes itself. */
const mostVacancies = 2000

/**
 * Keeps what a source says: new things as drafts, other words of what a person has shown or written in beside it. What it
 * says no more is closed, and what could not be read this time is still there.
 */
export function takeFromSource(
  { sourceId, records }: { sourceId: string; records: SourceRecord[] },
  { database, now }: { database: Database; now: Date },
): Promise<SourceTaken> {
  return database.transaction().execute(async (tx): Promise<SourceTaken> => {
    const source = await lockSource(tx, sourceId)
    if (!source) return { found: 0, problems: [], emptyReadings: 0 }
    const { organisationId, placeId } = source
    const kept = await lockOfSource(tx, sourceId)
    const known = new Map(kept.flatMap((one) => (one.listedAs === null ? [] : [[one.listedAs, one] as const])))
    const said = new Map(
      records.flatMap((one) =>
        one.reference === null ? [] : [[listedAsOf({ sourceId, reference: one.reference }), one] as const],
      ),
    )
    const problems = records.flatMap((one) => (one.ok ? [] : [one.problem])).slice(0, mostProblems)
    const leftOut = new Set(source.leftOut)
    let room = mostVacancies - (await countOf(tx, organisationId))
    const drafted: string[] = []
    for (const [listedAs, record] of said) {
      if (!record.ok || leftOut.has(listedAs)) continue
      const { content } = record
      const sourceSaid = revisionOf(vacancyColumns(content))
      const row = known.get(listedAs)
      if (row) {
        await note(tx, row, { content, sourceSaid })
        continue
      }
      if (room-- <= 0) {
        problems.push({ where: content.title, why: 'too-many' })
        continue
      }
      const id = newId(now)
      const begun = { id, placeId, organisationId, state: 'draft', createdAt: now, changedAt: now }
      await tx
        .insertInto('vacancies')
        .values({ ...begun, ...vacancyColumns(content), listedAs, sourceId, sourceSaid })
        .onConflict((conflict) => conflict.columns(['organisationId', 'listedAs']).doNothing())
        .execute()
      drafted.push(id)
    }
    // A page that suddenly says nothing may be broken: only the second time everything on it has ended.
    const isEmpty = said.size === 0
    const emptyReadings = isEmpty ? source.emptyReadings + 1 : 0
    const gone =
      isEmpty && emptyReadings < 2 ? [] : kept.filter((one) => one.listedAs === null || !said.has(one.listedAs))
    const closed = await endGone(tx, gone, now)
    const entries = [
      ...drafted.map((id) => ({ action: 'vacancy.drafted', subjectId: id })),
      ...closed.map((id) => ({ action: 'vacancy.closed', subjectId: id })),
    ]
    await audit(
      tx,
      entries.map((entry) => ({ ...entry, actorId: undefined, subjectType: 'vacancy', placeId })),
      now,
    )
    return { found: records.filter(({ ok }) => ok).length, problems, emptyReadings }
  })
}

async function countOf(tx: Tx, organisationId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('vacancies')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()
  return count
}

/** A draft that nobody has touched follows its source; anything else keeps its words until a person takes the other ones. */
async function note(
  tx: Tx,
  row: SourcedVacancy,
  { content, sourceSaid }: { content: VacancyContent; sourceSaid: string },
) {
  const update = tx.updateTable('vacancies').where('id', '=', row.id)
  if (row.sourceSaid === sourceSaid) return
  if (row.isUntouched) await update.set({ ...vacancyColumns(content), sourceSaid }).execute()
  else {
    const isAsKept = row.state !== 'closed' && revisionOf(vacancyColumns(row)) === sourceSaid
    await update.set({ sourceSays: isAsKept ? null : JSON.stringify(content), sourceSaid }).execute()
  }
}

/** What was shown is closed, what nobody has touched is deleted, what a person has written in is theirs. */
async function endGone(tx: Tx, gone: SourcedVacancy[], now: Date): Promise<string[]> {
  const idsOf = (is: (one: SourcedVacancy) => boolean) => gone.filter(is).map(({ id }) => id)
  const closed = idsOf(({ state }) => state === 'public')
  const untouched = idsOf(({ isUntouched }) => isUntouched)
  const written = idsOf(({ state, isUntouched }) => state === 'draft' && !isUntouched)
  if (closed.length > 0)
    await tx
      .updateTable('vacancies')
      // Said again one day, it waits for a person as something new.
      .set({ state: 'closed', closedAt: now, sourceSaid: null, sourceSays: null })
      .where('id', 'in', closed)
      .execute()
  if (untouched.length > 0) await tx.deleteFrom('vacancies').where('id', 'in', untouched).execute()
  if (written.length > 0)
    await tx.updateTable('vacancies').set({ sourceId: null, sourceSays: null }).where('id', 'in', written).execute()
  return closed
}
