import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { insertContact } from './contact-store.ts'
import { noteNetwork } from './network-log-store.ts'
import { networkOrganisation } from './network-organisation.ts'
import { nameKeyOf } from './network-rules.ts'
import { insertNetwork, lockNetwork, type NetworkPowers, selectMembers, touch } from './network-store.ts'
import { isOne, keptHere, type NetworkRead } from './read-network-table.ts'

export interface NetworkImported {
  organisations: number
  contacts: number
  /** Lines of which everything is here already. */
  known: number
  /** Lines that may be one of those here, of which nobody said which. */
  undecided: number
  /** Lines beyond what one place keeps. */
  refused: number
}

interface Request {
  lines: NetworkRead[]
  /** What a person chose, by line: the id of one that is here, or `new`. */
  chosen: ReadonlyMap<number, string>
}

/**
 * Keeps what a list said and is not here yet; what is here stays as it is, so that the same list brought again changes
 * nothing. What may be one of those here is kept where a person said which it is.
 */
export function importNetwork(
  { lines, chosen }: Request,
  { database, lead, now }: NetworkPowers,
): Promise<NetworkImported> {
  return database.transaction().execute(async (tx) => {
    const { placeId } = lead
    // Of two who bring the same list at once the second finds what the first kept.
    await tx.selectFrom('places').select('id').where('id', '=', placeId).forNoKeyUpdate().execute()
    const counts: NetworkImported = { organisations: 0, contacts: 0, known: 0, undecided: 0, refused: 0 }
    const { kept, contacts } = await keptHere(placeId, { database: tx })
    const byKey = new Map(kept.map(({ nameKey, id }) => [nameKey, id]))
    const people = new Map(
      [...contacts].map(([id, rows]) => [id, [...rows] as { name: string; email: string | null }[]]),
    )
    const members = new Map((await selectMembers(tx, placeId)).map(({ nameKey, id }) => [nameKey, id]))
    for (const line of lines) {
      const nameKey = nameKeyOf(line.organisation.name)
      const said = chosen.get(line.line)
      const known = byKey.get(nameKey) ?? kept.find(({ id }) => id === said)?.id
      if (!known && line.is.kind === 'perhaps' && said !== 'new') {
        counts.undecided++
        continue
      }
      if (!known && byKey.size >= networkOrganisation.mostOrganisations) {
        counts.refused++
        continue
      }
      const id = known ?? (await make(tx, line, members.get(nameKey) ?? null))
      if (!known) {
        byKey.set(nameKey, id)
        counts.organisations++
      }
      const isKept = line.contact !== null && (await keepContact(tx, { id, line, people }))
      if (isKept) counts.contacts++
      if (known && !isKept) counts.known++
    }
    return counts

    async function make(inTx: Tx, { organisation, nextStep, nextStepOn }: NetworkRead, memberId: string | null) {
      const row = { placeId, requestId: newId(now), said: organisation, now }
      const made =
        (await insertNetwork(inTx, { ...row, organisationId: memberId })) ??
        // The organisation of this site is here under another name.
        (await insertNetwork(inTx, { ...row, organisationId: null }))
      if (!made) throw new Error('an organisation of the network was neither here nor made')
      if (nextStep)
        await inTx
          .updateTable('networkOrganisations')
          .set({ nextStep, nextStepOn, nextStepOwnerId: lead.personId ?? null })
          .where('id', '=', made)
          .execute()
      await noteNetwork(inTx, { id: made, action: 'network.imported', lead }, now)
      return made
    }

    async function keepContact(
      inTx: Tx,
      { id, line, people: all }: { id: string; line: NetworkRead; people: typeof people },
    ): Promise<boolean> {
      const { contact } = line
      const here = all.get(id) ?? []
      if (!contact || here.some((one) => isOne(one, contact))) return false
      await lockNetwork(inTx, { id, placeId })
      if (!(await insertContact(inTx, { id, requestId: newId(now), said: contact, now }))) return false
      all.set(id, [...here, contact])
      await touch(inTx, { id, on: localParts(now).date, now })
      return true
    }
  })
}
