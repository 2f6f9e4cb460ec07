import { expect, test } from 'vitest'
import { claimCodeOf } from '#capabilities/awards/claim-code.ts'
import { correctAddress } from '#capabilities/awards/correct-address.ts'
import { giveCards } from '#capabilities/awards/give-cards.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwardByCode, keepAwards } from '#capabilities/awards/keep-awards.ts'
import { stopAddress } from '#capabilities/awards/stop-address.ts'
import { suspendAwards } from '#capabilities/awards/suspend-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { correctNow } from '#tests/support/corrections.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'

const email = 'family@school.example'
/** Brothers and sisters at one address: each has several badges. */
const children = ['Ava', 'Ben', 'Cai']

async function aFamily() {
  const town = await aTown({ warm: 12 })
  const school = await anOrganisation(town, { name: 'School' })
  const powers = { ...town.services, issuer: school.issuer, now }
  const awardIds: string[] = []
  for (let turn = 0; turn < 4; turn += 1) {
    const { badgeId } = await aBadge(town, school, { name: `Badge ${turn}` })
    // Against the order of the recipients’ ids, so that ids of awards and of recipients run in opposite directions.
    const inOrder = turn % 2 === 0 ? children : children.toReversed()
    const lines = inOrder.map((name) => ({ recipient: { name, email }, evidence: [] }))
    const outcome = await issueAwards({ badgeId, lines, notify: false }, powers)
    if (outcome.ok) for (const line of outcome.lines) if (line.ok) awardIds.push(line.awardId)
  }
  const people = await addPeople([{ name: 'Parent', email }], { database: town.database, now })
  const signedIn = mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Parent' })
  await giveCards({ awardIds }, powers)
  // Each of those at once may want a second connection, for the queue’s first look at its settings.
  const few = awardIds.filter((_, at) => at % 3 === 0)
  const stop = () =>
    town.database
      .transaction()
      .execute((tx) =>
        stopAddress(
          { organisationId: school.organisationId, email, holders: new Map() },
          { tx, queue: town.services.queue, now },
        ),
      )
  return { town, school, powers, awardIds, few, signedIn, stop }
}

type Family = Awaited<ReturnType<typeof aFamily>>

/** What else changes awards or those who have them, each as often as it can be done at the same moment. */
const acts: Record<string, (family: Family) => Promise<unknown>[]> = {
  'keeping them': ({ powers, signedIn }) => [keepAwards({ ...powers, signedIn })],
  'keeping them by code': ({ powers, signedIn, few }) =>
    few.map((id) => keepAwardByCode({ code: claimCodeOf(id, powers.masterKey) }, { ...powers, signedIn })),
  'withdrawing them': ({ powers, few }) => few.map((awardId) => withdrawAward({ awardId, reason: 'Test' }, powers)),
  'putting them on hold': ({ powers, awardIds }) => [suspendAwards({ awardIds, reason: 'Test' }, powers)],
  'printing their cards': ({ powers, awardIds }) => [giveCards({ awardIds }, powers)],
  'correcting the address': ({ powers, few }) =>
    few.map((awardId) => correctAddress({ awardId, email: 'new@home.example' }, powers)),
  'giving a badge to somebody new there': ({ town, school, powers }) => [
    aBadge(town, school, { name: 'Late badge' }).then(({ badgeId }) =>
      issueAwards({ badgeId, lines: [{ recipient: { name: 'Dee', email }, evidence: [] }], notify: false }, powers),
    ),
  ],
  'correcting the names': ({ powers, few }) =>
    few.map((awardId, turn) => correctNow({ awardId, name: `New ${turn % 3}`, email }, powers)),
}

test.each(Object.keys(acts).flatMap((act) => [0, 1].map((round) => [act, round] as const)))(
  'an address that is stopped and %s at the same moment wait for each other, in one order (%i)',
  async (act, round) => {
    const family = await aFamily()
    const { powers, signedIn, stop, town } = family
    const doing = acts[act]?.(family) ?? []
    const all = [...doing, stop(), ...(round > 0 ? [keepAwards({ ...powers, signedIn })] : [])]
    const settled = await Promise.allSettled(all)
    expect(settled.filter((one) => one.status === 'rejected')).toEqual([])
    const { rows } = await town.pool.query(
      `select from awards join recipients on recipients.id = recipient_id where email = $1 and revoked_at is null`,
      [email],
    )
    expect(rows).toEqual([])
  },
)
