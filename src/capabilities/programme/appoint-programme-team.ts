import { addPeople } from '#capabilities/people/add-people.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'

type Context = Pick<Services, 'database'> & { now: Date }

/** Lets a person run the programme, with or without an account yet: a command of the installation. */
export async function appointProgrammeTeam(
  { email, name }: { email: string; name: string },
  { database, now }: Context,
): Promise<{ personId: string }> {
  const people = await addPeople([{ email, name }], { database, now })
  const personId = needed(people.get(email.toLowerCase()), 'the person who was recorded')
  await database.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('programmeTeam')
      .values({ personId, appointedAt: now })
      .onConflict((conflict) => conflict.column('personId').doNothing())
      .returning('personId')
      .executeTakeFirst()
    const entry = { actorId: undefined, subjectType: 'person', subjectId: personId }
    if (made) await audit(tx, { ...entry, action: 'programme-team.appointed' }, now)
  })
  return { personId }
}

/** Ends it, at once. Whether there was such a person. */
export async function removeFromProgrammeTeam(
  { email }: { email: string },
  { database, now }: Context,
): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('programmeTeam')
      .where('personId', 'in', (people) =>
        people.selectFrom('people').select('id').where('email', '=', email.toLowerCase()),
      )
      .returning('personId')
      .executeTakeFirst()
    if (!gone) return false
    const entry = { actorId: undefined, subjectType: 'person', subjectId: gone.personId }
    await audit(tx, { ...entry, action: 'programme-team.removed' }, now)
    return true
  })
}

/** Whether this person runs the programme: asked by the gate at each request. */
export async function isInProgrammeTeam({ personId }: { personId: string }, { database }: Reading): Promise<boolean> {
  const row = await database
    .selectFrom('programmeTeam')
    .select('personId')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}
