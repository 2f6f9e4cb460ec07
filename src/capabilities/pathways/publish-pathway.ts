import { sql } from 'kysely'
import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { milestoneBadges } from './counting-rules.ts'
import type { Curator } from './curator.ts'
import { alike } from './difference-rules.ts'
import { findNamedThings, listAgreedBadges, type NamedThings } from './find-named-things.ts'
import { findPathwayVersion } from './find-pathway.ts'
import { addPathwayVersion, lockPathway, type PathwayHead } from './pathway-store.ts'
import { blocks, type Problem, problemsOf } from './problem-rules.ts'

export type PublishPathwayOutcome =
  | { ok: true; number: number }
  | {
      ok: false
      refusal:
        | 'pathway-not-found'
        | 'pathway-is-archived'
        | 'organisation-not-approved'
        | 'nothing-changed'
        | 'changed-meanwhile'
    }
  /** It would lead nowhere. */
  | { ok: false; refusal: 'pathway-is-broken'; problems: Problem[] }

export interface PublishPathwayRequest {
  pathwayId: string
  /** What changed, for those on their way. */
  changeNote: string | null
  changeNoteCy: string | null
  /** The draft that its curator saw (`revisionOf`); left out, whatever is there is published. */
  basedOn?: string
}

/** Makes the draft the version in force. Those on their way keep theirs until they move over. */
export async function publishPathway(
  { pathwayId, changeNote, changeNoteCy, basedOn }: PublishPathwayRequest,
  { database, curator, now }: { database: Database; curator: Curator; now: Date },
): Promise<PublishPathwayOutcome> {
  return database.transaction().execute(async (tx): Promise<PublishPathwayOutcome> => {
    // One at a time: two pathways that are published at once could otherwise each lead through the other.
    await sql`select pg_advisory_xact_lock(hashtextextended('pathways that lead through others', 0))`.execute(tx)
    const pathway = await lockPathway(tx, { pathwayId, curator })
    if (!pathway) return { ok: false, refusal: 'pathway-not-found' }
    if (pathway.status === 'archived') return { ok: false, refusal: 'pathway-is-archived' }
    if (basedOn !== undefined && revisionOf(pathway.draft) !== basedOn)
      return { ok: false, refusal: 'changed-meanwhile' }
    if (!(await mayPublish(tx, pathway))) return { ok: false, refusal: 'organisation-not-approved' }
    const { draft: content, organisationId } = pathway
    const things = await findNamedThings([content], { database: tx, now })
    const facts = { ...things, agreedBadgeIds: await listAgreedBadges(pathwayId, { database: tx }) }
    const problems = problemsOf({ content, facts, organisationId, pathwayId, now }).filter(blocks)
    if (problems.length > 0) return { ok: false, refusal: 'pathway-is-broken', problems }
    if (pathway.currentVersionId) {
      const current = await findPathwayVersion({ versionId: pathway.currentVersionId }, { database: tx })
      if (current && alike(current.content, content)) return { ok: false, refusal: 'nothing-changed' }
    }
    const { number } = await addPathwayVersion(tx, {
      ...{ pathwayId, content, changeNote, changeNoteCy, now },
      publishedBy: curator.personId,
    })
    await askForBadges(tx, { pathway, things, now })
    await audit(
      tx,
      {
        actorId: curator.personId,
        action: 'pathway.published',
        subjectType: 'pathway',
        subjectId: pathwayId,
        placeId: pathway.placeId,
        detail: { number },
      },
      now,
    )
    return { ok: true, number }
  })
}

async function mayPublish(tx: Tx, { organisationId, placeId }: PathwayHead): Promise<boolean> {
  if (organisationId === null) return true
  const standings = await listStandings(organisationId, { database: tx })
  return standings.some((one) => one.placeId === placeId && one.standing === 'approved')
}

/** Another organisation's badge is awarded by a pathway only if its owner agreed; each owner is asked once. */
async function askForBadges(
  tx: Tx,
  { pathway, things, now }: { pathway: PathwayHead; things: NamedThings; now: Date },
) {
  const given = new Set(milestoneBadges(pathway.draft).values())
  const asked = [...given].flatMap((badgeId) => {
    const owner = things.badges.get(badgeId)?.organisationId
    return owner && owner !== pathway.organisationId ? [{ badgeId, organisationId: owner }] : []
  })
  if (asked.length === 0) return
  await tx
    .insertInto('pathwayConsents')
    .values(asked.map((one) => ({ ...one, pathwayId: pathway.id, state: 'asked', askedAt: now })))
    .onConflict((conflict) => conflict.columns(['pathwayId', 'badgeId']).doNothing())
    .execute()
}
