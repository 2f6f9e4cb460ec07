import { type PublicView, publicView } from '#infrastructure/public-view.ts'
import { type Giving, guardedGifts } from './giving.ts'
import type { Organisation } from './organisation.ts'
import { safeguardingGapOf } from './organisation-rules.ts'

type Safeguarding = Parameters<typeof safeguardingGapOf>[0]

/** What an organisation is and can give, as everybody may see it. */
export type PublicGiving = PublicView<Giving>

/** A mentor or a placement only where its organisation meets now what it owes young people. */
export function publicGiving(
  { sector, staff, gives }: Giving,
  organisation: Pick<Organisation, keyof Safeguarding>,
  now: Date,
): PublicGiving {
  const isSafe = safeguardingGapOf(organisation, now) === undefined
  return publicView({ sector, staff, gives: gives.filter((gift) => isSafe || !guardedGifts.includes(gift)) })
}
