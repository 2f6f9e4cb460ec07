import { listAwardOffers } from '#capabilities/awards/list-award-offers.ts'
import { stopAwardOffer } from '#capabilities/awards/stop-award-offer.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import type { BulkOf } from '#web/desks/bulk-form.ts'

type Powers = Pick<Services, 'database'> & { issuer: Issuer; now: Date }

/** What can be done to many codes at once: each act is the way back of the other. */
export function codeActs(powers: Powers) {
  const set = (isStopped: boolean) => (codeId: string) => stopAwardOffer({ codeId, isStopped }, powers)
  const setBack = (isStopped: boolean) => (subject: { id: string; formerState: string | null }) =>
    // One that was so before stays so.
    subject.formerState === (isStopped ? 'stopped' : 'open') ? set(isStopped)(subject.id) : Promise.resolve(asItWas)
  return {
    stop: { doOne: set(true), undo: setBack(false) },
    resume: { doOne: set(false), undo: setBack(true) },
  } satisfies BulkOf['acts']
}

const asItWas = { ok: true } as const

/** Those with these ids, or all that the list shows. */
export function codeSubjects(listed: () => Promise<string[]>, { database, issuer }: Powers): BulkOf['subjectsOf'] {
  return async ({ ids, limit }) => {
    const asked = { organisationId: issuer.organisationId, ids: ids ?? (await listed()), limit }
    const { rows } = await listAwardOffers(asked, { database })
    return rows.map((code) => ({
      ...{ id: code.id, name: code.badgeName, nameCy: code.badgeNameCy },
      formerState: code.stoppedAt === null ? 'open' : 'stopped',
    }))
  }
}
