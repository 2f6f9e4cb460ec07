import { listEarlierAwards } from '#capabilities/awards/list-earlier-awards.ts'
import { listHolders } from '#capabilities/awards/list-holders.ts'
import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import { listAttendance } from '#capabilities/events/list-attendance.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { atLocalTime } from '#infrastructure/words/local-time.ts'
import { type Earner, type EarnerStanding, type EarningRule, mostEarners, mostTimes } from './earning-rule.ts'
import { earnerHash, selectPlaced } from './earning-store.ts'
import { attendedBy, personKeyOf, standingOf } from './standing-rules.ts'

/** Everybody whom a rule looks at, and how each stands to it now; those with the most first. */
export async function findEarners(
  rule: EarningRule,
  { database, now }: Reading & { now: Date },
): Promise<EarnerStanding[]> {
  const { organisationId, badgeId } = rule
  const counted = await countEarners(rule, { database, now })
  const people = counted.toSorted((one, other) => other.times - one.times).slice(0, mostEarners)
  const earlier = await listEarlierAwards({ organisationId, badgeId, people }, { database })
  const placed = await selectPlaced(database, rule.id)
  return people.map((person, index) => {
    const line = earnerHash(rule.id, person.key)
    const known = {
      times: person.times,
      earlier: earlier[index],
      isLeftOut: placed.get(line)?.isLeftOut === true,
    }
    return { ...person, line, standing: standingOf(known, rule.times), since: earlier[index]?.since }
  })
}

async function countEarners(rule: EarningRule, { database, now }: Reading & { now: Date }): Promise<Earner[]> {
  const { organisationId, opportunityId, badgeIds, countedFrom } = rule
  const from = (countedFrom && atLocalTime(countedFrom, { hour: 0, minute: 0 })) || null
  if (opportunityId) {
    const asked = { organisationId, opportunityId, from, limit: mostTimes }
    return attendedBy(await listAttendance(asked, { database }), nameKeyOf)
  }
  const holders = await listHolders({ organisationId, badgeIds, from, limit: mostEarners }, { database, now })
  // Two without an address who are called the same are told apart as two of one session are.
  const named = holders.map(({ name, email, badges }) => ({ name: name ?? '', email, times: badges }))
  return [...Map.groupBy(named, (one) => personKeyOf(one, nameKeyOf))].flatMap(([key, same]) =>
    same.map((one, index) => ({ ...one, key: index === 0 ? key : `${key}\n${index + 1}` })),
  )
}
