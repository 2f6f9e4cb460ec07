import { issueStatement } from '#capabilities/awards/issue-statement.ts'
import { moveBadges } from '#capabilities/badges/move-badges.ts'
import { closeOrganisation } from '#capabilities/organisations/close-organisation.ts'
import { findIssuerProfile } from '#capabilities/organisations/find-issuer-identity.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { type Succession, successionSigners } from './succession.ts'
import { successionCredential } from './succession-format.ts'
import { holdersToTell, successionMoved } from './succession-jobs.ts'
import { updateSuccession } from './succession-store.ts'

type Powers = Pick<Services, 'queue' | 'masterKey' | 'site'> & { tx: Tx; now: Date }

/**
 * Puts a succession in force: each of the two signs what it states of the other, the badges get their new owner, and the
 * predecessor leaves its places. Badges that were given stay as they were signed.
 */
export async function takeEffect(
  { id, predecessor, successor, placeId, placeName, placeNameCy }: Succession,
  { tx, queue, masterKey, site, now }: Powers,
): Promise<void> {
  const sides = { predecessor, successor }
  for (const signer of successionSigners) {
    const { name, id: otherId } = sides[signer === 'predecessor' ? 'successor' : 'predecessor']
    const { id: did } = await findIssuerProfile({ organisationId: otherId }, { database: tx, site })
    const place = { en: placeName, cy: placeNameCy ?? placeName }
    const commentIn = (language: 'en' | 'cy', by: string) =>
      translator(language)(`succession.statement.${signer}`, { by, other: name, place: place[language] })
    const signed = await issueStatement(
      {
        organisationId: sides[signer].id,
        build: (parts) => {
          const comment = { en: commentIn('en', parts.issuer.name), cy: commentIn('cy', parts.issuer.name) }
          return successionCredential({ id, signer, other: { name, did }, comment, origin: site.origin, now, ...parts })
        },
      },
      { tx, masterKey, site, now },
    )
    await tx
      .insertInto('successionStatements')
      .values({ successionId: id, signer, ...signed })
      .execute()
  }
  await moveBadges({ from: predecessor.id, to: successor.id }, { tx, now })
  await closeOrganisation({ organisationId: predecessor.id }, { tx, queue, now })
  await updateSuccession(tx, id, { effectiveAt: now })
  await queue.enqueue(tx, successionMoved, [{ successionId: id, state: 'in-force' }])
  await queue.enqueue(tx, holdersToTell, [{ successionId: id }])
  const entry = { action: 'succession.in-force', subjectType: 'organisation', subjectId: predecessor.id, placeId }
  await audit(tx, { actorId: undefined, ...entry, detail: { successorId: successor.id } }, now)
}
