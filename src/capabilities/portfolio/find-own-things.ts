import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { CollectionItem } from './collection.ts'

/** A badge, a badge from elsewhere, or an experience. */
export type OwnThing = Omit<CollectionItem, 'id'>

interface Wanted {
  personId: string
  awardIds: readonly string[]
  broughtBadgeIds: readonly string[]
  experienceIds: readonly string[]
}

/** The one id that such a thing has. */
export const thingId = ({ awardId, broughtBadgeId, experienceId }: OwnThing): string =>
  needed(awardId ?? broughtBadgeId ?? experienceId, 'the id of what is shown')

/**
 * Those of the things that are a person's own, in the order in which they were named, each once: badges that are kept and
 * not withdrawn, badges from elsewhere, and experience.
 */
export async function findOwnThings(
  { personId, awardIds, broughtBadgeIds, experienceIds }: Wanted,
  { database }: { database: Reader },
): Promise<OwnThing[]> {
  const { rows } = await sql<OwnThing>`
    select awards.id as award_id, null::uuid as brought_badge_id, null::uuid as experience_id
    from unnest(${[...awardIds]}::uuid[]) as asked (id)
      join awards on awards.id = asked.id join recipients on recipients.id = awards.recipient_id
    where recipients.person_id = ${personId} and claimed_at is not null and revoked_at is null
    union
    select null, brought_badges.id, null from unnest(${[...broughtBadgeIds]}::uuid[]) as asked (id) join brought_badges using (id)
    where brought_badges.person_id = ${personId}
    union
    select null, null, experiences.id from unnest(${[...experienceIds]}::uuid[]) as asked (id) join experiences using (id)
    where experiences.person_id = ${personId}`.execute(database)
  const wanted = [...awardIds, ...broughtBadgeIds, ...experienceIds]
  return rows.toSorted((one, other) => wanted.indexOf(thingId(one)) - wanted.indexOf(thingId(other)))
}
