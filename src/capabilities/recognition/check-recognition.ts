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
  const checked = await Promise.all(listed.map((one) => isProven(one.id, powers)))
  return listed.filter((_, index) => checked[index])
}

async function isProven(id: string, powers: CheckingPowers): Promise<boolean> {
  const credential = await findEndorsementCredential({ id }, powers)
  if (!credential) return false
  const { report } = await checkBadge(credential, powers)
  return report.verdict.startsWith('genuine')
}
