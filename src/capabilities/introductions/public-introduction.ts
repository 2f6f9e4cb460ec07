import { type AgeBand, isAdult } from '#capabilities/people/person.ts'
import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Introduction } from './introduction.ts'

const shown = [
  ...(['id', 'state', 'said', 'sentAt', 'endsAt', 'readAt', 'answeredAt', 'reason', 'answer'] as const),
  ...(['vacancyId', 'vacancyTitle', 'vacancyTitleCy', 'placeSlug'] as const),
] as const

/** An introduction as the employer reads it that it was sent to: nothing of its sender but what they chose to show. */
export type PublicIntroduction = PublicView<
  Pick<Introduction, (typeof shown)[number]> & {
    /** Of who sent it, where they let it be seen. */
    name: string | null
    /** Of who sent it, where they chose that, are 18 and over, and it was accepted. */
    address: string | null
  }
>

interface Sender {
  ownName: string | null
  ownEmail: string | null
  ownAge: AgeBand
}

export function publicIntroduction(sent: Introduction & Sender): PublicIntroduction {
  const { nameShown, addressShown, state, ownName, ownEmail, ownAge } = sent
  return publicView({
    ...only(sent, shown),
    name: nameShown && ownName ? ownName : null,
    address: addressShown && state === 'accepted' && isAdult(ownAge) ? ownEmail : null,
  })
}
