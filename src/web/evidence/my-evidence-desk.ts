import type { RouterContextProvider } from 'react-router'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findEvidence } from '#capabilities/evidence/find-evidence.ts'
import { isId } from '#infrastructure/ids.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

interface Asked {
  context: Readonly<RouterContextProvider>
  params: { id?: string | undefined }
}

/** What the learner's pages of one piece begin with; 404 where it is another person's. */
export async function myEvidenceDesk({ context, params }: Asked) {
  const { services, now } = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  const { database, queue } = services
  const found = isId(params.id) ? await findEvidence({ id: params.id, personId: person.id }, { database }) : undefined
  const badge = found && (await findBadge({ id: found.piece.badgeId }, { database }))
  if (!found || !badge) throw new Response(null, { status: 404 })
  const { name, nameCy, criteria, criteriaCy, evidenceGuidance, evidenceGuidanceCy, organisationName } = badge
  return {
    ...found,
    badge: { name, nameCy, criteria, criteriaCy, evidenceGuidance, evidenceGuidanceCy, organisationName },
    here: `/me/evidence/${found.piece.id}`,
    powers: { database, queue, signedIn, now },
  }
}
