import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { NetworkContact, NetworkContactContent } from './network-contact.ts'
import type { EntryKind } from './network-entry.ts'
import { speaksOf } from './network-rules.ts'

/** Whether it was made: an address stands in one organisation once. */
export async function insertContact(
  tx: Tx,
  { id, requestId, said, now }: { id: string; requestId: string; said: NetworkContactContent; now: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: made } = await tx
    .insertInto('networkContacts')
    .values({ ...{ id: newId(now), networkOrganisationId: id, requestId }, ...said, addedAt: now, changedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made === 1n
}

interface Spoken {
  contact: Pick<NetworkContact, 'id' | 'name' | 'email'>
  placeId: string
}

/** Words of the place’s log that were with a contact or name them. */
export async function findWordsOf(reader: Reader, { contact, placeId }: Spoken) {
  const entries = await reader
    .selectFrom('networkEntries')
    .innerJoin('networkOrganisations as known', 'known.id', 'networkOrganisationId')
    .select(['networkEntries.id', 'networkEntries.kind', 'happenedOn', 'said', 'contactId', 'known.name'])
    .where('known.placeId', '=', placeId)
    .where('said', 'is not', null)
    .orderBy('happenedOn', 'desc')
    .orderBy('networkEntries.id')
    .$narrowType<{ kind: EntryKind }>()
    .execute()
  return entries.filter(({ said, contactId }) => contactId === contact.id || speaksOf(said, contact))
}

/** Everything of one contact. What else names them at the place goes too. */
export async function eraseContact(tx: Tx, { contact, placeId }: Spoken): Promise<void> {
  const words = await findWordsOf(tx, { contact, placeId })
  if (words.length > 0)
    await tx
      .updateTable('networkEntries')
      .set({ said: null })
      .where(
        'id',
        'in',
        words.map(({ id }) => id),
      )
      .execute()
  const organisations = await tx
    .selectFrom('networkOrganisations')
    .select(['id', 'source', 'nextStep'])
    .where('placeId', '=', placeId)
    .orderBy('id')
    .execute()
  for (const { id, source, nextStep } of organisations) {
    const isIn = { source: speaksOf(source, contact), step: speaksOf(nextStep, contact) }
    if (!isIn.source && !isIn.step) continue
    await tx
      .updateTable('networkOrganisations')
      .set({
        ...(isIn.source && { source: '–' }),
        ...(isIn.step && { nextStep: null, nextStepOn: null, nextStepOwnerId: null }),
      })
      .where('id', '=', id)
      .execute()
  }
  const others = await tx
    .selectFrom('networkContacts')
    .innerJoin('networkOrganisations as known', 'known.id', 'networkOrganisationId')
    .select(['networkContacts.id', 'networkContacts.source'])
    .where('known.placeId', '=', placeId)
    .where('networkContacts.id', '<>', contact.id)
    .orderBy('networkContacts.id')
    .execute()
  const naming = others.filter(({ source }) => speaksOf(source, contact)).map(({ id }) => id)
  if (naming.length > 0)
    await tx.updateTable('networkContacts').set({ source: '–' }).where('id', 'in', naming).execute()
  await tx.deleteFrom('networkContacts').where('id', '=', contact.id).execute()
}
