import { issueStatement } from '#capabilities/awards/issue-statement.ts'
import { withdrawStatement } from '#capabilities/awards/withdraw-statement.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { Pledge, PledgeOnDesk } from './pledge.ts'
import { pledgeCredential } from './pledge-format.ts'
import { selectPledges } from './pledge-store.ts'

/**
 * Signs a pledge as it stands in this transaction, with the key of its organisation; what it said before is revoked. What it
 * becomes is written with the signature: nothing is live without one.
 */
export async function signPledge(
  { pledgeId, becomes }: { pledgeId: string; becomes?: Pick<Pledge, 'state' | 'liveAt'> },
  { tx, masterKey, site, now }: Pick<Services, 'masterKey' | 'site'> & { tx: Tx; now: Date },
): Promise<void> {
  const pledge = await selectPledges(tx).where('pledges.id', '=', pledgeId).executeTakeFirstOrThrow()
  await withdrawSignature({ pledgeId }, { tx, now })
  const name = { en: nameOf(pledge, 'en'), cy: nameOf(pledge, 'cy') }
  const signed = await issueStatement(
    {
      organisationId: pledge.organisationId,
      build: (parts) => pledgeCredential({ pledge, name, origin: site.origin, now, ...parts }),
    },
    { tx, masterKey, site, now },
  )
  await tx
    .updateTable('pledges')
    .set({ ...signed, ...becomes })
    .where('id', '=', pledgeId)
    .execute()
}

/** Its status list says from now on that what was signed of it holds no more. */
export async function withdrawSignature(
  { pledgeId }: { pledgeId: string },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  const { statusListId, statusIndex } = await tx
    .selectFrom('pledges')
    .select(['statusListId', 'statusIndex'])
    .where('id', '=', pledgeId)
    .executeTakeFirstOrThrow()
  if (statusListId !== null && statusIndex !== null) await withdrawStatement({ statusListId, statusIndex }, { tx, now })
}

function nameOf(pledge: PledgeOnDesk, language: 'en' | 'cy'): string {
  const english = pledge.badgeName ?? pledge.pathwayTitle ?? pledge.about
  const welsh = pledge.badgeNameCy ?? pledge.pathwayTitleCy ?? pledge.aboutCy
  return `${translator(language)(`pledges.act.${pledge.act}`)}: ${(language === 'cy' && welsh) || english}`
}
