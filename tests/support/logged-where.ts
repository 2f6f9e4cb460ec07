import type { Town } from './town.ts'

/** What the log has of one kind of subject, in the order it was done, each with whether its place is the town. */
export async function loggedWhere({ pool, placeId }: Pick<Town, 'pool' | 'placeId'>, subject: string) {
  const { rows } = await pool.query<{ logged: string }>(
    `select action || case when place_id = $2 then ' here' else ' nowhere' end as logged
     from audit_entries where subject_type = $1 order by id`,
    [subject, placeId],
  )
  return rows.map(({ logged }) => logged)
}
