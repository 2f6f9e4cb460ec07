import { newId } from '#infrastructure/ids.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { NetworkEntryContent } from './network-entry.ts'
import { noteNetwork } from './network-log-store.ts'
import { entryRefusalOf, type StepRefusal } from './network-rules.ts'
import { leads, lockNetwork, type NetworkPowers, selectContacts, touch } from './network-store.ts'

export type NoteNetworkEntryOutcome =
  | { ok: true }
  | { ok: false; refusal: StepRefusal | 'not-in-network' | 'contact-not-found' | 'owner-not-found' }

interface Request {
  id: string
  /** Of the form: sent twice, it is one. */
  requestId: string
  entry: NetworkEntryContent
}

/** Writes a meeting, call or the like into the log of an organisation. */
export function noteNetworkEntry(
  { id, requestId, entry }: Request,
  { database, lead, now }: NetworkPowers,
): Promise<NoteNetworkEntryOutcome> {
  return database.transaction().execute(async (tx): Promise<NoteNetworkEntryOutcome> => {
    const { placeId } = lead
    const { kind, happenedOn, contactId, byId } = entry
    const said = entry.said.trim()
    if (!(await lockNetwork(tx, { id, placeId }))) return { ok: false, refusal: 'not-in-network' }
    const refusal = entryRefusalOf({ said, happenedOn }, localParts(now).date)
    if (refusal) return { ok: false, refusal }
    if (contactId && !(await selectContacts(tx, id).where('id', '=', contactId).executeTakeFirst()))
      return { ok: false, refusal: 'contact-not-found' }
    if (!(await leads(tx, { placeId, personId: byId }))) return { ok: false, refusal: 'owner-not-found' }
    const { numInsertedOrUpdatedRows: written } = await tx
      .insertInto('networkEntries')
      .values({
        ...{ id: newId(now), networkOrganisationId: id, requestId, contactId, kind, happenedOn, byId, said },
        writtenAt: now,
      })
      .onConflict((conflict) => conflict.columns(['networkOrganisationId', 'requestId']).doNothing())
      .executeTakeFirst()
    if (!written) return { ok: true }
    await touch(tx, { id, on: happenedOn, now })
    await noteNetwork(tx, { id, action: 'network.noted', lead }, now)
    return { ok: true }
  })
}
