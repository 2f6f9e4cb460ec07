import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { weekRevision } from './find-ledger.ts'
import type { LedgerCell } from './ledger.ts'
import { type WeekRefusal, weekRefusalOf } from './ledger-rules.ts'
import { selectWeek } from './ledger-store.ts'
import { lockPlacement } from './placement-store.ts'

export type UpdateLedgerWeekOutcome =
  | { ok: true }
  | { ok: false; refusal: 'placement-not-found' | 'changed-meanwhile' | WeekRefusal }

interface UpdateLedgerWeekRequest {
  placementId: string
  /** Its Monday. */
  weekOn: string
  cells: LedgerCell[]
  /** What the form was filled from (`weekRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Writes the lead’s own week of half days, each duty anew. What was there before stands in the log. */
export function updateLedgerWeek(
  { placementId, weekOn, basedOn, ...request }: UpdateLedgerWeekRequest,
  { database, lead, now }: Context,
): Promise<UpdateLedgerWeekOutcome> {
  const personId = needed(lead.personId, 'a person whose week it is')
  const cells = request.cells.filter(({ halfDays }) => halfDays > 0)
  return database.transaction().execute(async (tx): Promise<UpdateLedgerWeekOutcome> => {
    // Two windows of one person wait for each other; two people write rows of their own.
    const placement = await lockPlacement(tx, placementId)
    if (placement?.placeId !== lead.placeId) return { ok: false, refusal: 'placement-not-found' }
    const year = { beginsOn: placement.beginsOn, today: localParts(now).date }
    const refusal = weekRefusalOf({ weekOn, cells }, year)
    if (refusal) return { ok: false, refusal }
    const own = { placementId, personId, weekOn }
    const before = await selectWeek(tx, own)
    // Sent once more, it is there already.
    if (weekRevision(before) === weekRevision(cells)) return { ok: true }
    if (weekRevision(before) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    await tx
      .deleteFrom('placementLedger')
      .where('placementId', '=', placementId)
      .where('personId', '=', personId)
      .where('weekOn', '=', weekOn)
      .execute()
    if (cells.length > 0)
      await tx
        .insertInto('placementLedger')
        .values(cells.map((cell) => ({ ...own, ...cell })))
        .execute()
    const entry = { actorId: personId, action: 'placement.week-written', subjectType: 'placement' }
    const detail = { weekOn, before: asObject(before), after: asObject(cells) }
    await audit(tx, { ...entry, subjectId: placementId, placeId: placement.placeId, detail }, now)
    return { ok: true }
  })
}

const asObject = (cells: LedgerCell[]) =>
  Object.fromEntries(cells.map(({ duty, work, halfDays }) => [`${duty} ${work}`, halfDays]))
