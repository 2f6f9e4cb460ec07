import { type RawBuilder, sql } from 'kysely'
import { isStanding, type Standing } from '#capabilities/organisations/organisation.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Succession, SuccessionAsker, SuccessionEnding } from './succession.ts'

interface Row extends Omit<Succession, 'predecessor' | 'successor'> {
  predecessorId: string
  predecessorSlug: string
  predecessorName: string
  successorId: string
  successorSlug: string
  successorName: string
}

/** Successions that meet a condition on `successions`, the latest first. */
export async function selectSuccessions(
  database: Reader,
  condition: RawBuilder<unknown>,
  { limit }: { limit: number },
): Promise<Succession[]> {
  const { rows } = await sql<Row>`
    select successions.id, predecessor_id, former.slug as predecessor_slug, former.name as predecessor_name,
      successor_id, later.slug as successor_slug, later.name as successor_name, place_id, places.slug as place_slug,
      places.name as place_name, places.name_cy as place_name_cy, asked_by, reason, asked_at, notice_until, agreed_at,
      effective_at, ended_at, ending, ending_reason
    from successions join organisations as former on former.id = predecessor_id
      join organisations as later on later.id = successor_id join places on places.id = place_id
    where ${condition} order by asked_at desc, successions.id desc limit ${limit}`.execute(database)
  return rows.map((row) => {
    const { predecessorId, predecessorSlug, predecessorName, successorId, successorSlug, successorName, ...rest } = row
    return {
      ...rest,
      predecessor: { id: predecessorId, slug: predecessorSlug, name: predecessorName },
      successor: { id: successorId, slug: successorSlug, name: successorName },
      askedBy: rest.askedBy as SuccessionAsker,
      ending: rest.ending as SuccessionEnding | null,
    }
  })
}

/** Of two who act on one at once, the second waits and finds what the first made of it. */
export async function lockSuccession(tx: Tx, id: string): Promise<Succession | undefined> {
  await sql`select from successions where id = ${id} for update`.execute(tx)
  return (await selectSuccessions(tx, sql`successions.id = ${id}`, { limit: 1 }))[0]
}

interface InPlace {
  id: string
  standing: Standing | undefined
  managers: number
  /** Whether it hands its own badges over, or has. */
  isUnderWay: boolean
  /** Whether it answers for another, or is about to. */
  takesOver: boolean
}

/** How two organisations stand in a place, while nobody begins another succession of either. */
export async function lockSides(
  tx: Tx,
  { ids, placeId }: { ids: string[]; placeId: string },
): Promise<Map<string, InPlace>> {
  await sql`select from organisations where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx)
  const { rows } = await sql<Omit<InPlace, 'standing'> & { standing: string | null }>`
    select organisations.id, status as standing,
      (select count(*) from organisation_members join people on people.id = person_id
        where organisation_id = organisations.id and role = 'manager' and people.email is not null
          and people.erasing_at is null) as managers,
      exists (select from successions where predecessor_id = organisations.id and ended_at is null) as is_under_way,
      exists (select from successions where successor_id = organisations.id and ended_at is null) as takes_over
    from organisations left join organisation_places on organisation_id = organisations.id and place_id = ${placeId}
    where organisations.id = any(${ids}::uuid[])`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, managers: Number(row.managers), standing: isStanding(row.standing) ? row.standing : undefined },
    ]),
  )
}

interface NewSuccession {
  id: string
  predecessorId: string
  successorId: string
  placeId: string
  askedBy: SuccessionAsker
  reason: string
  askedAt: Date
  noticeUntil: Date
}

export async function insertSuccession(tx: Tx, succession: NewSuccession) {
  await tx.insertInto('successions').values(succession).execute()
}

export async function updateSuccession(
  tx: Tx,
  id: string,
  change: Partial<Record<'agreedAt' | 'effectiveAt' | 'endedAt', Date>> & {
    ending?: SuccessionEnding
    endingReason?: string | null
  },
) {
  await tx.updateTable('successions').set(change).where('id', '=', id).execute()
}
