import type { ReceiverAsked } from '#capabilities/introductions/find-receiver.ts'
import type { Receiver } from '#capabilities/introductions/introduction.ts'
import { isId } from '#infrastructure/ids.ts'

/** Whom the address of the form names; undefined where it names nobody. */
export function receiverAsked(request: Request): ReceiverAsked | undefined {
  const asked = new URL(request.url).searchParams
  const [vacancyId, organisationSlug, placeSlug] = ['vacancy', 'employer', 'place'].map((one) => asked.get(one))
  if (vacancyId) return isId(vacancyId) ? { vacancyId } : undefined
  return organisationSlug && placeSlug ? { organisationSlug, placeSlug } : undefined
}

/** Where the page is that a learner came from. */
export const receiverHref = ({ placeSlug, organisationSlug, vacancy }: Receiver): string =>
  vacancy ? `/${placeSlug}/vacancies/${vacancy.id}` : `/${placeSlug}/organisations/${organisationSlug}`

/** Where a learner writes to an employer, or about a vacancy. */
export const introduceHref = (to: { placeSlug: string; organisationSlug: string } | { vacancyId: string }): string =>
  `/me/introductions/new?${new URLSearchParams(
    'vacancyId' in to ? { vacancy: to.vacancyId } : { place: to.placeSlug, employer: to.organisationSlug },
  )}`
