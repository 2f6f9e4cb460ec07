import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { awardUrl } from './award.ts'
import { selectAward } from './award-store.ts'
import { publicAward } from './public-award.ts'

export interface Successor {
  awardId: string
  /** A corrected one took its place; a renewed one follows it. */
  kind: 'corrected' | 'renewed'
  url: string
}

/** The award that took the place of the one whose credential names this subject, or follows it, as far as everybody may know of it. */
export async function findSuccessor(
  { subject }: { subject: string | undefined },
  { database, site, now }: Pick<Services, 'database' | 'site'> & { now: Date },
): Promise<Successor | undefined> {
  const id = /^urn:uuid:(.+)$/.exec(subject ?? '')?.[1]
  const award = isId(id) ? await selectAward(database, id) : undefined
  if (!award) return undefined
  const { correctedBy, renewedBy } = publicAward(award, now)
  const awardId = correctedBy ?? renewedBy
  return awardId
    ? { awardId, kind: correctedBy ? 'corrected' : 'renewed', url: awardUrl(site.origin, awardId) }
    : undefined
}
