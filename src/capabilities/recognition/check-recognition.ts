import { type CheckingPowers, checkBadge } from '#capabilities/awards/check-badge.ts'
import { findEndorsementCredential } from './find-endorsement.ts'
import { listRecognition } from './list-recognition.ts'
import type { PublicEndorsement } from './public-endorsement.ts'

/** Each is verified by its own signature and status: more than these are not looked at for one page. */
const mostChecked = 8

/** Who recognises a badge, each checked as a verifier elsewhere would; what is not proven is left out. */
export async function checkRecognition(
  { badgeVersionId }: { badgeVersionId: string },
  powers: CheckingPowers,
): Promise<PublicEndorsement[]> {
  const listed = (await listRecognition({ badgeVersionId }, powers)).slice(0, mostChecked)
  const checked = await Promise.all(
    listed.map(async ({ id }) => isProven(await findEndorsementCredential({ id }, powers), powers)),
  )
  return listed.filter((_, index) => checked[index])
}

/** Whether what was signed here holds, by its own proof and status. */
export async function isProven(credential: string | undefined, powers: CheckingPowers): Promise<boolean> {
  if (!credential) return false
  const { report } = await checkBadge(credential, powers)
  return report.verdict === 'genuine'
}
