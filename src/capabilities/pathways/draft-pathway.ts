import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Curator } from './curator.ts'
import type { PathwayContent } from './pathway.ts'
import { freePathwaySlug, json } from './pathway-store.ts'

export type DraftPathwayOutcome =
  | { ok: true; pathwayId: string; slug: string }
  | { ok: false; refusal: 'not-in-this-place' }

interface Draft {
  placeId: string
  content: PathwayContent
}

type Powers<Connection> = { database: Connection; curator: Curator; now: Date }

/** Begins a pathway; nobody but its curators sees it until it is published. */
export function draftPathway(draft: Draft, powers: Powers<Database>): Promise<DraftPathwayOutcome> {
  return powers.database.transaction().execute((tx) => draftPathwayIn(draft, { ...powers, database: tx }))
}

/** The same, as a part of what another transaction does. */
export async function draftPathwayIn(
  { placeId, content }: Draft,
  { database: tx, curator, now }: Powers<Tx>,
): Promise<DraftPathwayOutcome> {
  if (!(await mayCurateIn(tx, { placeId, curator }))) return { ok: false, refusal: 'not-in-this-place' }
  const pathwayId = newId(now)
  const slug = await freePathwaySlug(tx, { placeId, title: content.title })
  await tx
    .insertInto('pathways')
    .values({
      id: pathwayId,
      placeId,
      organisationId: 'organisationId' in curator ? curator.organisationId : null,
      slug,
      status: 'draft',
      draft: json(content),
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  await audit(
    tx,
    { actorId: curator.personId, action: 'pathway.drafted', subjectType: 'pathway', subjectId: pathwayId, placeId },
    now,
  )
  return { ok: true, pathwayId, slug }
}

async function mayCurateIn(tx: Tx, { placeId, curator }: { placeId: string; curator: Curator }): Promise<boolean> {
  if (!('organisationId' in curator)) return curator.placeId === placeId
  const standings = await listStandings(curator.organisationId, { database: tx })
  return standings.some((one) => one.placeId === placeId && one.standing !== 'refused')
}
