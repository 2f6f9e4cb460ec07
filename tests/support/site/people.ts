import { addMember } from '#capabilities/organisations/add-member.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import { type OpenDatabase, openDatabase } from '#infrastructure/database/database.ts'
import { site } from './site.ts'

/** The town's first library: the organisation that the demonstration's manager runs. */
export const library = 'larkhill-road-library'

let opened: OpenDatabase | undefined

/** The site's own database, for what no page says: who else there is, and which ids things have. */
export function withDatabase<Answer>(read: (open: OpenDatabase) => Promise<Answer>): Promise<Answer> {
  // One for the file: a new connection costs more than most of what it is asked. It ends when it has been idle.
  opened ??= openDatabase(site.databaseUrl)
  return read(opened)
}

/** A postcode that the site knows, as if a gazetteer had been brought in. */
export async function knowPostcode(postcode: string, where: { latitude: number; longitude: number }): Promise<void> {
  await withDatabase(({ database }) =>
    database
      .insertInto('gazetteerPostcodes')
      .values({ postcode, ...where })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

/** A person who may award the library's badges, and no more. No page makes one yet. */
export async function addIssuerToLibrary(email: string): Promise<void> {
  await withDatabase(async ({ database }) => {
    const now = new Date()
    const people = await addPeople([{ name: 'Isla Example', email }], { database, now })
    const { organisationId, managerId } = await database
      .selectFrom('organisationMembers')
      .innerJoin('organisations', 'organisations.id', 'organisationMembers.organisationId')
      .select(['organisations.id as organisationId', 'organisationMembers.personId as managerId'])
      .where('organisations.slug', '=', library)
      .where('role', '=', 'manager')
      .executeTakeFirstOrThrow()
    const manager = mintOrganisationManager({ organisationId, personId: managerId })
    await addMember({ personId: people.get(email) ?? '', role: 'issuer' }, { database, manager, now })
  })
}
