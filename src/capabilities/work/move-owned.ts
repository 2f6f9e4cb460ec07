import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'

/** `not-here`: it is another organisation's. `not-now`: it went on in the meantime. */
export type OwnedMoveRefusal = 'not-here' | 'not-now' | 'changed-meanwhile'

export type OwnedPowers = Pick<Services, 'database'> & { manager: OrganisationManager; now: Date }

export type OwnedOutcome<Refusal extends string = never> =
  | { ok: true }
  | { ok: false; refusal: OwnedMoveRefusal | Refusal }

interface Owned {
  organisationId: string
  placeId: string
}

/** How things of one kind are held and told apart. */
export interface OwnedKind<Row extends Owned> {
  subjectType: string
  lock: (tx: Tx, id: string) => Promise<Row | undefined>
  revision: (row: Row) => string
}

interface Step<Row extends Owned, Refusal> {
  kind: OwnedKind<Row>
  id: string
  /** What was read; left out where what it says does not matter. */
  basedOn?: string | undefined
  /** Whether it stands where this may be done. */
  when: (row: Row) => boolean
  action: string
  /** What is written, or why it is not. */
  act: (tx: Tx, row: Row) => Promise<Refusal | undefined>
}

/** Does something to what an organisation wrote, under its row: of two who do it at once the second finds what the first did. */
export function moveOwned<Row extends Owned, Refusal extends string = never>(
  { kind: { subjectType, lock, revision }, id, basedOn, when, action, act }: Step<Row, Refusal>,
  { database, manager, now }: OwnedPowers,
): Promise<OwnedOutcome<Refusal>> {
  return database.transaction().execute(async (tx) => {
    const row = await lock(tx, id)
    if (row?.organisationId !== manager.organisationId) return { ok: false as const, refusal: 'not-here' as const }
    if (!when(row)) return { ok: false as const, refusal: 'not-now' as const }
    if (basedOn !== undefined && basedOn !== revision(row))
      return { ok: false as const, refusal: 'changed-meanwhile' as const }
    const refusal = await act(tx, row)
    if (refusal) return { ok: false as const, refusal }
    const entry = { action, subjectType, subjectId: id, placeId: row.placeId }
    await audit(tx, { actorId: manager.personId, ...entry }, now)
    return { ok: true as const }
  })
}
