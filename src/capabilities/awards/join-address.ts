import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'

/** What was given to the address that this account was opened with until now stays for it to keep, under its next address. */
export async function joinAddress(
  _request: Record<string, never>,
  { database, signedIn }: Pick<Services, 'database'> & { signedIn: SignedIn },
): Promise<void> {
  await database
    .updateTable('recipients')
    .set({ personId: signedIn.personId })
    .where('id', 'in', (from) =>
      from
        .selectFrom('recipients')
        .select('id')
        .where('email', '=', signedIn.email.toLowerCase())
        .where('personId', 'is', null)
        // In the order in which all others lock them.
        .orderBy('id')
        .forNoKeyUpdate(),
    )
    .execute()
}
