import type { AwardList } from '#capabilities/awards/award-list.ts'
import { type DraftListRefusal, draftAwardList } from '#capabilities/awards/draft-award-list.ts'
import { listGivenFromSource } from '#capabilities/awards/list-given-from-source.ts'
import { findWhereEarned } from '#capabilities/badges/find-where-earned.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { selectAttendance, selectRegister } from './register-store.ts'

export type DraftAttendanceRefusal = DraftListRefusal | 'register-not-found' | 'nobody-came' | 'everybody-has-it'

export type DraftAttendanceOutcome = { ok: true; listId: string } | { ok: false; refusal: DraftAttendanceRefusal }

type DraftAttendanceRequest = Pick<AwardList, 'id' | 'badgeId' | 'evidence' | 'locale' | 'notify'> & {
  registerId: string
}

/** Lists those who were there for a badge, to be checked; nothing is signed. Who was given it by this register is left out. */
export async function draftAttendanceList(
  { registerId, ...request }: DraftAttendanceRequest,
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<DraftAttendanceOutcome> {
  const { organisationId } = issuer
  const register = await selectRegister(database, { id: registerId, organisationId })
  if (!register) return { ok: false, refusal: 'register-not-found' }
  const { people } = await selectAttendance(database, registerId)
  const came = people.filter(({ ticks, erasedAt }) => ticks.length > 0 && !erasedAt)
  if (came.length === 0) return { ok: false, refusal: 'nobody-came' }
  const { badgeId } = request
  const given = await listGivenFromSource({ sourceId: registerId, badgeId }, { database })
  const left = came.filter(({ position }) => !given.has(lineOf(position)))
  if (left.length === 0) return { ok: false, refusal: 'everybody-has-it' }
  const rows = [
    { line: 1, cells: ['Name', 'E-mail'] },
    ...left.map(({ position, name, email }) => ({ line: lineOf(position), cells: email ? [name, email] : [name] })),
  ]
  const opportunityId = await findWhereEarned({ opportunityId: register.opportunityId, badgeId }, { database })
  return draftAwardList({ ...request, opportunityId, fileName: null, registerId, rows }, { database, issuer, now })
}

/** A person's line is the same in every list of a register: that is how a run tells who has been given a badge. */
const lineOf = (position: number) => position + 1
