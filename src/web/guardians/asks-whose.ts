import { listChildren } from '#capabilities/guardians/list-children.ts'
import type { Visit } from '#web/site/visit.ts'

/** Whether what comes to this person may be a child's, so that they say first whose it is. */
export async function asksWhose(guardianId: string, { services, now }: Visit): Promise<boolean> {
  const children = await listChildren({ guardianId }, { database: services.database, now })
  return children.some(({ state }) => state !== 'revoked')
}
