import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import { addPersonInCare } from '#capabilities/people/add-person-in-care.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { isAdult, isAgeBand } from '#capabilities/people/person.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { newDeskCode } from './guardian-code.ts'
import { guardianChanged } from './guardian-jobs.ts'
import { longestChildName, mostChildren } from './guardian-rules.ts'

export type AddChildOutcome =
  | { ok: true; childId: string }
  | {
      ok: false
      refusal:
        | 'guardian-must-be-adult'
        | 'guardian-must-declare'
        | 'child-needs-a-name'
        | 'name-is-too-long'
        | 'too-many-children'
        | 'child-is-here'
        | 'place-not-found'
    }

interface AddChildRequest {
  /** Of the form: sent twice, it adds one child. */
  requestId: string
  name: string
  placeId: string
  /** They said that they are the child's parent or guardian. */
  declares: boolean
}

/**
 * Adds a child under 13 whom this person cares for. In a place that asks no more than a proven address the guardian is
 * verified by it at once; in another a person of an organisation does so before anything is kept for the child.
 */
export function addChild(
  { requestId, name, placeId, declares }: AddChildRequest,
  { database, queue, signedIn, now }: Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date },
): Promise<AddChildOutcome> {
  const { personId } = signedIn
  const childName = name.trim().replace(/\s+/g, ' ')
  return database.transaction().execute(async (tx): Promise<AddChildOutcome> => {
    const guardian = await tx
      .selectFrom('people')
      .select(['ageBand', 'locale'])
      .where('id', '=', personId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const known = await tx
      .selectFrom('guardianships')
      .innerJoin('people', 'people.id', 'childId')
      .select(['childId', 'requestId', 'people.name'])
      .where('guardianId', '=', personId)
      .execute()
    const same = known.find((one) => one.requestId === requestId)
    if (same) return { ok: true, childId: same.childId }
    if (!isAgeBand(guardian.ageBand) || !isAdult(guardian.ageBand))
      return { ok: false, refusal: 'guardian-must-be-adult' }
    if (!declares) return { ok: false, refusal: 'guardian-must-declare' }
    if (childName === '') return { ok: false, refusal: 'child-needs-a-name' }
    if (childName.length > longestChildName) return { ok: false, refusal: 'name-is-too-long' }
    if (known.some((one) => nameKeyOf(one.name) === nameKeyOf(childName)))
      return { ok: false, refusal: 'child-is-here' }
    if (known.length >= mostChildren) return { ok: false, refusal: 'too-many-children' }
    const place = await tx
      .selectFrom('places')
      .select('guardianProof')
      .where('id', '=', placeId)
      .where('closedAt', 'is', null)
      .executeTakeFirst()
    if (!place) return { ok: false, refusal: 'place-not-found' }
    const isVerified = place.guardianProof === 'address'
    const childId = await addPersonInCare({ name: childName, locale: guardian.locale }, { tx, now })
    await tx
      .insertInto('guardianships')
      .values({
        ...{ childId, guardianId: personId, requestId, placeId, declaredAt: now, deskCode: newDeskCode() },
        ...(isVerified && { verifiedAt: now, verifiedBy: 'address' }),
      })
      .execute()
    const entry = { actorId: personId, action: 'child.added', subjectType: 'person', subjectId: childId }
    await audit(tx, { ...entry, placeId, detail: { verified: isVerified ? 'address' : 'not yet' } }, now)
    await queue.enqueue(tx, guardianChanged, [{ guardianId: personId, change: 'child-added', at: now.toISOString() }])
    return { ok: true, childId }
  })
}
