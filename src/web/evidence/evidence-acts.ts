import { chooseAssessor } from '#capabilities/evidence/choose-assessor.ts'
import { listWaitingEvidence } from '#capabilities/evidence/list-waiting-evidence.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import type { BulkOf } from '#web/desks/bulk-form.ts'

type Powers = Pick<Services, 'database'> & { issuer: Issuer }

const nobody = 'nobody'

/** Who looks at many pieces at once: the one who asks, or nobody. Decisions are made one by one, after a look. */
export function evidenceActs(powers: Powers) {
  const give = (pieceId: string, assessorId: string | null) => chooseAssessor({ pieceId, assessorId }, powers)
  const giveBack = ({ id, formerState }: { id: string; formerState: string | null }) =>
    give(id, formerState === nobody ? null : formerState)
  return {
    take: { doOne: (id: string) => give(id, powers.issuer.personId ?? null), undo: giveBack },
    leave: { doOne: (id: string) => give(id, null), undo: giveBack },
  } satisfies BulkOf['acts']
}

/** Those with these ids, or all that the list shows. */
export function evidenceSubjects(
  listed: () => Promise<{ id: string }[]>,
  { database, issuer }: Powers,
): BulkOf['subjectsOf'] {
  return async ({ ids, limit }) => {
    const wanted = ids ?? (await listed()).map(({ id }) => id)
    const asked = { organisationId: issuer.organisationId, ids: wanted, limit }
    const { rows } = await listWaitingEvidence(asked, { database })
    return rows.map(({ id, title, learnerName, assessorId }) => ({
      ...{ id, name: `${title} · ${learnerName}`, nameCy: null },
      formerState: assessorId ?? nobody,
    }))
  }
}
