import { type AwardFilter, listAwards } from '#capabilities/awards/list-awards.ts'
import { type RestoreAwardsOutcome, restoreAwards } from '#capabilities/awards/restore-awards.ts'
import { type SuspendAwardsOutcome, suspendAwards } from '#capabilities/awards/suspend-awards.ts'
import { type WithdrawAwardOutcome, withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import type { BulkOf } from '#web/desks/bulk-form.ts'
import { listViewOf } from '#web/desks/list-view.ts'

export const awardStates = ['kept', 'notKept', 'undelivered', 'ending', 'asked', 'lapsed', 'withdrawn'] as const

/** What the list of awards shows, as its address has it: the newest first, since it may hold a million. */
export function awardViewOf(request: Request, now: Date) {
  const view = listViewOf(request, { filters: ['q', 'state'], sorts: ['awarded'], isLatestFirst: true })
  const { q, state } = view.filters
  const filter: Pick<AwardFilter, 'terms' | 'state' | 'now'> = {
    now,
    ...(q ? { terms: q } : {}),
    ...(state ? { state: awardStates.find((one) => one === state) } : {}),
  }
  return { view, filter }
}

type Powers = Pick<Services, 'database' | 'queue'> & {
  issuer: Issuer
  now: Date
  /** What the log says where holding was undone as a whole. */
  undone: string
}

/** What can be done to many at once, each with a reason. Withdrawing tells learners and is for good. */
export function awardActs({ undone, ...powers }: Powers) {
  return {
    hold: {
      needsReason: true,
      doOne: async (awardId: string, reason: string) => {
        const outcome = await suspendAwards({ awardIds: [awardId], reason }, powers)
        return outcome.ok && outcome.suspended === 0 ? ({ ok: false, refusal: 'award-is-on-hold' } as const) : outcome
      },
      undo: ({ id }) => restoreAwards({ awardIds: [id], reason: undone }, powers),
    },
    restore: {
      needsReason: true,
      doOne: (awardId: string, reason: string) => restoreAwards({ awardIds: [awardId], reason }, powers),
    },
    withdraw: {
      needsReason: true,
      doOne: (awardId: string, reason: string) => withdrawAward({ awardId, reason }, powers),
    },
  } satisfies BulkOf['acts']
}

export function awardSubjects(request: Request, { database, issuer, now }: Powers): BulkOf['subjectsOf'] {
  const { filter } = awardViewOf(request, now)
  return async ({ ids, limit }) => {
    const asked = { ...(ids ? { ids } : filter), organisationId: issuer.organisationId, limit }
    const { rows } = await listAwards(asked, { database })
    return rows.map(({ id, recipientName, recipientEmail, badgeName }) => ({
      id,
      name: `${recipientName ?? recipientEmail ?? ''} · ${badgeName}`.replace(/^ · /, ''),
      nameCy: null,
    }))
  }
}

type Refusal =
  | Extract<SuspendAwardsOutcome | RestoreAwardsOutcome | WithdrawAwardOutcome, { ok: false }>['refusal']
  | 'award-is-on-hold'

/** Why something was not done to one award of many. */
export const awardActRefusals: Record<Refusal, MessageKey> = {
  'nobody-is-chosen': 'desk.list.refused.not-possible',
  'reason-is-missing': 'manage.hold.refused.reason-is-missing',
  'reason-is-too-long': 'manage.hold.refused.reason-is-too-long',
  'award-not-found': 'desk.list.refused.not-there',
  'award-is-withdrawn': 'desk.list.refused.not-possible',
  'award-is-on-hold': 'desk.list.refused.on-hold',
}

export const isAwardActRefusal = (refusal: string): refusal is Refusal => Object.hasOwn(awardActRefusals, refusal)
