import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { pairWordsRevision } from './find-pairing.ts'
import { keptTopics } from './pair-rules.ts'
import { lockPeopleOfPair, pairEntry, selectPairWords } from './pair-store.ts'

export type UpdatePairWordsOutcome = { ok: true } | { ok: false; refusal: 'changed-meanwhile' }

interface UpdatePairWordsRequest {
  needs: string[]
  offers: string[]
  /** What the form was filled from (`pairWordsRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Says what a lead needs and offers. All who lead places of the programme may see who fits by it. */
export function updatePairWords(
  { needs, offers, basedOn }: UpdatePairWordsRequest,
  { database, lead, now }: Context,
): Promise<UpdatePairWordsOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdatePairWordsOutcome> => {
    const personId = needed(lead.personId, 'a person')
    await lockPeopleOfPair(tx, [personId])
    const before = needed((await selectPairWords(tx, [personId])).get(personId), 'words')
    const kept = { needs: keptTopics(needs), offers: keptTopics(offers) }
    if (pairWordsRevision(before) === pairWordsRevision(kept)) return { ok: true }
    if (pairWordsRevision(before) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    await tx.deleteFrom('pairWords').where('personId', '=', personId).execute()
    const rows = [
      ...kept.needs.map((topic) => ({ personId, side: 'need', topic })),
      ...kept.offers.map((topic) => ({ personId, side: 'offer', topic })),
    ]
    if (rows.length > 0) await tx.insertInto('pairWords').values(rows).execute()
    await audit(tx, pairEntry(personId, 'words-chosen', personId), now)
    return { ok: true }
  })
}
