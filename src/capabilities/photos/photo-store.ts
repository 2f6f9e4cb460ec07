import { audit } from '#infrastructure/database/audit.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { PhotoAuthority, PhotoOwner, PhotoPlan } from './photo.ts'

/** The columns that say what a photo is of; the others are empty. */
export function ownerColumns(owner: PhotoOwner) {
  return {
    placeId: 'placeId' in owner ? owner.placeId : null,
    organisationId: 'organisationId' in owner ? owner.organisationId : null,
    opportunityId: 'opportunityId' in owner ? owner.opportunityId : null,
  }
}

/** Whether the owner is theirs who asks. Its row is held: two who change its photos do so one after the other. */
export async function holdOwner(tx: Tx, { owner, use }: PhotoPlan, by: PhotoAuthority): Promise<boolean> {
  if ('placeId' in by) {
    if (!('placeId' in owner) || owner.placeId !== by.placeId || use !== 'picture') return false
    return (await tx.selectFrom('places').select('id').where('id', '=', by.placeId).forUpdate().execute()).length > 0
  }
  if ('organisationId' in owner) {
    if (owner.organisationId !== by.organisationId) return false
    const held = tx.selectFrom('organisations').select('id').where('id', '=', by.organisationId).forUpdate()
    return (await held.execute()).length > 0
  }
  if (!('opportunityId' in owner) || use === 'logo') return false
  const held = tx
    .selectFrom('opportunities')
    .select('id')
    .where('id', '=', owner.opportunityId)
    .where('organisationId', '=', by.organisationId)
    .forUpdate()
  return (await held.execute()).length > 0
}

/** Photos of one thing in one use. */
export function photosOf(database: Reader, { owner, use }: PhotoPlan) {
  const { placeId, organisationId, opportunityId } = ownerColumns(owner)
  let query = database.selectFrom('photos').where('use', '=', use)
  if (placeId) query = query.where('placeId', '=', placeId)
  if (organisationId) query = query.where('organisationId', '=', organisationId)
  if (opportunityId) query = query.where('opportunityId', '=', opportunityId)
  return query
}

interface Noted {
  plan: PhotoPlan
  action: 'photo.shown' | 'photo.taken-off' | 'photo.removed'
  by: PhotoAuthority
  now: Date
}

export async function notePhoto(tx: Tx, { plan: { owner, use }, action, by, now }: Noted): Promise<void> {
  const { placeId, organisationId, opportunityId } = ownerColumns(owner)
  const subject = placeId
    ? { subjectType: 'place' as const, subjectId: placeId }
    : organisationId
      ? { subjectType: 'organisation' as const, subjectId: organisationId }
      : { subjectType: 'opportunity' as const, subjectId: needed(opportunityId, 'the opportunity of a photo') }
  await audit(tx, { actorId: by.personId, action, ...subject, detail: { use } }, now)
}
