import type { CheckingPowers } from '#capabilities/awards/check-badge.ts'
import { isProven } from './check-recognition.ts'
import { findPledgeCredential } from './find-pledge.ts'
import { listShownPledges } from './list-pledges.ts'
import type { PublicPledge } from './public-pledge.ts'

/** Each is verified by its own signature and status: more than these are not looked at for one page. */
const mostChecked = 8

/** What holders of a badge are promised, each checked as a verifier elsewhere would; what is not proven is left out. */
export async function checkPledges(
  { badgeVersionId }: { badgeVersionId: string },
  powers: CheckingPowers,
): Promise<PublicPledge[]> {
  const { rows } = await listShownPledges({ badgeVersionId }, powers)
  const listed = rows.slice(0, mostChecked)
  const checked = await Promise.all(
    listed.map(async ({ id }) => isProven(await findPledgeCredential({ id }, powers), powers)),
  )
  return listed.filter((_, index) => checked[index])
}
