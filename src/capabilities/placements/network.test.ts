import { expect, test } from 'vitest'
import { mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { exitItems } from './exit-plan.ts'
import { findNetworkStanding } from './find-network-standing.ts'
import { listNetworkPlaces } from './list-network-places.ts'
import type { LabelCriterion } from './quality-label.ts'
import { startPlacement } from './start-placement.ts'

/** A town with just enough of everything: five organisations, a fresh listing, a pathway, a consultation, an update held. */
async function aGoodTown() {
  const town = await aTown()
  const { services, placeId, pool } = town
  const hosts = []
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) hosts.push(await anOrganisation(town, { name }))
  const [host] = hosts
  const owner = needed(host, 'a host')
  const listing = await anOpportunity(town, owner)
  await anOpportunity(town, owner, { title: 'Hidden' })
  await anOpportunity(town, owner, {
    ...{ kind: 'event', ageMin: 18, ageMax: 120 },
    sessions: [{ startsAt: new Date('2026-06-20T14:00:00Z'), endsAt: new Date('2026-06-20T16:00:00Z') }],
  })
  await pool.query(`update opportunities set event_type = 'consultation' where kind = 'event'`)
  const { badgeId } = await aBadge(town, owner)
  const team = mintProgrammeTeam({ personId: owner.personId })
  const begun = await startPlacement({ placeId, beginsOn: '2026-05-25' }, { ...services, team, now })
  if (!begun.ok) throw new Error(begun.refusal)
  const { placementId } = begun
  await pool.query(`update placement_meetings set state = 'held', agenda = '{}', settled_at = now() where number = 1`)
  const pathwayId = (
    await pool.query<{ id: string }>(
      `insert into pathways (id, place_id, slug, status, published_at, draft, created_at, updated_at)
       values (gen_random_uuid(), $1, 'coder', 'published', now(), '{}', now(), now()) returning id`,
      [placeId],
    )
  ).rows[0]?.id
  const standing = async () => {
    const [place] = await listNetworkPlaces({}, services)
    return findNetworkStanding(needed(place, 'a place'), { ...services, now })
  }
  return { ...town, owner, badgeId, placementId, pathwayId: needed(pathwayId, 'a pathway'), standing, listing }
}

test('a place holds the label while all is so, and loses it with each condition the moment it lapses', async () => {
  const { standing, pool, placeId, badgeId, pathwayId, listing, placementId } = await aGoodTown()
  expect(await standing()).toMatchObject({ label: { isHeld: true }, organisations: 5, badgesIssued: 0 })
  const missing = async () => {
    const { label } = await standing()
    expect(label.isHeld).toBe(label.standings.every(({ isMet }) => isMet))
    return label.standings.filter(({ isMet }) => !isMet).map(({ criterion }) => criterion)
  }
  const lapses: [LabelCriterion, string, string][] = [
    [
      'active',
      `update organisation_places set decided_at = '2026-01-01' where organisation_id in
        (select id from organisations where name in ('Two', 'Three', 'Four'))`,
      `update organisation_places set decided_at = '2026-06-01'`,
    ],
    [
      'safeguarding',
      `update opportunities set status = 'draft', held_at = now() where title = 'Hidden'`,
      `update opportunities set status = 'published', held_at = null where title = 'Hidden'`,
    ],
    [
      'reviews',
      `insert into badge_reviews (id, badge_id, badge_version_id, place_id, state, asked_at)
        select gen_random_uuid(), id, current_version_id, place_id, 'waiting', '2026-05-20' from badges where id = '${badgeId}'`,
      `update badge_reviews set asked_at = '2026-06-01'`,
    ],
    [
      'fresh',
      `update opportunities set confirmed_at = '2026-01-01' where id = '${listing.opportunityId}'`,
      `update opportunities set confirmed_at = '2026-06-01'`,
    ],
    [
      'pathways',
      `insert into pathway_problems (pathway_id, problem, found_at) values ('${pathwayId}', 'badge-is-archived', now())`,
      `delete from pathway_problems`,
    ],
    [
      'asked',
      `update opportunities set event_status = 'cancelled' where kind = 'event'`,
      `update opportunities set event_status = 'scheduled'`,
    ],
    [
      'year',
      `update placement_meetings set state = 'planned', agenda = null, settled_at = null`,
      `update placement_meetings set state = 'held', agenda = '{}', settled_at = now() where number = 1`,
    ],
  ]
  for (const [criterion, lapse, mend] of lapses) {
    await pool.query(lapse)
    expect(await missing(), criterion).toEqual([criterion])
    await pool.query(mend)
    expect(await missing(), criterion).toEqual([])
  }
  // Alumni are measured by how they carry on instead of by their meetings.
  await pool.query(`update placements set stage = 'alumni'`)
  expect(await missing()).toEqual(['year'])
  for (const item of exitItems)
    await pool.query(
      `insert into placement_exits (placement_id, item, said, state, settled_at) values ($1, $2, 'So', 'done', now())`,
      [placementId, item],
    )
  expect(await missing()).toEqual([])
  await pool.query('update places set closed_at = now() where id = $1', [placeId])
  await expect(standing()).rejects.toThrow('a place is missing')
})
