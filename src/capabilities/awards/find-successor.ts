import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { selectAward } from './award-store.ts'
import { publicAward } from './public-award.ts'

/** The award that took the place of the one whose credential names this subject, as far as everybody may know of it. */
export async function findSuccessor(
  { subject }: { subject: string | undefined },
  { database, now }: Pick<Services, 'database'> & { now: Date },
): Promise<string | undefined> {
  const id = /^urn:uuid:(.+)$/.exec(subject ?? '')?.[1]
  const award = isId(id) ? await selectAward(database, id) : undefined
  return (award && publicAward(award, now).correctedBy) ?? undefined
}
